"""What Arabic writes together with a word: the article, and the words for and, in, for and like."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from store.themes.known_words import KnownWords

_WITH_ARTICLE = ("وبال", "وكال", "فبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال")
_ALONE = ("وب", "ول", "وك", "فل", "فب", "و", "ف", "ب", "ل", "ك")
_LEAST, _LEAST_ALONE = 2, 4
"""Letters that are left of a word, with an article before it and without: many words begin with letters that could be prefixes."""
_ARABIC = range(0x0621, 0x0700)
_REMEMBERED = 20_000


class ArabicPrefixes:
    """Takes prefixes off words, where what is left is a word that the lexicon knows and what stood there is none."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take every word and phrase of the lexicon, folded."""
        self._known = KnownWords(part for phrase in phrases for part in phrase.split())
        self._without = lru_cache(_REMEMBERED)(self._look_at)

    def taken_off(self, folded: list[str]) -> list[str]:
        """Return folded words without their prefixes; as many as there were, at the same places."""
        return [self._without(word) if word and ord(word[0]) in _ARABIC else word for word in folded]

    def _look_at(self, word: str) -> str:
        if self._known.has(word):
            return word
        for prefixes, least in ((_WITH_ARTICLE, _LEAST), (_ALONE, _LEAST_ALONE)):
            for prefix in prefixes:
                rest = word[len(prefix) :]
                if word.startswith(prefix) and len(rest) >= least and self._known.has(rest):
                    return rest
        return word
