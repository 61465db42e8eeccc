"""Lanes as lines of time: how many stories each has on which days, and how that is drawn."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.widgets.lanes.lane import Lane

ONE = "•"
"""Stands for one story."""
_HEAT = "▂▃▄▅▆▇█"
"""Stand for several, from few to the most there are at once in sight."""
_SHORTEST, _LONGEST = 12, 44
"""Columns that a headline needs to be worth showing, and has at most."""


class LaneDays:
    """A lane with the days of its stories."""

    def __init__(self, lane: Lane, days: Mapping[int, int]) -> None:
        self.lane = lane
        self.days: Sequence[int] = array("l", sorted(days))  # a dozen lanes of a large archive have 5,000 each
        """The days that have stories, as ordinals."""
        self._before = array("l", [0, *accumulate(days[day] for day in self.days)])

    @property
    def total(self) -> int:
        """How many stories there are."""
        return self._before[-1]

    def count(self, start: int, end: int) -> int:
        """Return how many stories there are from a day on to before another."""
        return self._before[bisect_left(self.days, end)] - self._before[bisect_left(self.days, start)]

    def day_from(self, day: int) -> int | None:
        """Return the first day with stories that is not before a day."""
        at = bisect_left(self.days, day)
        return self.days[at] if at < len(self.days) else None

    def day_before(self, day: int) -> int | None:
        """Return the last day with stories before a day."""
        at = bisect_left(self.days, day)
        return self.days[at - 1] if at else None

    def nearest(self, day: int) -> int:
        """Return the day with stories that is the nearest to a day."""
        near = [one for one in (self.day_before(day), self.day_from(day)) if one is not None]
        return min(near, key=lambda one: abs(one - day), default=day)


class AcrossTable(NamedTuple):
    """The lanes that are shown, with their days."""

    by: str = "theme"
    """What they are by, in a word."""
    lanes: Sequence[LaneDays] = ()
    """The lanes that have stories, from top to bottom."""

    def days(self) -> list[int]:
        """Return all days that have stories, in time order."""
        return sorted({day for lane in self.lanes for day in lane.days})


def heat_sign(count: int, most: int) -> str:
    """Return the sign for so many stories at once, where the most there are in sight are so many."""
    if count < 2:
        return ONE if count else " "
    return _HEAT[min(len(_HEAT) - 1, (count - 1) * len(_HEAT) // max(1, most))]


class Spot(NamedTuple):
    """A headline's place beneath its mark."""

    line: int
    """Which line beneath the marks, from 0."""
    column: int
    """Its first column."""
    room: int
    """How many columns it may take."""
    nth: int
    """Which of the stories it is."""


def headline_spots(columns: Sequence[int], lines: int, width: int) -> list[Spot]:
    """Return where headlines stand beneath marks, given the columns of stories in time order; those that have no room are left out.

    Stories take turns on the lines, so that each has room until the next on its line.
    """
    spots: list[Spot] = []
    free = [0] * lines
    for nth, column in enumerate(columns):
        line = next((one for one in range(lines) if free[one] <= column), None)
        if line is None or not 0 <= column < width:
            continue
        beyond = columns[nth + lines] if nth + lines < len(columns) else width
        room = min(width, beyond, column + _LONGEST) - column - 1
        if room >= _SHORTEST:
            spots.append(Spot(line, column, room, nth))
            free[line] = column + room + 1
    return spots
