"""Stories of the timeline by span and cursor: only the lines asked for are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from store.api.story import StoryId
from store.api.views import Counts, Cursor, StoryRow
from store.engine.entry import Entry
from store.engine.order import A_DAY, order_of, start_of_day
from store.engine.protocol import NEWEST, OLDEST, Engine
from store.engine.terms import Between, Clause, both
from store.timeline.stretches import between, on_days

_NEARBY = (4, 300)
"""Days in which the next story is looked for before all time is gone through."""
_PAGE = 200
"""Whole stories that are held at once."""


def rows_from(engine: Engine, query: Clause, counts: Counts, start: Cursor, limit: int) -> list[StoryRow]:
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
    return span(engine, query, days[first], days[last - 1], skip, limit)


def span(engine: Engine, query: Clause, first: int, last: int, skip: int, limit: int) -> list[StoryRow]:
    """Return the stories of a span of days in time order, some of the first skipped, so many at most."""
    hits, _ = engine.search(on_days(query, first, last), skip + limit, OLDEST)
    return [engine.row(address) for _, address in hits[skip:]]


def all_entries(engine: Engine, query: Clause) -> Iterator[Entry]:
    """Yield all stories that answer a query in time order, with all that is derived for them; few of them are held at once."""
    last, known = 0, frozenset[StoryId]()
    while True:
        # several stories may have one place in the order: the last place is looked at again, without those that were given
        page = [one.entry for one in engine.stories(both(query, Between("at", last, None)), _PAGE + len(known), OLDEST)]
        fresh = [entry for entry in page if entry.story.id not in known]
        yield from fresh
        if not fresh:
            return
        places = [order_of(entry.story.published, entry.story.id) for entry in page]
        last = places[-1]
        known = frozenset(entry.story.id for entry, place in zip(page, places, strict=True) if place == last)


def cursor_of(engine: Engine, query: Clause, day: int, at: int) -> Cursor | None:
    """Return where the story with a place in the time order stands among those that answer a query, if it does."""
    _, number = engine.search(between(query, start_of_day(day), at), 1, counted=True)
    if not number or not engine.search(between(query, at, at), 1)[0]:
        return None
    return Cursor(day, number - 1)


def beside(engine: Engine, query: Clause, at: int, step: int) -> StoryRow | None:
    """Return the story that answers a query and stands next before (-1) or after (1) a place in the time order."""
    for days in _NEARBY:
        near = between(query, at + 1, at + days * A_DAY) if step > 0 else between(query, at - days * A_DAY, at - 1)
        if found := engine.stories(near, 1, OLDEST if step > 0 else NEWEST):
            return found[0].row
    stretch, order = (Between("at", at + 1, None), OLDEST) if step > 0 else (Between("at", None, at - 1), NEWEST)
    found = engine.stories(both(query, stretch), 1, order)
    return found[0].row if found else None
