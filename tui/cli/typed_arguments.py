"""What may be typed where a command asks for something: text that is text, and names that are not empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from store.paths import place_of

_FILES = ("FILE", "FOLDER", "DIR")
"""What the help calls a thing of the disk, whose name may be of any bytes."""
_MAY_BE_EMPTY = ("TEXT", "LINE")
"""What the help calls free text, which may be empty."""


def refusal_of(parameters: Iterable[click.Parameter], typed: Mapping[str, Any]) -> str:
    """Return what is wrong with the values that were typed for a command's parameters, in one sentence; nothing if all can be meant."""
    for parameter in parameters:
        called = parameter.metavar or ""
        for one in _values(typed.get(parameter.name or "")):
            if not one and _is_needed(parameter, called):
                return f"{called.strip('[].')} is empty; say which one, or leave it out"
            if not (any(word in called for word in _FILES) or is_text(one)):
                return f"{called.strip('[].') or parameter.name} is not UTF-8, so it can't be read as text; nothing was changed"
    return ""


def _values(value: object) -> Iterator[str]:
    """Yield the texts among what was typed for one parameter."""
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, str):
            yield one


def _is_needed(parameter: click.Parameter, called: str) -> bool:
    """Return whether an empty value can't be meant: an empty option is the same as none, but for the name of a file."""
    if isinstance(parameter, click.Argument):
        return not any(word in called for word in _MAY_BE_EMPTY)
    return any(word in called for word in _FILES)


def is_text(typed: str) -> bool:
    """Return whether what was typed is text: where its bytes are none, Python gives letters that there are none of."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        return False
    return True


class NamedPath(click.Path):
    """A file or folder by its name, which is not empty: that would be the folder that one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path. Raises click.BadParameter for an empty name, and for what is no folder where one is asked for."""
        if not str(value) or (isinstance(value, Path) and not value.parts):
            self.fail("the name is empty; name one, or leave it out", param, ctx)
        path = Path(value)
        if not self.file_okay and path.exists() and not path.is_dir() and not path.is_file():
            self.fail(f"{value} is no folder; name one", param, ctx)
        return super().convert(value, param, ctx)


class ArchivePlace(NamedPath):
    """Where an archive is: a folder by its name, or the address of a database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the address as it was typed, or the folder. Raises click.BadParameter as `NamedPath` does."""
        place = place_of(str(value))
        return place if isinstance(place, str) else super().convert(value, param, ctx)
