"""Where what is derived of an archive stands: in the cache, or where that can't be, in a folder that goes with the program."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.api.errors import UnwritableIndexError
from store.index.index import StoryIndex
from store.index.soundness import why_unwritable
from store.paths import Paths

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made there
"""Where Linux keeps files in memory."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is derived of an archive."""

    paths: Paths
    """Where things live, with the index where it stands."""
    index: StoryIndex
    _room: TemporaryDirectory[str] | None = None
    """The folder that goes when the program ends."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it stands where no other program finds it."""
        return self._room is not None


def derived(paths: Paths) -> Derived:
    """Return what is derived of an archive, made anew elsewhere where the cache can't be made.

    Raises UnwritableIndexError, ArchiveLockedError.
    """
    try:
        return Derived(paths, StoryIndex(paths.index))
    except UnwritableIndexError as error:
        return _elsewhere(paths, error)


def elsewhere(paths: Paths, index: StoryIndex) -> Derived:
    """Return what is derived of an archive, to be made anew in another folder as the index can't be written where it is.

    Raises UnwritableIndexError.
    """
    return _elsewhere(paths, UnwritableIndexError.of(index.folder, index.unwritable))


def _elsewhere(paths: Paths, error: UnwritableIndexError) -> Derived:
    from tempfile import TemporaryDirectory, gettempdir

    for place in (Path(gettempdir()), _IN_MEMORY):
        if place.is_dir() and not why_unwritable(place):
            with suppress(OSError, UnwritableIndexError):
                room = TemporaryDirectory(prefix="dateline-", dir=place, ignore_cleanup_errors=True)
                index = StoryIndex(Path(room.name) / paths.index.name)
                index.notices.append(f"{error}; until then all of it is read anew every time")
                return Derived(replace(paths, index=index.folder), index, room)
    raise error
