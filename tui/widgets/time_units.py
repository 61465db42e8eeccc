"""Stretches of time the timeline is cut into: days, weeks, months, years, decades."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from tui.widgets.date_words import days_between, long_day, week_start


class TimeUnit(StrEnum):
    """A length of time that has a heading of its own."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


_LONGEST = {
    TimeUnit.DAY: 1,
    TimeUnit.WEEK: 7,
    TimeUnit.MONTH: 31,
    TimeUnit.QUARTER: 93,
    TimeUnit.YEAR: 366,
    TimeUnit.DECADE: 3660,
}
"""So many days a stretch has at most."""


def start_of(unit: TimeUnit, day: int) -> int:
    """Return the first day of the stretch that a day lies in; days are ordinals."""
    if unit is TimeUnit.DAY:
        return day
    return week_start(day) if unit is TimeUnit.WEEK else _start_of(unit, day)


@lru_cache(4_000)
def _start_of(unit: TimeUnit, day: int) -> int:
    when = date.fromordinal(day)
    if unit is TimeUnit.MONTH:
        return when.replace(day=1).toordinal()
    if unit is TimeUnit.QUARTER:
        return date(when.year, (when.month - 1) // 3 * 3 + 1, 1).toordinal()
    if unit is TimeUnit.YEAR:
        return date(when.year, 1, 1).toordinal()
    return date(max(1, when.year // 10 * 10), 1, 1).toordinal()


def next_start(unit: TimeUnit, start: int) -> int:
    """Return the first day of the stretch after the one that starts on a day."""
    return start_of(unit, start + _LONGEST[unit])


def sum_by_unit(unit: TimeUnit, shares: Mapping[int, Mapping[str, int]]) -> dict[int, dict[str, int]]:
    """Return counts by theme summed up over longer stretches of time, by the first day of each."""
    sums: dict[int, dict[str, int]] = {}
    for start, counts in shares.items():
        into = sums.setdefault(start_of(unit, start), {})
        for key, count in counts.items():
            into[key] = into.get(key, 0) + count
    return sums


def name_of(unit: TimeUnit, start: int) -> str:
    """Return what a person calls the stretch that starts on a day."""
    when = date.fromordinal(start)
    if unit is TimeUnit.DAY:
        return long_day(when)
    if unit is TimeUnit.WEEK:
        return days_between(when, when + timedelta(days=6))
    if unit is TimeUnit.MONTH:
        return f"{when:%B} {when.year}"
    if unit is TimeUnit.QUARTER:
        return f"{when.year} Q{(when.month + 2) // 3}"
    if unit is TimeUnit.YEAR:
        return str(when.year)
    return f"{when.year}s"
