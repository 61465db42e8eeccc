"""The words of a text as a language's words of themes are looked for in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from store.text.elision import opened
from store.text.fold import cased_words, words
from store.themes.idioms import IDIOMS
from store.themes.phrase_lookup import PhraseLookup

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
        self._cut = None if self.is_english else _cutting(language, weights)
        """How its folded words are cut further; None for English, where that is not needed."""

    def read(self, text: str) -> list[str]:
        """Return the words of a text, folded; those of English with their capitals."""
        if self._cut is not None:
            return self._cut(words(opened(text, self._language)))
        for possessive in _POSSESSIVES:
            if possessive in text:
                text = text.replace(possessive, " ")
        return cased_words(text).split()


def _cutting(language: str, weights: Mapping[str, Mapping[str, float]]) -> Callable[[list[str]], list[str]]:
    """Return what cuts folded words of a language other than English further, as far as its words of themes need that."""
    from store.themes.arabic_prefixes import ArabicPrefixes  # most archives have stories in English alone
    from store.themes.compound_heads import COMPOUNDING, CompoundHeads
    from store.themes.unspaced_words import UnspacedWords

    every = list(chain.from_iterable(weights.values()))
    unspaced = UnspacedWords(every)
    if language in COMPOUNDING:
        compounds = CompoundHeads(every)
        return lambda folded: compounds.headed(unspaced.cut(folded))
    if language == "ar":
        prefixes = ArabicPrefixes(every)
        return lambda folded: prefixes.taken_off(unspaced.cut(folded))
    return unspaced.cut
