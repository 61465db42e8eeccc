"""In which months lies what a query asks for: stories of a word within these are found by both together, in one index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeGuard

from store.engine.order import day_of
from store.engine.terms import Between, Clause, Combined, HasAny, Scored, Worth

_MOST = 60
"""Months that are asked for one by one."""


def flattened(query: Combined) -> Combined:
    """Return a query that finds the same stories, in which what all must hold stands side by side however it was put together."""
    every: list[Clause] = []
    none = list(query.none)
    for one in query.every:
        inner = one
        while isinstance(inner, Worth | Scored):
            inner = inner.query
        if isinstance(inner, Combined) and inner.every and (inner.at_least <= 1 or not inner.some):
            flat = flattened(inner)
            every += flat.every
            none += flat.none
        else:
            every.append(_stretch_of(inner) or one)
    return replace(query, every=every, none=none)


def is_within_months(query: Clause) -> bool:
    """Return whether all that a query finds lies in some months."""
    flat = flattened(Combined(every=(query,)))
    return bool(months_of(filter(is_stretch, flat.every)))


def is_stretch(query: Clause) -> TypeGuard[Between]:
    """Return whether a query asks for nothing but a stretch of time."""
    return isinstance(query, Between) and query.field in ("at", "day")


def months_of(stretches: Iterable[Between]) -> Sequence[int]:
    """Return the months, as numbers since year 0, that some stretches have in common; none if there are many, or no end."""
    firsts, lasts = [1], [date.max.toordinal() + 1]
    for one in stretches:
        firsts += [] if one.first is None else [_day(one.field, one.first)]
        lasts += [] if one.last is None else [_day(one.field, one.last)]
    first, last = max(firsts), min(lasts)
    if not 1 <= first <= last <= date.max.toordinal():
        return ()
    months = range(_moon(first), _moon(last) + 1)
    return months if len(months) <= _MOST else ()


def _stretch_of(query: Clause) -> Between | None:
    """Return days that follow one another as the stretch that they are."""
    if not (isinstance(query, HasAny) and query.field == "day" and query.values):
        return None
    days = sorted(map(int, query.values))
    return Between("day", days[0], days[-1]) if days == list(range(days[0], days[-1] + 1)) else None


def _day(field: str, value: int) -> int:
    return value if field == "day" else day_of(value)


def _moon(day: int) -> int:
    there = date.fromordinal(day)
    return there.year * 12 + there.month - 1
