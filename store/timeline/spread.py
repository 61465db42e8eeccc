"""How all stories that answer a query are spread over time, told around some of them that are at hand."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from store.api.views import Counts, Cursor, StoryRow
from store.engine.order import order_of, start_of_day
from store.engine.protocol import Engine
from store.engine.terms import Clause
from store.timeline.stretches import between, on_days

_SHORT = 800
"""An archive of so few days is always counted by the day: its strip shows weeks."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many stories there are, and where some of them stand."""

    counts: Counts
    """All that answer: by day, or where that is not `daily`, in other months than theirs on the month's first day."""
    daily: bool
    """True if every day is counted singly."""
    cursor: Cursor
    """Where the story that was asked for stands."""
    start: Cursor
    """Where the first of the stories stands."""


def spread_around(
    engine: Engine,
    query: Clause,
    rows: Sequence[StoryRow],
    which: int,
    extent: tuple[int, int],
    months: Callable[[], Counts],
    *,
    daily: bool,
) -> Spread:
    """Say how all that answers a query is spread around some that follow one another in time, and where one of these stands.

    `extent` is the archive's first and last day, `months` counts by month. Days of other months are counted singly only if `daily`.
    """
    first, last = rows[0].day, rows[-1].day
    counts = engine.counts(query, *extent) if daily else _days_among(engine, query, months(), *_whole_months(first, last))
    there = sum(1 for _ in takewhile(lambda row: row.day == first, rows))
    earlier = _earlier(engine, query, rows[0]) if there == len(rows) else max(0, counts.days.get(first, 0) - there)
    day = rows[which].day
    nth = sum(row.day == day for row in rows[:which]) + earlier * (day == first)
    return Spread(counts, daily, Cursor(day, nth), Cursor(first, earlier))


def needs_days(extent: tuple[int, int]) -> bool:
    """Return whether an archive has so few days that its strip shows less than months."""
    return extent[1] - extent[0] <= _SHORT


def _days_among(engine: Engine, query: Clause, months: Counts, first: int, last: int) -> Counts:
    """Return counts by month with those of some whole months by day."""
    alone = engine.counts(on_days(query, first, last), first, last).days
    before = {start: number for start, number in months.days.items() if start < first}
    after = {start: number for start, number in months.days.items() if start > last}
    return replace(months, days={**before, **alone, **after})


def _earlier(engine: Engine, query: Clause, row: StoryRow) -> int:
    """Return how many stories of a row's day stand before it."""
    before = between(query, start_of_day(row.day), order_of(row.published, row.id) - 1)
    return engine.search(before, 1, counted=True)[1] or 0


def _whole_months(first: int, last: int) -> tuple[int, int]:
    """Return the first and the last day of the months that two days stand in."""
    end = date.fromordinal(last)
    return date.fromordinal(first).replace(day=1).toordinal(), last + monthrange(end.year, end.month)[1] - end.day
