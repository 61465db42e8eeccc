"""What the first painted screen needs, fetched before the screen's own code is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.api.archive import Archive
from store.api.errors import DatelineError
from store.api.themes import Theme
from store.api.views import Counts, Cursor, Selection, StoryRow
from store.opening import open_archive
from store.paths import Paths, Place
from tui.state.change_queue import ChangeQueue
from tui.state.kept_place import KeptPlace, load_place, place_file

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
    cursor: Cursor | None = None
    """Where the person is to stand; None for the newest story."""
    place: KeptPlace | None = None
    """Where the last sitting was left, as far as that is there; None if there was none."""
    left: float = 0.0
    """When the last sitting was left, in seconds since 1970; 0 if there was none."""
    tour: Path | None = None
    """The file that says that the tour of the first minutes was taken; None to offer none."""
    keeps: Path | None = None
    """The file that the place is kept in; None to keep none."""
    changes: ChangeQueue = field(default_factory=ChangeQueue)
    """What the person did that is still to be carried out."""


def open_at_newest(place: Place | None) -> OpenedArchive:
    """Open an archive and fetch what the first screen shows. Raises DatelineError."""
    return _at_newest(_opened(place))


def open_where_left(where: Place | None, *, fresh: bool = False) -> OpenedArchive:
    """Open an archive where the last sitting was left, or as new, and fetch what the first screen shows. Raises DatelineError."""
    file = place_file(where)
    kept = load_place(file)
    place = None if fresh else kept
    archive = _opened(where)
    restored = _at_place(archive, place) if place and not place.is_newest else None
    opened = restored or _at_newest(archive)
    left, tour = kept.left if kept else 0.0, Paths.find(where).config / "toured"
    place = place if restored or not place else _elsewhere(place)
    return replace(opened, place=place, left=left, tour=tour, keeps=file)


def _opened(place: Place | None) -> Archive:
    archive = open_archive(place, patience=_PATIENCE, sitting=True)
    with suppress(DatelineError):  # it is tried again behind the screen, which tells what is wrong
        archive.fill()
    return archive


def _at_newest(archive: Archive) -> OpenedArchive:
    counts = archive.counts(Selection())
    start = cursor_from_end(counts, _FIRST_ROWS)
    rows = archive.rows(Selection(), start, _FIRST_ROWS) if counts.total else ()
    return OpenedArchive(archive, archive.themes.every(), counts, start, rows, archive.is_new)


def _at_place(archive: Archive, place: KeptPlace) -> OpenedArchive | None:
    """Return what is shown where a sitting was left; None if none of that is there any more."""
    selection = place.selection
    try:
        counts = archive.counts(selection)
        cursor = archive.cursor(selection, place.story) if place.story else None
        cursor = cursor or _nearest(counts, place.day)
        start = cursor_before(counts, cursor, _FIRST_ROWS // 2) if cursor else cursor_from_end(counts, _FIRST_ROWS)
        rows = archive.rows(selection, start, _FIRST_ROWS) if counts.total else ()
    except DatelineError:
        return None
    if not counts.total:
        return None
    return OpenedArchive(archive, archive.themes.every(), counts, start, rows, archive.is_new, cursor)


def _elsewhere(place: KeptPlace) -> KeptPlace:
    """Return what holds of a place also where one stands on the newest of all stories instead."""
    return replace(place, story=None, day=0, selection=Selection(), home=None)


def _nearest(counts: Counts, day: int) -> Cursor | None:
    """Return where the first story of the day stands that is nearest to one; None for the newest."""
    return Cursor(min(counts.days, key=lambda one: abs(one - day)), 0) if day and counts.days else None


def cursor_before(counts: Counts, cursor: Cursor, stories: int) -> Cursor:
    """Return where so many stories before another begin."""
    left = stories - cursor.nth
    for day in reversed([day for day in counts.days if day < cursor.day]):
        if left <= 0:
            break
        here = counts.days[day]
        if here >= left:
            return Cursor(day, here - left)
        left -= here
    return Cursor(next(iter(counts.days), 1), 0) if left > 0 else Cursor(cursor.day, max(0, cursor.nth - stories))


def cursor_from_end(counts: Counts, stories: int) -> Cursor:
    """Return where the last so many stories begin."""
    left = stories
    for day in reversed(list(counts.days)):
        here = counts.days[day]
        if here >= left:
            return Cursor(day, here - left)
        left -= here
    return Cursor(next(iter(counts.days), 1), 0)
