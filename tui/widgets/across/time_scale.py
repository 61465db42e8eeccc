"""The scale of time across the screen: which stretch of time each column shows; long silences are short."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.widgets.time_units import TimeUnit, next_start, start_of

_SILENT = 12
"""Empty columns in a row that are drawn as they are; longer silences are drawn short and told."""


class Level(NamedTuple):
    """How near time is looked at."""

    unit: TimeUnit
    """The stretch of time that has a mark of its own."""
    columns: int
    """How many columns each has."""
    named: TimeUnit
    """The stretches that are named above."""


LEVELS = (
    Level(TimeUnit.YEAR, 1, TimeUnit.DECADE),
    Level(TimeUnit.QUARTER, 1, TimeUnit.YEAR),
    Level(TimeUnit.MONTH, 1, TimeUnit.YEAR),
    Level(TimeUnit.WEEK, 1, TimeUnit.MONTH),
    Level(TimeUnit.DAY, 1, TimeUnit.MONTH),
    Level(TimeUnit.DAY, 4, TimeUnit.WEEK),
    Level(TimeUnit.DAY, 12, TimeUnit.DAY),
)
"""From far away to near."""


_DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.QUARTER: 92, TimeUnit.YEAR: 366}
"""So many days a stretch has at most."""


class Stretch(NamedTuple):
    """A stretch of time with a mark of its own, or a silence."""

    start: int
    """Its first day, as an ordinal."""
    end: int
    """The first day after it."""
    column: int
    """Its first column, counted from the first of all."""
    columns: int
    """How many columns it has."""
    silence: str = ""
    """How long nothing was told, where it stands for a long silence: `7 y`."""


class TimeScale:
    """All time that has stories, stretch by stretch."""

    def __init__(self, days: Sequence[int], level: Level) -> None:
        """Lay out the stretches in which some days lie, and what is between; days are ordinals in time order."""
        self.level = level
        self.stretches: list[Stretch] = []
        """The stretches in time order; there is at least one."""
        for day in days or (1,):
            start = start_of(level.unit, day)
            if not self.stretches or start >= self.stretches[-1].end:
                self._fill_up_to(start)
                self._add(start)
        self._starts = [one.start for one in self.stretches]
        self._columns = [one.column for one in self.stretches]

    @property
    def width(self) -> int:
        """How many columns there are."""
        last = self.stretches[-1]
        return last.column + last.columns

    def at_day(self, day: int) -> Stretch:
        """Return the stretch a day lies in, or the nearest one."""
        return self.stretches[max(0, bisect_right(self._starts, day) - 1)]

    def at_column(self, column: int) -> Stretch:
        """Return the stretch that a column shows, or the nearest one."""
        return self.stretches[max(0, bisect_right(self._columns, column) - 1)]

    def between(self, first: int, end: int) -> Sequence[Stretch]:
        """Return the stretches that are shown from a column on to before another."""
        return self.stretches[max(0, bisect_right(self._columns, first) - 1) : bisect_left(self._columns, end)]

    def silence_before(self, stretch: Stretch) -> str:
        """Return how long nothing was told before a stretch; empty if that was not long."""
        nth = bisect_right(self._starts, stretch.start) - 2
        return self.stretches[nth].silence if nth >= 0 else ""

    def _add(self, start: int, end: int = 0, columns: int = 0, silence: str = "") -> None:
        last = self.stretches[-1] if self.stretches else Stretch(0, 0, 0, 0)
        end = end or next_start(self.level.unit, start)
        self.stretches.append(Stretch(start, end, last.column + last.columns, columns or self.level.columns, silence))

    def _fill_up_to(self, end: int) -> None:
        """Add what lies between the last stretch and a day: empty stretches, or a silence."""
        if not self.stretches:
            return
        first = start = self.stretches[-1].end
        empty: list[int] = []
        while start < end and len(empty) * self.level.columns <= _SILENT:
            empty.append(start)
            start = next_start(self.level.unit, start)
        if start < end or len(empty) * self.level.columns > _SILENT:
            told = how_long(end - first)
            self._add(first, end, len(told) + 2, told)
        else:
            for one in empty:
                self._add(one)


def fitting_level(days: Sequence[int], width: int) -> int:
    """Return the nearest look at which all time has room in so many columns; the farthest if there is none."""

    def has_room(level: Level) -> bool:
        fewest = len(days) // _DAYS[level.unit] * level.columns  # so much is known without laying it out
        return fewest <= width and TimeScale(days, level).width <= width

    return next((nth for nth in reversed(range(len(LEVELS))) if has_room(LEVELS[nth])), 0)


def how_long(days: int) -> str:
    """Return a number of days in few letters: `7 y`, `5 mo`, `9 d`."""
    if days >= 365:
        return f"{days // 365} y"
    return f"{days // 30} mo" if days >= 60 else f"{days} d"
