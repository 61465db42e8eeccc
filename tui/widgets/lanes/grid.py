"""The layout of the lanes: which line of which month shows which story of each lane."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from store.api.views import Breakdown
from tui.widgets.time_units import TimeUnit, start_of

DEPTH = 4
"""The most lines a month takes; what is beyond is told as a number."""


class Cell(NamedTuple):
    """One lane's place on one line."""

    month: int
    """First day of the month, as an ordinal."""
    lane: str
    """The lane's key."""
    nth: int
    """Which of the lane's stories of that month, in the order shown."""
    hidden: int = 0
    """How many stories stand behind this cell; 0 if it shows one story."""


class Grid:
    """Months down, lanes across."""

    def __init__(self, months: Breakdown, lanes: Sequence[str], *, newest_first: bool) -> None:
        """Lay out the lanes that have stories, in the order given."""
        self.newest_first = newest_first
        self.months = tuple(sorted(months, reverse=newest_first))
        """First day of each month that has stories, as an ordinal, in the order shown."""
        self._counts = months
        self.sums: dict[str, int] = {}
        """How many stories each lane has."""
        for counts in months.values():
            for key, count in counts.items():
                self.sums[key] = self.sums.get(key, 0) + count
        self.lanes = tuple(key for key in lanes if self.sums.get(key))
        heights = [min(DEPTH, max(months[month].values(), default=1)) for month in self.months]
        self._offsets = [0, *accumulate(heights)]

    def __len__(self) -> int:
        return self._offsets[-1]

    def month_at(self, line: int) -> int:
        """Return the index of the month a line belongs to."""
        return max(0, min(len(self.months), bisect_right(self._offsets, line)) - 1)

    def top_of(self, month: int) -> int:
        """Return the first line of a month, by its index."""
        return self._offsets[month]

    def count(self, month: int, lane: str) -> int:
        """Return how many stories a lane has in a month, given by its first day."""
        return self._counts[month].get(lane, 0)

    def cell(self, line: int, column: int) -> Cell | None:
        """Return what stands on a line in a lane's column, or None if nothing does."""
        if not (0 <= line < len(self) and 0 <= column < len(self.lanes)):
            return None
        index = self.month_at(line)
        month, lane, nth = self.months[index], self.lanes[column], line - self._offsets[index]
        count = self._counts[month].get(lane, 0)
        if nth >= count:
            return None
        hidden = count - nth if nth == DEPTH - 1 and count > DEPTH else 0
        return Cell(month, lane, nth, hidden)

    def next_cell(self, line: int, column: int, by: int) -> int | None:
        """Return the nearest line, up (-1) or down (1), on which a column has something."""
        line += by
        while 0 <= line < len(self):
            if self.cell(line, column):
                return line
            line += by
        return None

    def nearest(self, line: int, column: int) -> int:
        """Return the line with something in a column that is closest to a line."""
        if self.cell(line, column):
            return line
        both = [found for by in (-1, 1) if (found := self.next_cell(line, column, by)) is not None]
        return min(both, key=lambda found: abs(found - line), default=line)

    def line_of_day(self, day: int) -> int:
        """Return the first line of the month a day lies in, or of the nearest one."""
        month = start_of(TimeUnit.MONTH, day)
        best = min(range(len(self.months)), key=lambda index: abs(self.months[index] - month), default=0)
        return self._offsets[best]
