"""What is asked of a story's words, as PostgreSQL writes it: queries in texts, put together before they are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.engine.terms import Begins, Has, HasAny, SideBySide
from store.postgres.lexemes import LETTERS, TEXTS, beginning, lexeme, quoted

_MOST_WAYS = 200
"""Ways in which words of a phrase may stand apart that are tried."""


@dataclass(frozen=True, slots=True)
class WordQuery:
    """A query of words: `'tdam' & 'bwater'`."""

    text: str


def word_query(term: Has | HasAny | Begins | SideBySide, letter: str | None = None) -> WordQuery | None:
    """Return the query of words for a leaf; None if its field is none of words, or if nothing can answer.

    The letter is that of its field, unless the words stand in a vector of their own.
    """
    before = LETTERS.get(term.field) if letter is None else letter
    if before is None:
        return None
    match term:
        case Has(value=value):
            return WordQuery(quoted(lexeme(before, str(value))))
        case HasAny(values=values):
            return either(WordQuery(quoted(lexeme(before, str(value)))) for value in values) if values else None
        case Begins(letters=letters):
            return WordQuery(quoted(beginning(before, letters)) + ":*")
        case SideBySide(words=words, gap=gap):
            return _phrase([quoted(lexeme(before, word)) for word in words], gap) if words else None


def holds_words(field: str) -> bool:
    """Return whether a field is one of words with their places."""
    return field in TEXTS


def either(parts: Iterable[WordQuery]) -> WordQuery:
    """Return what is found by one of some queries."""
    return _joined(" | ", parts)


def together(parts: Iterable[WordQuery]) -> WordQuery:
    """Return what is found by all of some queries."""
    return _joined(" & ", parts)


def but(query: WordQuery, left_out: Iterable[WordQuery]) -> WordQuery:
    """Return what is found by a query and by none of some others."""
    return together([query, *(WordQuery(f"!{_closed(one)}") for one in left_out)])


def _joined(sign: str, parts: Iterable[WordQuery]) -> WordQuery:
    each = list(parts)
    return each[0] if len(each) == 1 else WordQuery(f"({sign.join(one.text for one in each)})")


def _closed(query: WordQuery) -> str:
    return query.text if query.text.startswith("(") else f"({query.text})"


def _phrase(words: Sequence[str], gap: int) -> WordQuery:
    ways = []
    for steps in _steps(len(words) - 1, gap):
        pairs = (f"<{step}> {word}" for step, word in zip(steps, words[1:], strict=True))
        ways.append(WordQuery(f"({' '.join([words[0], *pairs])})"))
        if len(ways) == _MOST_WAYS:
            break
    return either(ways)


def _steps(number: int, gap: int) -> Iterator[tuple[int, ...]]:
    """Yield how far each word may stand behind the one before, with no more than `gap` others between all of them."""
    if not number:
        yield ()
        return
    for wide in range(gap + 1):
        for rest in _steps(number - 1, gap - wide):
            yield (wide + 1, *rest)
