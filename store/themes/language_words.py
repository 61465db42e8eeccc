"""The words of a text as a language's words of themes are looked for in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from store.text.elision import opened
from store.text.fold import cased_words, words
from store.themes.arabic_prefixes import ArabicPrefixes
from store.themes.compound_heads import COMPOUNDING, CompoundHeads
from store.themes.idioms import IDIOMS
from store.themes.phrase_lookup import PhraseLookup
from store.themes.unspaced_words import UnspacedWords

ENGLISH = "en"
_POSSESSIVES = ("'s ", "’s ", " #39;s ")
"""English ends of words that say whose something is; the last as some feeds have it."""


class LanguageWords:
    """The words of themes in one language, and how its texts are cut into words."""

    def __init__(self, language: str, weights: Mapping[str, Mapping[str, float]]) -> None:
        """Take a language as a BCP 47 tag, and theme to word or phrase to weight."""
        self.is_english = language == ENGLISH
        """Whether it is known of the language what figures of speech and people's names look like."""
        self._language = language
        self.phrases = PhraseLookup(weights, IDIOMS if self.is_english else ())
        """The words and phrases."""
        every = [] if self.is_english else list(chain.from_iterable(weights.values()))
        self._unspaced = None if self.is_english else UnspacedWords(every)
        self._prefixes = ArabicPrefixes(every) if language == "ar" else None
        self._compounds = CompoundHeads(every) if language in COMPOUNDING else None

    def read(self, text: str) -> list[str]:
        """Return the words of a text, folded; those of English with their capitals."""
        if not self.is_english:
            return self._of_other_languages(text)
        for possessive in _POSSESSIVES:
            if possessive in text:
                text = text.replace(possessive, " ")
        return cased_words(text).split()

    def _of_other_languages(self, text: str) -> list[str]:
        found = words(opened(text, self._language))
        if self._unspaced:
            found = self._unspaced.cut(found)
        if self._compounds:
            return self._compounds.headed(found)
        return self._prefixes.taken_off(found) if self._prefixes else found
