"""The shelf: stories that have been fetched for the timeline, and what has been asked for."""

from __future__ import annotations

from collections.abc import Sequence

from store.views import Cursor, StoryRow

_MOST = 4_000


class Shelf:
    """Fetched stories by their place; all belong to one generation of counts."""

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

    def __contains__(self, place: Cursor) -> bool:
        return place in self._rows

    def get(self, place: Cursor) -> StoryRow | None:
        """Return the story at a place, if it has been fetched."""
        return self._rows.get(place)

    def ask(self, wanted: tuple[Cursor, int]) -> bool:
        """Note what is wanted; returns whether it was not asked for already."""
        if wanted == self._asked:
            return False
        self._asked = wanted
        return True

    def put(self, start: Cursor, rows: Sequence[StoryRow]) -> None:
        """Take stories that follow one another from a place on; the shelf is emptied when it is full."""
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
        for place, known in self._rows.items():
            if known.id == row.id:
                self._rows[place] = row
                return True
        return False
