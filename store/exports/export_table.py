"""The table of forms that a brief can be written in; the command line and the screen offer what stands here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from store.api.times import Brief


@dataclass(frozen=True, slots=True)
class Export:
    """A form, and the module of this folder that writes it; the module is loaded when it writes."""

    suffixes: tuple[str, ...]
    """The endings of its files, with their point; files are written under the first."""
    label: str
    """What it is called in a sentence, with an article if it takes one."""
    module: str
    """The module whose `write(brief, out)` writes it."""
    key: str = ""
    """The key that writes it on the screen; a form without one is chosen by its name."""

    @property
    def short_label(self) -> str:
        """What it is called in a list."""
        return self.label.removeprefix("a ")

    def write(self, brief: Brief, out: BinaryIO) -> None:
        """Write a brief in this form."""
        import_module(f"store.exports.{self.module}").write(brief, out)


EXPORTS = {
    "text": Export((".txt",), "text", "text_export"),
    "markdown": Export((".md", ".markdown"), "Markdown", "markdown_export", "m"),
    "json": Export((".json",), "JSON", "json_export", "o"),
    "ics": Export((".ics",), "a calendar", "ical_export", "c"),
}
"""Each form by the name that is typed for it."""


def written(brief: Brief, name: str) -> bytes:
    """Return a brief in the form of a name, as the bytes of a file."""
    out = BytesIO()
    EXPORTS[name].write(brief, out)
    return out.getvalue()


def export_for(suffix: str) -> str:
    """Return the name of the form that files with an ending are in, whatever its case; text for endings of no form."""
    return next((name for name, export in EXPORTS.items() if suffix.lower() in export.suffixes), "text")
