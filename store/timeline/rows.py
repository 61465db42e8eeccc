"""Stories of the timeline by span and cursor: only the lines asked for are read."""

from __future__ import annotations

from bisect import bisect_left

from store.api.views import Counts, Cursor, StoryRow
from store.engine.protocol import NEWEST, OLDEST, Engine
from store.engine.terms import Between, Clause, both


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
    hits, _ = engine.search(both(query, Between("day", first, last)), skip + limit, OLDEST)
    return [engine.row(address) for _, address in hits[skip:]]


def cursor_of(engine: Engine, query: Clause, day: int, at: int) -> Cursor | None:
    """Return where the story with a place in the time order stands among those that answer a query, if it does."""
    upto = both(both(query, Between("day", day, day)), Between("at", None, at))
    _, number = engine.search(upto, 1, counted=True)
    if not number or not engine.search(both(query, Between("at", at, at)), 1)[0]:
        return None
    return Cursor(day, number - 1)


def beside(engine: Engine, query: Clause, at: int, step: int) -> StoryRow | None:
    """Return the story that answers a query and stands next before (-1) or after (1) a place in the time order."""
    stretch, order = (Between("at", at + 1, None), OLDEST) if step > 0 else (Between("at", None, at - 1), NEWEST)
    found = engine.stories(both(query, stretch), 1, order)
    return found[0].row if found else None
