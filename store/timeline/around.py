"""The stories around one in time: all that answer a query where they are few, else only those next to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from store.api.views import Cursor, StoryRow
from store.engine.order import day_of, order_of, start_of_day
from store.engine.protocol import NEWEST, OLDEST, Engine, Hits
from store.engine.terms import Clause
from store.timeline.stretches import between

_beside = ThreadPoolExecutor(3, "around")
"""Looks backwards while the caller looks forwards, and counts meanwhile; its threads start when first needed."""
_T = TypeVar("_T")
_WIDER = 6
"""By what the stretch that is looked at grows where too few stories stand in it."""


def meanwhile(call: Callable[[], _T]) -> Future[_T]:
    """Have something worked out beside what the caller does: an engine's own work needs nothing of Python."""
    return _beside.submit(call)


@dataclass(frozen=True, slots=True)
class Around:
    """The stories around one, in time order."""

    rows: list[StoryRow]
    """The stories, oldest first."""
    days: Mapping[int, int]
    """How many stories there are on each day, in time order: all of them if it is the `whole`, else these rows."""
    cursor: Cursor
    """Where the one stands among those."""
    start: Cursor
    """Where the first of the rows stands among those."""
    whole: bool
    """True if every story that answers the query was looked at."""
    unread: int = 0
    """How many of all that were looked at are unread; told only of the whole."""


def all_around(engine: Engine, query: Clause, story: StoryRow, lines: int, most: int) -> Around:
    """Return so many stories before and after one of the few that answer a query, having looked at all of them."""
    hits, _ = engine.search(query, most, OLDEST)
    at = bisect_left(hits, order_of(story.published, story.id), key=lambda hit: int(hit[0]))
    earlier, later = _shared_out(at, len(hits) - at, lines)
    begin = at - earlier
    days = Counter(day_of(int(order)) for order, _ in hits)
    rows = [engine.row(address) for _, address in hits[begin : at + later]]
    return Around(rows, days, _nth(days, at), _nth(days, begin), whole=True, unread=engine.unread(hits))


def next_around(engine: Engine, query: Clause, story: StoryRow, lines: int, reach: int, extent: tuple[int, int]) -> Around:
    """Return so many stories before and after one of the many that answer a query, looking at as few days as will do.

    `reach` is how many days to either side are looked at first, `extent` the archive's first and last day.
    """
    here = order_of(story.published, story.id)
    earlier = _beside.submit(_side, engine, query, story.day, here, lines, -reach, extent)
    after = _side(engine, query, story.day, here, lines + 1, reach, extent)
    before = earlier.result()
    if len(after) <= lines:
        before = _side(engine, query, story.day, here, 2 * lines - len(after), -reach, extent)
    elif len(before) < lines:
        after = _side(engine, query, story.day, here, 2 * lines + 1 - len(before), reach, extent)
    rows = [engine.row(address) for _, address in (*reversed(before), *after)]
    days = Counter(row.day for row in rows)
    return Around(rows, days, _nth(days, len(before)), _nth(days, 0), whole=False)


def _side(engine: Engine, query: Clause, day: int, here: int, lines: int, reach: int, extent: tuple[int, int]) -> Hits:
    """Return the stories next to a place: from it on if the reach is forwards, else before it, the nearest first."""
    while True:
        edge = day + reach
        beyond = not extent[0] < edge < extent[1]
        if reach > 0:
            last = extent[1] if beyond else edge
            hits, _ = engine.search(between(query, here, start_of_day(last + 1) - 1), lines, OLDEST)
        else:
            first = extent[0] if beyond else edge
            hits, _ = engine.search(between(query, start_of_day(first), here - 1), lines, NEWEST)
        if len(hits) >= lines or beyond:
            return hits
        reach *= _WIDER


def _shared_out(before: int, after: int, lines: int) -> tuple[int, int]:
    """Return how many stories to show before a place and from it on: so many each, but more where the other side has fewer."""
    return min(before, max(lines, 2 * lines - after)), min(after, max(lines + 1, 2 * lines + 1 - before))


def _nth(days: Mapping[int, int], nth: int) -> Cursor:
    """Return where the how-manieth story of some days stands."""
    for day, number in days.items():
        if nth < number:
            return Cursor(day, nth)
        nth -= number
    return Cursor(max(days, default=1), 0)
