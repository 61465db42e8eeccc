"""Queries for words: anywhere in a story or in one of its fields, with a title worth more than a text."""

from __future__ import annotations

from collections.abc import Sequence

from store.engine.terms import Begins, Clause, Has, SideBySide, Worth, all_of, any_of
from store.search.word_meanings import Meaning

WORTH = {"title": 4.0, "deck": 2.0, "body": 1.0}
"""How much a word counts by where it stands."""
_SHORT = 2
"""Up to so many letters, a word that is still being typed is looked for at the beginnings of titles' words."""


def word(term: str, fields: Sequence[str], worth: float = 1.0) -> Clause:
    """Return a query for one word of the archive."""
    return any_of(Worth(Has(field, term), worth * WORTH.get(field, 1.0)) for field in fields)


def begun(prefix: str, fields: Sequence[str]) -> Clause:
    """Return a query for words that begin with some letters; one or two letters are looked for in titles alone."""
    if len(prefix) <= _SHORT and "title" in fields and prefix.isascii():
        return Has("starts", prefix)
    return any_of(Worth(Begins(field, prefix), WORTH.get(field, 1.0)) for field in fields)


def phrase(words: Sequence[str], fields: Sequence[str], gap: int = 0) -> Clause:
    """Return a query for words side by side."""
    if len(words) == 1:
        return word(words[0], fields)
    return any_of(Worth(SideBySide(each, list(words), gap), WORTH.get(each, 1.0)) for each in fields)


def meant(meaning: Meaning, fields: Sequence[str]) -> Clause:
    """Return a query for what a typed word means."""
    if meaning.parts:
        return all_of(word(part, fields) for part in meaning.parts)
    either = [word(term, fields, worth) for term, worth in meaning.terms.items()]
    return any_of([*either, begun(meaning.prefix, fields)] if meaning.prefix else either)
