"""Which of the stories that answer a query stand in a stretch of time."""

from __future__ import annotations

from store.engine.order import day_of
from store.engine.terms import Between, Clause, Combined, HasAny, both

_MOST = 400
"""Days of a stretch that are named one by one."""


def on_days(query: Clause, first: int, last: int) -> Clause:
    """Return what of a query stands on the days of a span, given as ordinals."""
    return _with_days(query, first, last) or both(query, Between("day", first, last))


def between(query: Clause, first: int, last: int) -> Clause:
    """Return what of a query stands from a place in the time order to another."""
    within = Between("at", first, last)
    return _with_days(both(within, query), day_of(first), day_of(last)) or both(query, within)


def _with_days(query: Clause, first: int, last: int) -> Clause | None:
    """Return a query within some days if they are few.

    They are named first: an engine then looks at the stories of these days alone, and not through the days of all stories.
    """
    return Combined(every=(HasAny("day", range(first, last + 1)), query)) if last - first < _MOST else None
