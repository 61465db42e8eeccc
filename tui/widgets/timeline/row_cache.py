"""The row cache: stories that have been fetched for the timeline, and what has been asked for."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.views import Cursor, StoryRow
from tui.widgets.timeline.lines import Lines

_MOST = 4_000
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

    def renew(self) -> None:
        """Forget everything, because the counts changed."""
        self.generation += 1
        self._rows.clear()
        self._asked = None

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

    def lacks(self, lines: Lines, top: int, height: int) -> bool:
        """Return whether the story of any of some lines has not been fetched."""
        spots = map(lines.at, range(max(0, top), min(len(lines), top + height)))
        return any(isinstance(spot, Cursor) and spot.nth >= 0 and spot not in self._rows for spot in spots)

    def put(self, start: Cursor, rows: Sequence[StoryRow]) -> None:
        """Take stories that follow one another from a cursor on; the cache is emptied when it is full."""
        if len(self._rows) > _MOST:
            self._rows.clear()
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
