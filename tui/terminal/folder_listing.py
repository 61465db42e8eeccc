"""What stands in a folder, as far as it goes on from a path that is being typed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

_LOOKED_AT = 50_000
"""Names of a folder that are looked at."""
_LISTED = 200
"""Names that are listed."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file or a folder in a folder."""

    name: str
    """Its name, with a slash behind it if it is a folder."""
    size: int = 0
    """Its bytes; 0 for a folder."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.name.endswith(os.sep)


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The files and folders that a typed path can go on with."""

    typed: str
    """The path as it was typed."""
    entries: Sequence[FolderEntry] = ()
    """What its last part can become, folders first."""
    more: int = 0
    """How many more there are."""
    problem: str = ""
    """Why the folder can't be looked into; empty if it can."""

    def path_of(self, entry: FolderEntry) -> str:
        """Return the path that is typed once an entry is taken."""
        return self.typed[: len(self.typed) - len(_split(self.typed)[1])] + entry.name


def folder_listing(typed: str) -> FolderListing:
    """Return what stands in the folder of a typed path and begins with its last part; hidden names only if it does so itself."""
    folder, start = _split(typed)
    key = start.casefold()
    try:
        with os.scandir(Path(folder or ".").expanduser()) as found:
            entries = [
                _entry(one)
                for one in islice(found, _LOOKED_AT)
                if one.name.casefold().startswith(key) and (start.startswith(".") or not one.name.startswith("."))
            ]
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        return FolderListing(typed, problem=f"{folder or '.'} can't be looked into ({reason or 'there is no such folder'})")
    entries.sort(key=lambda one: (not one.is_folder, one.name.casefold()))
    return FolderListing(typed, entries[:_LISTED], max(0, len(entries) - _LISTED))


def is_folder(typed: str) -> bool:
    """Return whether a typed path is a folder."""
    with suppress(OSError, ValueError, RuntimeError):
        return full_path(typed).is_dir()
    return False


def is_taken(path: Path) -> bool:
    """Return whether a file stands at a path, or a folder with something in it."""
    with suppress(OSError, ValueError):
        return path.is_file() or (path.is_dir() and next(path.iterdir(), None) is not None)
    return False


def full_path(typed: str) -> Path:
    """Return the path that is meant by a typed one. Raises RuntimeError where there is no such home."""
    return Path(typed.strip() or ".").expanduser()


def _split(typed: str) -> tuple[str, str]:
    """Return the folder of a typed path, with its slash, and the part behind it."""
    if typed in ("~", "..", "."):
        return f"{typed}{os.sep}", ""
    cut = typed.rfind(os.sep) + 1
    return typed[:cut], typed[cut:]


def _entry(found: os.DirEntry[str]) -> FolderEntry:
    with suppress(OSError):
        if found.is_dir():
            return FolderEntry(found.name + os.sep)
        return FolderEntry(found.name, found.stat().st_size)
    return FolderEntry(found.name)
