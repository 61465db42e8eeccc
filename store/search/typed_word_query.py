"""The query for one typed word: as it is, in one piece or in parts, inside of a longer run of letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.engine.terms import Clause, Worth, all_of, any_of
from store.search.typed_words import Piece
from store.search.vocabulary import Vocabulary
from store.search.word_meanings import Meaning, Meanings
from store.search.word_queries import begun, meant, phrase, word

Fields = tuple[str, ...]
LETTER_NUMBER = re.compile(r"([^\W\d_]{1,4})(\d{1,4})")
"""Letters with a number behind them, which may be written apart: `G7`, `A320`."""
_AS_WRITTEN, _APART = 1.5, 0.8
"""What a word counts that stands in parts as it was typed, or in parts although typed as one."""


def worded(
    piece: Piece, vocabulary: Vocabulary, fields: Fields, meaning: Callable[[str, bool], Meaning], *, last: bool, loosely: bool
) -> Clause:
    """Return the query for a word; of a `last` one only the beginning may be known, and `loosely` its parts may be misspelled.

    `meaning` says what a word means, given whether it is at the word's end.
    """
    if piece.run:
        return _inside(piece, fields)
    if piece.parts:
        return _in_parts(piece, vocabulary, fields, meaning, last=last, loosely=loosely)
    ways = [meant(meaning(piece.word, True), fields)]
    if match := LETTER_NUMBER.fullmatch(piece.word):
        ways.append(Worth(phrase(match.groups(), fields), _APART))
    ways += [word(other, fields, _APART) for other in piece.others]
    return any_of(ways)


def plainly(piece: Piece, meanings: Meanings, fields: Fields) -> Clause:
    """Return the query for a word with nothing guessed: for what a story must not have."""
    if piece.run:
        return _inside(piece, fields)
    ways = [meant(meanings.plain(piece.word), fields)]
    return any_of([*ways, phrase(piece.parts, fields)] if piece.parts else ways)


def _in_parts(
    piece: Piece, vocabulary: Vocabulary, fields: Fields, meaning: Callable[[str, bool], Meaning], *, last: bool, loosely: bool
) -> Clause:
    """Return the query for a word of several parts: side by side or in one piece; anywhere only if it is not known so."""
    ways: list[Clause] = [Worth(phrase(piece.parts, fields), _AS_WRITTEN)]
    known = vocabulary.frequency(piece.word) or vocabulary.inflections(piece.word)
    if known or (last and vocabulary.beginning(piece.word, 1)):
        ways.append(meant(meaning(piece.word, True), fields))
        if not loosely:
            return any_of(ways)
    elif not all(map(vocabulary.frequency, piece.parts)):
        ways += [word(near, fields) for near in vocabulary.corrections(piece.word, alike=True)[:2]]
    ends = len(piece.parts) - 1
    ways.append(all_of(meant(meaning(part, at == ends), fields) for at, part in enumerate(piece.parts)))
    return any_of(ways)


def _inside(piece: Piece, fields: Fields) -> Clause:
    """Return the query for letters that may stand anywhere in a run of letters."""
    if len(piece.parts) == 1:
        return any_of([word(piece.word, fields), begun(piece.word, fields)])
    return phrase(piece.parts[:-1], fields)
