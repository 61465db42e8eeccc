"""The tables of forms that briefs and stories can be written in; the command line and the screen offer what stands here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from store.api.times import Brief
    from store.api.views import MarkedStory
    from store.exports.about import About


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


@dataclass(frozen=True, slots=True)
class StoryForm:
    """A form that stories can be written in, and the module of this folder that writes it; it is loaded when it writes."""

    suffixes: tuple[str, ...]
    """The endings of its files, with their point; files are written under the first. None for a folder of files."""
    label: str
    """What it is called in a sentence, with an article if it takes one."""
    module: str
    """The module whose `write(stories, about, out)` writes it; of a folder, whose `write_folder(stories, about, folder)` does."""
    notes: bool = True
    """False if the person's notes go along only when that is asked for: the form is for others to read."""

    @property
    def is_folder(self) -> bool:
        """True if it is a folder of files."""
        return not self.suffixes

    @property
    def short_label(self) -> str:
        """What it is called in a list."""
        return self.label.removeprefix("a ").removeprefix("an ")

    def write(self, stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
        """Write stories in this form, one at a time, cleaned. Raises ExportError, OSError."""
        import_module(f"store.exports.{self.module}").write(_cleaned(stories, about), about, out)

    def write_folder(self, stories: Iterable[MarkedStory], about: About, folder: Path) -> None:
        """Write stories as files into an empty folder, one at a time, cleaned. Raises ExportError, OSError."""
        import_module(f"store.exports.{self.module}").write_folder(_cleaned(stories, about), about, folder)


EXPORTS = {
    "text": Export((".txt",), "text", "text_export"),
    "markdown": Export((".md", ".markdown"), "Markdown", "markdown_export", "m"),
    "json": Export((".json",), "JSON", "json_export", "o"),
    "ics": Export((".ics",), "a calendar", "ical_export", "c"),
}
"""Each form of a brief by the name that is typed for it."""
STORY_FORMS = {
    "markdown": StoryForm((".md", ".markdown"), "Markdown", "markdown_stories"),
    "folder": StoryForm((), "a folder of Markdown files", "markdown_folder"),
    "json": StoryForm((".json",), "JSON", "json_stories"),
    "jsonl": StoryForm((".jsonl", ".ndjson"), "JSON Lines", "json_lines"),
    "csv": StoryForm((".csv",), "a table (CSV)", "csv_stories"),
    "jsonfeed": StoryForm((".feed.json",), "a JSON Feed", "json_feed", notes=False),
    "atom": StoryForm((".atom", ".xml"), "an Atom feed", "atom_feed", notes=False),
    "ics": StoryForm((".ics",), "a calendar", "calendar_stories", notes=False),
    "svg": StoryForm((".svg",), "a picture (SVG)", "svg_picture", notes=False),
    "timelinejs": StoryForm((".timeline.json",), "a timeline for TimelineJS", "timelinejs", notes=False),
    "html": StoryForm((".html", ".htm"), "a web page", "html_page", notes=False),
}
"""Each form of stories by the name that is typed for it."""


def written(brief: Brief, name: str) -> bytes:
    """Return a brief in the form of a name, as the bytes of a file."""
    out = BytesIO()
    EXPORTS[name].write(brief, out)
    return out.getvalue()


def export_for(suffix: str) -> str:
    """Return the name of the form that files with an ending are in, whatever its case; text for endings of no form."""
    return next((name for name, export in EXPORTS.items() if suffix.lower() in export.suffixes), "text")


def form_for(path: PurePath) -> str:
    """Return the name of the form that stories are written in under a file's name, whatever its case; empty if it tells none."""
    name = path.name.lower()
    endings = ((ending, form) for form, one in STORY_FORMS.items() for ending in one.suffixes if name.endswith(ending))
    return max(endings, key=lambda one: len(one[0]), default=("", ""))[1]


def _cleaned(stories: Iterable[MarkedStory], about: About) -> Iterable[MarkedStory]:
    from store.exports.clean_story import clean_story

    return (clean_story(one, notes=about.notes) for one in stories)
