"""Stories of the timeline by span and cursor: only the lines asked for are read."""

from __future__ import annotations

from bisect import bisect_left

import tantivy

from store.api.views import Counts, Cursor, StoryRow
from store.index.counts import between
from store.index.index import StoryIndex
from store.index.schema import row_of, schema


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


def place_of(index: StoryIndex, query: tantivy.Query, day: int, at: int) -> Cursor | None:
    """Return where the story with a place in the time order stands among those that answer a query, if it does."""
    upto = joined(between(query, day, day), at_between(None, at))
    found = index.searcher.aggregate(upto, {"number": {"value_count": {"field": "at"}}})
    number = int(found["number"]["value"] or 0)
    if not number or not index.searcher.search(joined(query, at_between(at, at)), 1, count=False).hits:
        return None
    return Cursor(day, number - 1)


def beside(index: StoryIndex, query: tantivy.Query, at: int, step: int) -> StoryRow | None:
    """Return the story that answers a query and stands next before (-1) or after (1) a place in the time order."""
    both = joined(query, at_between(at + 1, None) if step > 0 else at_between(None, at - 1))
    order = tantivy.Order.Asc if step > 0 else tantivy.Order.Desc
    docs = index.matching(both, 1, order_by_field="at", order=order)
    return row_of(docs[0]) if docs else None


def at_between(first: int | None, last: int | None) -> tantivy.Query:
    """Return the query for a stretch of the time order, both ends included; None for an end that is left open."""
    return tantivy.Query.range_query(schema(), "at", tantivy.FieldType.Integer, first, last)


def joined(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    """Return a query that both of two must answer; the first alone ranks if the second does not."""
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one), (tantivy.Occur.Must, other)])
