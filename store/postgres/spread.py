"""Whether what a query finds is few among many: then it is found by its words and put in order, not met by going through time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from store.engine.terms import Begins, Clause, Combined, Has, HasAny, Near, Scored, SideBySide, Worth
from store.postgres.lexemes import COUNTED, LETTERS
from store.postgres.ranking import Known

_DEAR = 10
"""How many times as much it costs to look whether a story met in time has a word as to find one by it and put it in order."""
_ENDLESS = 1 << 62


Spread = Literal["wordless", "dense", "sparse"]
"""How what is found by words lies among all stories; what no words are asked of needs none."""


def spread(query: Clause, limit: int, total: int, frequencies: Callable[[Iterable[tuple[str, str]]], Known]) -> Spread:
    """Return whether the first so many stories in time that a query finds are sooner found by its words than met in their order.

    The words of a story stand apart from its row where PostgreSQL doesn't count what reading them costs, so it must be told.
    """
    words = list(_counted(query))
    if not (words or _asks_for_words(query)):
        return "wordless"
    number = _most(query, frequencies(words))
    return "sparse" if number == _ENDLESS or number * number < _DEAR * limit * total else "dense"


def _most(query: Clause, known: Known) -> int:
    """Return how many stories a query finds at most, by its words; endless where they don't tell."""
    match query:
        case Worth(query=inner) | Scored(query=inner):
            return _most(inner, known)
        case Has() | HasAny() | SideBySide() if query.field in LETTERS:
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


def _counted(query: Clause) -> Iterable[tuple[str, str]]:
    """Yield the words of a query of which it is known how many stories have them, with their fields."""
    match query:
        case Worth(query=inner) | Scored(query=inner):
            yield from _counted(inner)
        case Combined(every=every, some=some):
            for one in (*every, *some):
                yield from _counted(one)
        case Has(field=name, value=str() as word) if _is_counted(name):
            yield name, word
        case HasAny(field=name, values=values) if _is_counted(name):
            yield from ((name, str(value)) for value in values)
        case SideBySide(field=name, words=words) if _is_counted(name):
            yield from ((name, word) for word in words)
        case _:
            pass


def _is_counted(name: str) -> bool:
    return name != "theme" and LETTERS.get(name) in COUNTED


def _asks_for_words(query: Clause) -> bool:
    match query:
        case Worth(query=inner) | Scored(query=inner):
            return _asks_for_words(inner)
        case Combined(every=every, some=some):
            return any(map(_asks_for_words, (*every, *some)))
        case Begins() | Near() | Has() | HasAny() | SideBySide():
            return query.field in LETTERS and query.field != "theme"
        case _:
            return False
