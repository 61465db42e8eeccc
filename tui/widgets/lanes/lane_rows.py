"""The stories that were fetched for the lanes, and the months of each lane that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.api.views import StoryRow
from tui.widgets.lanes.grid import Cell

_KEPT = 4_000
"""Months of lanes whose stories are kept; when there are more, everything is fetched anew."""

MonthRows = Mapping[tuple[int, str], Sequence[StoryRow]]
"""The first stories of months, oldest first, by the month's first day and the lane's key."""


class LaneRows:
    """Fetched stories; each request belongs to one generation of numbers, so that late answers can be told."""

    def __init__(self) -> None:
        self.generation = 0
        self._rows: dict[tuple[int, str], Sequence[StoryRow]] = {}
        self._asked: set[tuple[int, str]] = set()

    def renew(self) -> None:
        """Ask for everything anew; what is here is shown until then."""
        self.generation += 1
        self._asked.clear()

    def clear(self) -> None:
        """Forget what is here."""
        self._rows.clear()

    def put(self, rows: MonthRows) -> None:
        """Take the stories of some months of some lanes."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
            self._asked.clear()
        self._rows.update(rows)

    def has(self, cell: Cell) -> bool:
        """Return whether the stories of a cell's month and lane are here."""
        return (cell.month, cell.lane) in self._rows

    def story(self, cell: Cell, *, newest_first: bool) -> StoryRow | None:
        """Return the story of a cell; None if it has not been fetched."""
        rows = self._rows.get((cell.month, cell.lane), ())
        if cell.nth >= len(rows):
            return None
        return rows[-1 - cell.nth] if newest_first else rows[cell.nth]

    def replace(self, row: StoryRow) -> None:
        """Put a story's changed row in the place of the old one, in every lane it stands in."""
        for key, rows in self._rows.items():
            self._rows[key] = [row if known.id == row.id else known for known in rows]

    def ask(self, months: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return which of some months of some lanes were not asked for yet; they count as asked for from now on."""
        wanted = [month for month in months if month not in self._asked]
        self._asked.update(wanted)
        return wanted
