"""What the first painted screen needs, fetched before the screen's own code is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from store.api.archive import Archive
from store.api.errors import DatelineError
from store.api.themes import Theme
from store.api.views import Counts, Cursor, Selection, StoryRow
from store.opening import open_archive
from tui.state.change_queue import ChangeQueue

_FIRST_ROWS = 240
_PATIENCE = 1.0
"""Seconds that a change waits for another program before the person is told that it waits; it is tried again until it is made."""


@dataclass(frozen=True, slots=True)
class OpenedArchive:
    """An open archive and the newest of its stories."""

    archive: Archive
    """The archive."""
    themes: Sequence[Theme]
    """Its themes, in order."""
    counts: Counts
    """How many stories stand on each day."""
    start: Cursor
    """Where the first of `rows` stands."""
    rows: Sequence[StoryRow]
    """The newest stories, oldest of them first."""
    fresh: bool
    """True if there was no archive: it was just made from the starting stories, or is about to be."""
    changes: ChangeQueue = field(default_factory=ChangeQueue)
    """What the person did that is still to be carried out."""


def open_at_newest(folder: Path | None) -> OpenedArchive:
    """Open an archive and fetch what the first screen shows. Raises DatelineError."""
    archive = open_archive(folder, patience=_PATIENCE, sitting=True)
    with suppress(DatelineError):  # it is tried again behind the screen, which tells what is wrong
        archive.fill()
    counts = archive.counts(Selection())
    start = cursor_from_end(counts, _FIRST_ROWS)
    rows = archive.rows(Selection(), start, _FIRST_ROWS) if counts.total else ()
    return OpenedArchive(archive, archive.themes.every(), counts, start, rows, archive.is_new)


def cursor_from_end(counts: Counts, stories: int) -> Cursor:
    """Return where the last so many stories begin."""
    left = stories
    for day in reversed(list(counts.days)):
        here = counts.days[day]
        if here >= left:
            return Cursor(day, here - left)
        left -= here
    return Cursor(next(iter(counts.days), 1), 0)
