"""Times that continue what is typed: days, weeks and months near today, years, and the months of a year."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from store.dates.spans import parse_span
from store.query.time_spans import time_of

_NEAR = ("today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year")
_FIRST_YEAR = 1900


def times_from(typed: str, today: date) -> Iterator[str]:
    """Yield the times that begin with what is typed, the nearest first; after `..` those that may end a stretch."""
    before, dots, rest = typed.rpartition("..")
    low = " ".join(rest.lower().split())
    for time in _times(low, today):
        offered = f"{before}{dots}{time}"
        if time.startswith(low) and time_of(offered, today):
            yield offered


def _times(low: str, today: date) -> Iterator[str]:
    yield from _NEAR
    if not low:
        return
    if low[0].isalpha():
        yield from (name.lower() for name in calendar.day_name)
        yield from (_latest(name.lower(), today) for name in calendar.month_name if name)
    elif len(low) < 4:
        yield from (str(year) for year in range(today.year, _FIRST_YEAR - 1, -1))
    elif low[:4].isdecimal() and low[:4].isascii():
        year = int(low[:4])
        last = today.month if year == today.year else 12
        yield from (f"{year:04d}-{month:02d}" for month in range(last if year <= today.year else 0, 0, -1))


def _latest(month: str, today: date) -> str:
    """Return a month's name with the year in which it began last: `june 2025`."""
    span = parse_span(month, today)
    return f"{month} {span[0].year}" if span else month
