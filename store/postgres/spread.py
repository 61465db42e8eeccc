"""Whether what a query finds is few among many: then it is found by its words and put in order, not met by going through time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf, prod
from typing import Protocol

from store.engine.terms import Begins, Clause, Combined, Has, HasAny, Near, Scored, SideBySide, Worth
from store.postgres.lexemes import COUNTED, LETTERS
from store.postgres.ranking import Known
from store.postgres.stretches import is_within_months

_DEAR = 10
"""How many times as much it costs to look whether a story met in time has a word as to find one by it and put it in order."""
_COMMON = 0.05
"""Which share of all stories must have each of several words if those that have them all are to be met."""
_Words = Has | HasAny | Begins | Near | SideBySide


@dataclass(frozen=True, slots=True)
class Spread:
    """How many stories a query finds, going by its words: a number beyond all where they don't tell."""

    most: float
    """How many at most."""
    likely: float
    """How many if its words have nothing to do with one another, of what is known."""
    rarest: float
    """How many have the rarest of the words that must all be there."""


_UNKNOWN = Spread(inf, 0, 0)


class Frequencies(Protocol):
    """Knows how many stories have words."""

    def frequencies(self, words: Iterable[tuple[str, str]]) -> Known:
        """Return how many stories have each of some words, given with their fields."""

    def beginnings(self, beginnings: Iterable[tuple[str, str]]) -> Known:
        """Return how many stories at most have a word that begins so, for some fields and first letters."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    known: Known
    begun: Known


def is_sparse(query: Clause, limit: int, total: int, words: Frequencies) -> bool:
    """Return whether the first so many stories in time that a query finds are sooner found by its words than met in their order.

    The words of a story stand apart from its row where PostgreSQL doesn't count what reading them costs, so it must be told.
    """
    if not any(_leaves(query)):
        return False
    if is_within_months(query):
        return True
    spread = spread_of(query, total, words)
    return spread.rarest < _COMMON * total or spread.most * spread.likely < _DEAR * limit * total


def spread_of(query: Clause, total: int, words: Frequencies) -> Spread:
    """Return how many stories a query finds."""
    leaves = list(_leaves(query))
    known = words.frequencies(word for leaf in leaves for word in _counted(leaf))
    begun = words.beginnings((leaf.field, leaf.letters) for leaf in leaves if isinstance(leaf, Begins) and _is_counted(leaf))
    return _spread(query, _Numbers(known, begun), max(1, total))


def _spread(query: Clause, known: _Numbers, total: int) -> Spread:
    match query:
        case Worth(query=inner) | Scored(query=inner):
            return _spread(inner, known, total)
        case Has() | HasAny() | SideBySide() if query.field in LETTERS and query.field != "theme":
            numbers = [known.known.get(word, inf) for word in _counted(query)]
            if not numbers:
                return _UNKNOWN
            number = min(numbers) if isinstance(query, SideBySide) else sum(numbers)
            return Spread(number, min(number, total), number) if number < inf else _UNKNOWN
        case Begins(field=field, letters=letters) if (begun := known.begun.get((field, letters))) is not None:
            return Spread(begun, min(begun, total), begun)
        case Combined(every=every, some=some, at_least=at_least):
            parts = [_spread(one, known, total) for one in every if any(_leaves(one))]
            if some and (at_least > 1 or not every):
                each = [_spread(one, known, total) for one in some]
                likely = min(total, sum(one.likely for one in each))
                parts.append(Spread(sum(one.most for one in each), likely, likely))
            if not parts:
                return _UNKNOWN
            return Spread(
                min(one.most for one in parts),
                total * prod(one.likely / total for one in parts),
                min(one.rarest for one in parts),
            )
        case _:
            return _UNKNOWN


def _leaves(query: Clause) -> Iterator[_Words]:
    """Yield what a query asks of words."""
    match query:
        case Worth(query=inner) | Scored(query=inner):
            yield from _leaves(inner)
        case Combined(every=every, some=some):
            for one in (*every, *some):
                yield from _leaves(one)
        case Has() | HasAny() | Begins() | Near() | SideBySide() if query.field in LETTERS and query.field != "theme":
            yield query
        case _:
            pass


def _counted(leaf: _Words) -> list[tuple[str, str]]:
    """Return the words that are asked for of which it is known how many stories have them, with their fields."""
    if not _is_counted(leaf):
        return []
    match leaf:
        case Has(value=value):
            return [(leaf.field, str(value))]
        case HasAny(values=values):
            return [(leaf.field, str(value)) for value in values]
        case SideBySide(words=words):
            return [(leaf.field, word) for word in words]
        case _:
            return []


def _is_counted(leaf: _Words) -> bool:
    return LETTERS[leaf.field] in COUNTED
