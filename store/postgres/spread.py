"""Whether what a query finds is few among many: then it is found by its words and put in order, not met by going through time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from store.engine.terms import Begins, Clause, Combined, Has, HasAny, Near, Scored, SideBySide, Worth
from store.postgres.lexemes import COUNTED, LETTERS
from store.postgres.ranking import Known

_DEAR = 10
"""How many times as much it costs to look whether a story met in time has a word as to find one by it and put it in order."""
_ENDLESS = 1 << 62
_Words = Has | HasAny | Begins | Near | SideBySide


def is_sparse(query: Clause, limit: int, total: int, frequencies: Callable[[Iterable[tuple[str, str]]], Known]) -> bool:
    """Return whether the first so many stories in time that a query finds are sooner found by its words than met in their order.

    The words of a story stand apart from its row where PostgreSQL doesn't count what reading them costs, so it must be told.
    """
    leaves = list(_leaves(query))
    if not leaves:
        return False
    number = _most(query, frequencies(word for leaf in leaves for word in _counted(leaf)))
    return number == _ENDLESS or number * number < _DEAR * limit * total


def _most(query: Clause, known: Known) -> int:
    """Return how many stories a query finds at most, by its words; endless where they don't tell."""
    match query:
        case Worth(query=inner) | Scored(query=inner):
            return _most(inner, known)
        case Has() | HasAny() | SideBySide() if query.field in LETTERS and query.field != "theme":
            numbers = [known.get(word, _ENDLESS) for word in _counted(query)]
            if not numbers:
                return _ENDLESS
            return min(numbers) if isinstance(query, SideBySide) else sum(numbers)
        case Combined(every=every, some=some, at_least=at_least):
            bounds = [_most(one, known) for one in every]
            if some and (at_least > 1 or not every):
                bounds.append(sum(_most(one, known) for one in some))
            return min(_ENDLESS, *bounds) if bounds else _ENDLESS
        case _:
            return _ENDLESS


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
    if LETTERS[leaf.field] not in COUNTED:
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
