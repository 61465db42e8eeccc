"""The words an archive uses, and which of them a misspelled word was meant to be."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from math import log

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

FIELD = "text"
"""The field that has every word of a story."""
_KEPT_LETTERS = 30
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_SHORTEST = 4
_MOST_PREFIXED = 64


class Vocabulary:
    """The words of one generation of the index; lists are read by first letter and only a few are kept."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._lists: OrderedDict[str, dict[str, int]] = OrderedDict()

    def frequency(self, word: str) -> int:
        """Return in how many stories a word occurs."""
        return int(self._searcher.doc_freq(FIELD, word))

    def beginning(self, prefix: str, limit: int = _MOST_PREFIXED) -> list[str]:
        """Return words that begin with some letters, up to a number."""
        return [word for word, _ in self._searcher.terms_with_prefix(FIELD, prefix, limit=limit)]

    def inflections(self, word: str) -> list[str]:
        """Return the other words of the archive with the same stem: `remittance` for `remittances`."""
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        stem = stem_of(word)
        near = self._searcher.terms_with_prefix(FIELD, stem[: max(3, len(stem) - 1)], limit=400)
        return [other for other, _ in near if other != word and stem_of(other) == stem]

    def corrections(self, word: str, *, prefix: bool = False, limit: int = 4) -> list[str]:
        """Return the words that a misspelled one was most likely meant to be, the likeliest first.

        One wrong, missing, doubled or swapped letter is forgiven in words of four to seven letters, two in longer ones.
        Of a prefix only the beginning of a word has to be like it.
        """
        reach = 0 if len(word) < _SHORTEST else 1 if len(word) < 8 else 2
        if not reach or word.isdigit():
            return []
        for initials in (dict.fromkeys((word[0], word[1:2])), _LETTERS):
            found = [near for initial in initials for near in self._near(word, initial, reach, prefix=prefix)]
            if found:
                best = min(distance for distance, _, _ in found)
                return [other for distance, _, other in sorted(found)[:limit] if distance <= best + (0.5 if prefix else 0)]
        return []

    def _near(self, word: str, initial: str, reach: int, *, prefix: bool) -> list[tuple[float, float, str]]:
        """Return words with an initial that are near a word: how far, how rare, which; rapidfuzz compares whole lists at once."""
        known = self._words(initial)
        if not known:
            return []
        apart = 0.3 * (initial != word[0])
        found = {other: float(distance) for other, distance, _ in _extract(word, list(known), reach)}
        if prefix:
            beginnings: dict[str, str] = {}
            for other in known:
                beginning = other[: len(word)]
                if len(other) > len(word) and known[other] >= known.get(beginnings.get(beginning, ""), 0):
                    beginnings[beginning] = other
            for beginning, distance, _ in _extract(word, list(beginnings), reach):
                found.setdefault(beginnings[beginning], distance + 0.1)
        return [(distance + apart, -log(1 + known[other]), other) for other, distance in found.items()]

    def _words(self, initial: str) -> dict[str, int]:
        """Return the words with an initial and in how many stories each occurs; the latest few lists are kept."""
        if initial not in self._lists:
            known = self._searcher.terms_with_prefix(FIELD, initial) if initial else []
            self._lists[initial] = {word: number for word, number in known if len(word) >= _SHORTEST - 1}
            if len(self._lists) > _KEPT_LETTERS:
                self._lists.popitem(last=False)
        return self._lists[initial]


def _extract(word: str, others: list[str], reach: int) -> list[tuple[str, int, int]]:
    return process.extract(word, others, scorer=OSA.distance, score_cutoff=reach, limit=64)


_STEMMER = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(20_000)
def stem_of(word: str) -> str:
    """Return a word's stem (Snowball, English)."""
    stems = _STEMMER.analyze(word)
    return stems[0] if stems else word
