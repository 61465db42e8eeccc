"""Which stories speak of a time, or were published then."""

from __future__ import annotations

from datetime import date

from store.engine.field_names import SAID
from store.engine.terms import Between, Clause, HasAny, any_of, quietly

MONTH, YEAR = 28, 365
"""A span of so many days is wide enough for what is told only to the month, or to the year."""
_DAYS, _MONTHS, _YEARS, _ = SAID


def said_query(first: date, last: date) -> Clause:
    """Return the query for stories that speak of a span: of its days, of its months if it is a month or more, and so its years."""
    length = (last - first).days + 1
    wanted = [Between(_DAYS, first.toordinal(), last.toordinal())]
    if length >= MONTH:
        wanted.append(Between(_MONTHS, first.year * 12 + first.month - 1, last.year * 12 + last.month - 1))
    if length >= YEAR:
        wanted.append(Between(_YEARS, first.year, last.year))
    return quietly(any_of(wanted))


def said_on(days: list[int]) -> Clause:
    """Return the query for stories that speak of one of some days, given as ordinals."""
    return quietly(HasAny(_DAYS, days))


def published_on(days: list[int]) -> Clause:
    """Return the query for stories published on one of some days, given as ordinals."""
    return quietly(HasAny("day", days))
