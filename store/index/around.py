"""The stories around one in time: all that answer a query where they are few, else only those next to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import tantivy

from store.api.views import Cursor, StoryRow
from store.index.index import StoryIndex
from store.index.rows import at_between, joined
from store.index.schema import day_of, order_of, start_of_day

_beside = ThreadPoolExecutor(2, "around")
"""Looks backwards while the caller looks forwards; its threads start when first needed."""
_WIDER = 6
"""By what the stretch that is looked at grows where too few stories stand in it."""


@dataclass(frozen=True, slots=True)
class Around:
    """The stories around one, in time order."""

    rows: list[StoryRow]
    """The stories, oldest first."""
    days: Mapping[int, int]
    """How many stories there are on each day, in time order: all of them if it is the `whole`, else these rows."""
    place: Cursor
    """Where the one stands among those."""
    start: Cursor
    """Where the first of the rows stands among those."""
    whole: bool
    """True if every story that answers the query was looked at."""


Placed = list[tuple[int, tantivy.DocAddress]]
"""Places in the time order, and where the index has the stories there."""


def all_around(index: StoryIndex, query: tantivy.Query, story: StoryRow, lines: int, most: int) -> Around:
    """Return so many stories before and after one of the few that answer a query, having looked at all of them."""
    hits: Placed = index.searcher.search(query, most, count=False, order_by_field="at", order=tantivy.Order.Asc).hits
    at = bisect_left(hits, order_of(story.published, story.id), key=lambda hit: hit[0])
    earlier, later = _shared_out(at, len(hits) - at, lines)
    begin = at - earlier
    days = Counter(day_of(order) for order, _ in hits)
    rows = [index.row(address) for _, address in hits[begin : at + later]]
    return Around(rows, days, _nth(days, at), _nth(days, begin), whole=True)


def next_around(
    index: StoryIndex, query: tantivy.Query, story: StoryRow, lines: int, reach: int, extent: tuple[int, int]
) -> Around:
    """Return so many stories before and after one of the many that answer a query, looking at as few days as will do.

    `reach` is how many days to either side are looked at first, `extent` the archive's first and last day.
    """
    here = order_of(story.published, story.id)
    earlier = _beside.submit(_side, index, query, story.day, here, lines, -reach, extent)
    after = _side(index, query, story.day, here, lines + 1, reach, extent)
    before = earlier.result()
    if len(after) <= lines:
        before = _side(index, query, story.day, here, 2 * lines - len(after), -reach, extent)
    elif len(before) < lines:
        after = _side(index, query, story.day, here, 2 * lines + 1 - len(before), reach, extent)
    rows = [index.row(address) for _, address in (*reversed(before), *after)]
    days = Counter(row.day for row in rows)
    return Around(rows, days, _nth(days, len(before)), _nth(days, 0), whole=False)


def _side(
    index: StoryIndex, query: tantivy.Query, day: int, here: int, lines: int, reach: int, extent: tuple[int, int]
) -> Placed:
    """Return the stories next to a place: from it on if the reach is forwards, else before it, the nearest first."""
    while True:
        edge = day + reach
        beyond = not extent[0] < edge < extent[1]
        if reach > 0:
            stretch, order = at_between(here, None if beyond else start_of_day(edge + 1) - 1), tantivy.Order.Asc
        else:
            stretch, order = at_between(None if beyond else start_of_day(edge), here - 1), tantivy.Order.Desc
        hits: Placed = index.searcher.search(joined(query, stretch), lines, count=False, order_by_field="at", order=order).hits
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
