"""Stories of the timeline by span and cursor: only the lines asked for are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import tantivy

from store.index.counts import between
from store.index.index import StoryIndex
from store.index.schema import order_of, row_of, schema
from store.views import Counts, Cursor, StoryRow


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
    return [row_of(index.searcher.doc(address)) for _, address in found.hits[skip:]]


def around(
    index: StoryIndex, query: tantivy.Query, counts: Counts, story: StoryRow, lines: int
) -> tuple[Cursor, Cursor, list[StoryRow]]:
    """Return where a story that answers a query stands, and so many stories before and after it with where they begin."""
    days = list(counts.days)
    first = last = bisect_left(days, story.day)
    before = after = 0
    while first > 0 and before < lines:
        first -= 1
        before += counts.days[days[first]]
    while last + 1 < len(days) and after < lines:
        last += 1
        after += counts.days[days[last]]
    number = sum(counts.days[day] for day in days[first : last + 1])
    hits = index.searcher.search(
        between(query, days[first], days[last]), max(1, number), count=False, order_by_field="at", order=tantivy.Order.Asc
    ).hits
    here = next((at for at, (order, _) in enumerate(hits) if order == order_of(story.published, story.id)), 0)
    begin = max(0, here - lines)
    rows = [row_of(index.searcher.doc(address)) for _, address in hits[begin : here + lines + 1]]
    return _nth(counts, days[first:], here), _nth(counts, days[first:], begin), rows


def _nth(counts: Counts, days: Sequence[int], nth: int) -> Cursor:
    """Return where the how-manieth story of some days stands."""
    for day in days:
        if nth < counts.days[day]:
            return Cursor(day, nth)
        nth -= counts.days[day]
    return Cursor(days[-1], counts.days[days[-1]])


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
