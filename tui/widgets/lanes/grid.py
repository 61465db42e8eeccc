"""The layout of the lanes: which line of which month shows the how-manieth story of each theme."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from store.views import Counts
from tui.widgets.timeline.lines import USUAL_ZOOM, ZOOMS, Group, Lines

DEPTH = 4
"""The most lines a month takes; what is beyond is told as a number."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme's place on one line."""

    month: int
    """First day of the month, as an ordinal."""
    theme: str
    """Key of the theme."""
    nth: int
    """Which of the theme's stories of that month, in the order shown."""
    hidden: int = 0
    """How many stories stand behind this cell; 0 if it shows one story."""


class Grid:
    """Months down, themes across."""

    def __init__(self, counts: Counts, themes: Sequence[str], *, newest_first: bool) -> None:
        self.newest_first = newest_first
        self.months: tuple[Group, ...] = Lines(counts, ZOOMS[USUAL_ZOOM], newest_first=newest_first).groups
        sums = counts.per_theme()
        self.themes = tuple(key for key in themes if sums.get(key))
        self.sums = sums
        heights = [min(DEPTH, max(month.themes.values(), default=1)) for month in self.months]
        self._offsets = [0, *accumulate(heights)]

    def __len__(self) -> int:
        return self._offsets[-1]

    def month_at(self, line: int) -> int:
        """Return the index of the month a line belongs to."""
        return max(0, min(len(self.months), bisect_right(self._offsets, line)) - 1)

    def top_of(self, month: int) -> int:
        """Return the first line of a month, by its index."""
        return self._offsets[month]

    def cell(self, line: int, column: int) -> Cell | None:
        """Return what stands on a line in a theme's column, or None if nothing does."""
        if not (0 <= line < len(self) and 0 <= column < len(self.themes)):
            return None
        index = self.month_at(line)
        month, theme, nth = self.months[index], self.themes[column], line - self._offsets[index]
        count = month.themes.get(theme, 0)
        if nth >= count:
            return None
        hidden = count - nth if nth == DEPTH - 1 and count > DEPTH else 0
        return Cell(month.start, theme, nth, hidden)

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
        best = min(range(len(self.months)), key=lambda index: abs(self.months[index].start - day + 15), default=0)
        return self._offsets[best]
