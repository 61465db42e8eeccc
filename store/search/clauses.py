"""From a typed line to what each of its words may mean in this archive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from store.index.schema import search_words
from store.search.vocabulary import Vocabulary

_EXACT, _INFLECTED, _CORRECTED, _JOINED = 1.0, 0.7, 0.5, 0.8
_QUOTED = re.compile(r"[\"“”]([^\"“”]*)[\"“”]?")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a story must have: any of some words, or a phrase."""

    typed: str
    """What the person typed."""
    terms: dict[str, float]
    """Words of the archive that satisfy it, each with how well."""
    prefix: str = ""
    """Letters that any word may begin with to satisfy it; empty if none."""
    phrase: tuple[str, ...] = ()
    """Words that must stand side by side; empty if it is about single words."""
    corrected: bool = False
    """True if the typed word is not in the archive and others were taken for it."""


def clauses(line: str, vocabulary: Vocabulary) -> list[Clause]:
    """Return what a line asks for; its last word is a beginning unless something follows it."""
    found = [Clause(quoted, {}, phrase=tuple(search_words(quoted))) for quoted in _QUOTED.findall(line) if search_words(quoted)]
    rest = _QUOTED.sub(" ", line)
    typed = search_words(rest)
    unfinished = bool(rest) and rest[-1].isalnum()
    for place, word in enumerate(typed):
        last = unfinished and place == len(typed) - 1
        beside = [a + b for a, b in pairwise(typed[max(0, place - 1) : place + 2])]
        joined = {pair: _JOINED for pair in beside if vocabulary.frequency(pair)}
        found += _meant(word, joined, vocabulary, last=last)
    return found


def _meant(word: str, joined: dict[str, float], vocabulary: Vocabulary, *, last: bool) -> list[Clause]:
    """Return what one word asks for; two clauses if it is two words run together."""
    exact = vocabulary.frequency(word)
    if exact or joined:
        terms = {word: _EXACT} | joined if exact else joined
        terms |= dict.fromkeys(vocabulary.inflections(word), _INFLECTED)
        return [Clause(word, terms, prefix=word if last else "")]
    if last and vocabulary.beginning(word, 1):
        return [Clause(word, {}, prefix=word)]
    inflected = vocabulary.inflections(word)
    if inflected:
        return [Clause(word, dict.fromkeys(inflected, _INFLECTED))]
    split = _split(word, vocabulary)
    close = vocabulary.corrections(word, prefix=last)
    if split and not close:
        return [Clause(word, {part: _CORRECTED}, corrected=True) for part in split]
    terms = dict.fromkeys(close, _CORRECTED)
    for other in close[:2]:
        terms = dict.fromkeys(vocabulary.inflections(other), _CORRECTED * _INFLECTED) | terms
    return [Clause(word, terms, corrected=True)]


def _split(word: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return the two words of the archive that were most likely run together."""
    pairs = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
    known = [(min(map(vocabulary.frequency, pair)), pair) for pair in pairs]
    best = max(known, default=(0, None))
    return best[1] if best[0] else None
