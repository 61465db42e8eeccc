"""The row cache: stories that have been fetched for the timeline, and what has been asked for."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.views import Cursor, StoryRow
from tui.widgets.timeline.lines import Lines

_MOST = 2_000
_PAGES_AT_ONCE = 1
"""Pages to either side that are fetched with the one in sight, which waits for them."""
_PAGES_AHEAD = 3
"""Pages to either side that are fetched before they come into sight."""


class RowCache:
    """Fetched stories by their cursor; all belong to one generation of counts."""

    def __init__(self) -> None:
        self.generation = 0
        """Grows whenever the counts change, so that answers to older questions can be told."""
        self._rows: dict[Cursor, StoryRow] = {}
        self._asked: tuple[Cursor, int] | None = None
        self._at_ends: frozenset[Cursor] | None = None
        """Where the stories of both ends stand, once they were asked for: they stay, as a person goes there at any time."""

    def renew(self) -> None:
        """Forget everything, because the counts changed."""
        self.generation += 1
        self._rows.clear()
        self._asked = self._at_ends = None

    def get(self, cursor: Cursor) -> StoryRow | None:
        """Return the story at a cursor, if it has been fetched."""
        return self._rows.get(cursor)

    def wanted(self, lines: Lines, top: int, height: int) -> tuple[Cursor, int] | None:
        """Return which stories to ask for, those in sight first; None if all are here or asked for already."""
        if self.lacks(lines, top, height):
            ahead = _PAGES_AT_ONCE
        elif self.lacks(lines, top - height, 3 * height):
            ahead = _PAGES_AHEAD
        else:
            return None
        wanted = lines.rows_between(top - ahead * height, top + (ahead + 1) * height)
        if wanted == self._asked:
            return None
        self._asked = wanted
        return wanted

    def wanted_at_ends(self, lines: Lines, height: int) -> list[tuple[Cursor, int]]:
        """Return which stories of the first and the last page to ask for; none if that was done."""
        if self._at_ends is not None:
            return []
        pages = [range(min(height, len(lines))), range(max(0, len(lines) - height), len(lines))]
        self._at_ends = frozenset(spot for page in pages for spot in map(lines.at, page) if isinstance(spot, Cursor))
        return [wanted for page in pages if page and (wanted := self.wanted_on(lines, page[0], height))]

    def wanted_on(self, lines: Lines, top: int, height: int) -> tuple[Cursor, int] | None:
        """Return which stories of a page to ask for that may come into sight; None if all are here."""
        return lines.rows_between(top, top + height - 1) if self.lacks(lines, top, height) else None

    def lacks(self, lines: Lines, top: int, height: int) -> bool:
        """Return whether the story of any of some lines has not been fetched."""
        spots = map(lines.at, range(max(0, top), min(len(lines), top + height)))
        return any(isinstance(spot, Cursor) and spot.nth >= 0 and spot not in self._rows for spot in spots)

    def put(self, start: Cursor, rows: Sequence[StoryRow]) -> None:
        """Take stories that follow one another from a cursor on; the cache is emptied when it is full, but for both ends."""
        if len(self._rows) > _MOST:
            self._rows = {spot: row for spot, row in self._rows.items() if spot in (self._at_ends or ())}
        self._asked = None
        day, nth = start.day, start.nth
        for row in rows:
            if row.day != day:
                day, nth = row.day, 0
            self._rows[Cursor(day, nth)] = row
            nth += 1

    def replace(self, row: StoryRow) -> bool:
        """Put a story's changed line in the place of the old one; returns whether it was there."""
        for cursor, known in self._rows.items():
            if known.id == row.id:
                self._rows[cursor] = row
                return True
        return False
