"""Stories of the timeline by span and cursor: only the lines asked for are read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import tantivy

from store.index.counts import between
from store.index.index import StoryIndex
from store.index.schema import day_of, order_of, row_of, schema
from store.views import Counts, Cursor, StoryRow

_MOST_LISTED = 4_000
"""Stories that are listed in time order in one go."""
_FARTHEST = 1_000
"""Days beyond which all days are looked at."""


def rows_from(index: StoryIndex, query: tantivy.Query, counts: Counts, start: Cursor, limit: int) -> list[StoryRow]:
    """Return up to `limit` stories from a place on, in time order; `counts` are the query's own."""
    days = list(counts.days)
    first = bisect_left(days, start.day)
    skip = start.nth if first < len(days) and days[first] == start.day else 0
    last, wanted = first, skip + limit
    while last < len(days) and wanted > 0:
        wanted -= counts.days[days[last]]
        last += 1
    if first == last:
        return []
    return span(index, query, days[first], days[last - 1], skip, limit)


def span(index: StoryIndex, query: tantivy.Query, first: int, last: int, skip: int, limit: int) -> list[StoryRow]:
    """Return the stories of a span of days in time order, some of the first skipped, so many at most."""
    found = index.searcher.search(
        between(query, first, last), skip + limit, count=False, order_by_field="at", order=tantivy.Order.Asc
    )
    return [index.row(address) for _, address in found.hits[skip:]]


@dataclass(frozen=True, slots=True)
class Around:
    """The stories around one, in time order."""

    rows: list[StoryRow]
    """The stories, oldest first."""
    days: dict[int, int]
    """How many stories there are on each day, in time order: all of them if it is the `whole`, else these rows."""
    place: Cursor
    """Where the one stands among those."""
    start: Cursor
    """Where the first of the rows stands among those."""
    whole: bool
    """True if every story that answers the query was looked at."""


def around(index: StoryIndex, query: tantivy.Query, story: StoryRow, lines: int, reach: int | None) -> Around:
    """Return so many stories before and after one of those that answer a query, looking at as few days as will do.

    `reach` is how many days to either side are looked at first; None for all of them.
    """
    here = order_of(story.published, story.id)
    hits = _by_time(index, query, story.day, reach)
    while reach is not None and not _enough(hits, here, lines):
        reach = reach * 8 if reach < _FARTHEST else None
        hits = _by_time(index, query, story.day, reach)
    at = min(bisect_left(hits, here, key=lambda hit: hit[0]), max(0, len(hits) - 1))
    begin = max(0, at - lines)
    shown = hits[begin : at + lines + 1]
    rows = [index.row(address) for _, address in shown]
    if reach is None and len(hits) < _MOST_LISTED:
        days = dict(Counter(day_of(order) for order, _ in hits))
        return Around(rows, days, _nth(days, at), _nth(days, begin), whole=True)
    days = dict(Counter(row.day for row in rows))
    return Around(rows, days, _nth(days, at - begin), _nth(days, 0), whole=False)


def _by_time(index: StoryIndex, query: tantivy.Query, day: int, reach: int | None) -> list[tuple[int, tantivy.DocAddress]]:
    """Return the places in the time order of the stories around a day, oldest first, and where the index has them."""
    span = query if reach is None else between(query, day - reach, day + reach)
    return index.searcher.search(span, _MOST_LISTED, count=False, order_by_field="at", order=tantivy.Order.Asc).hits


def _enough(hits: list[tuple[int, tantivy.DocAddress]], here: int, lines: int) -> bool:
    before = bisect_left(hits, here, key=lambda hit: hit[0])
    return len(hits) == _MOST_LISTED or (before >= lines and len(hits) - before > lines)


def _nth(days: Mapping[int, int], nth: int) -> Cursor:
    """Return where the how-manieth story of some days stands."""
    for day, number in days.items():
        if nth < number:
            return Cursor(day, nth)
        nth -= number
    return Cursor(max(days, default=1), 0)


def place_of(index: StoryIndex, query: tantivy.Query, day: int, at: int) -> Cursor | None:
    """Return where the story with a place in the time order stands among those that answer a query, if it does."""
    upto = _joined(between(query, day, day), _at(None, at))
    found = index.searcher.aggregate(upto, {"number": {"value_count": {"field": "at"}}})
    number = int(found["number"]["value"] or 0)
    if not number or not index.searcher.search(_joined(query, _at(at, at)), 1, count=False).hits:
        return None
    return Cursor(day, number - 1)


def beside(index: StoryIndex, query: tantivy.Query, at: int, step: int) -> StoryRow | None:
    """Return the story that answers a query and stands next before (-1) or after (1) a place in the time order."""
    both = _joined(query, _at(at + 1, None) if step > 0 else _at(None, at - 1))
    order = tantivy.Order.Asc if step > 0 else tantivy.Order.Desc
    docs = index.matching(both, 1, order_by_field="at", order=order)
    return row_of(docs[0]) if docs else None


def _at(first: int | None, last: int | None) -> tantivy.Query:
    return tantivy.Query.range_query(schema(), "at", tantivy.FieldType.Integer, first, last)


def _joined(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one), (tantivy.Occur.Must, other)])
