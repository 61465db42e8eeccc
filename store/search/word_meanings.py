"""What a typed word may mean in this archive: itself, its inflections and spellings, or what it was mistyped for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from math import log

from store.search.vocabulary import SHORTEST, Vocabulary

_EXACT, _CORRECTED, _STEM, _SPELLED, _INFLECTED = 1.0, 0.7, 0.4, 0.4, 0.2
_FEW, _COMMON, _COMMONER = 4, 5, 5
"""Where fewer words begin as typed, one in so many stories, and in so many times more than they, is meant as well."""
_KEPT = 4_000
_SURELY_BEGINS = 2
"""So many letters begin some word in any archive; to look for one would mean to go through all that begin so."""


@dataclass(frozen=True)
class Meaning:
    """Words of the archive that a typed word is taken for."""

    typed: str
    """The folded word as it was typed."""
    terms: dict[str, float] = field(default_factory=dict)
    """Words that satisfy it, each with how well; the best first."""
    prefix: str = ""
    """Letters that any word may begin with to satisfy it; empty if none."""
    parts: tuple[str, ...] = ()
    """Two words that were run together and must both be there; empty if it is one."""
    corrected: bool = False
    """True if the typed word is not in the archive and others were taken for it."""

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The words it was most likely meant to be."""
        best = max(self.terms.values(), default=0.0)
        return self.parts or tuple(term for term, worth in self.terms.items() if worth == best)


class Meanings:
    """Finds what words mean, and remembers it: a line grows by a letter, its other words stay."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._of = lru_cache(_KEPT)(self._found)

    def of(self, word: str, *, unfinished: bool = False, loosely: bool = False) -> Meaning:
        """Return what a word means; of an unfinished one only the beginning is known.

        Loosely, a word that is in the archive may be a misspelling of another all the same.
        """
        return self._of(word, unfinished, loosely)

    def pair(self, one: str, other: str) -> str:
        """Return two neighbour words run together if the archive has that word, else nothing."""
        return one + other if self.vocabulary.frequency(one + other) else ""

    def alone(self, meaning: Meaning) -> Meaning:
        """Return what a mistyped word means that has no other beside it which could tell: the commoner, the likelier."""
        known = {term: log(2 + self.vocabulary.frequency(term)) for term in meaning.terms}
        most = max(known.values(), default=1.0)
        rarity = self.vocabulary.rarity
        return replace(
            meaning, terms={term: worth * known[term] / most / rarity(term) for term, worth in meaning.terms.items()}
        )

    def plain(self, word: str) -> Meaning:
        """Return a word and its inflections, with nothing guessed: for what a story must not have."""
        return Meaning(word, {word: _EXACT} | dict.fromkeys(self.vocabulary.inflections(word), _INFLECTED))

    def _found(self, word: str, unfinished: bool, loosely: bool) -> Meaning:
        return self._loosened(word) if loosely else self._unfinished(word) if unfinished else self._whole(word)

    def _unfinished(self, word: str) -> Meaning:
        if len(word) <= _SURELY_BEGINS:
            return Meaning(word, {word: _EXACT} if self.vocabulary.frequency(word) else {}, prefix=word)
        if self.vocabulary.frequency(word):
            return replace(self._exact(word), prefix=word)
        begun = self.vocabulary.beginning(word, _FEW)
        if len(word) < SHORTEST or (begun and not self._is_rather_mistyped(word, begun)):
            return Meaning(word, prefix=word)
        whole = self._whole(word)
        if whole.terms and not whole.corrected:
            return whole
        if begun:
            return replace(
                whole, terms=whole.terms | {other: _CORRECTED for other in begun if other not in whole.terms}, parts=()
            )
        longer = self.vocabulary.continuations(word)
        terms = whole.terms | {other: _CORRECTED for other in longer if other not in whole.terms}
        return replace(whole, terms=terms, parts=() if terms else whole.parts)

    def _is_rather_mistyped(self, word: str, begun: Sequence[str]) -> bool:
        """Return whether few rare words begin so, and a far commoner one is a letter away from it."""
        if len(word) <= SHORTEST or len(begun) >= _FEW:
            return False
        near = [other for other in self.vocabulary.corrections(word, 2, alike=True) if other not in begun]
        return self._is_far_commoner(near, begun)

    def _is_far_commoner(self, near: Sequence[str], others: Sequence[str]) -> bool:
        """Return whether one of some words is in far more stories than all of some others."""
        most = max(map(self.vocabulary.frequency, near), default=0)
        return most >= max(_COMMON, _COMMONER * sum(map(self.vocabulary.frequency, others)))

    def _whole(self, word: str) -> Meaning:
        if self.vocabulary.frequency(word):
            return self._exact(word)
        inflected = self.vocabulary.inflections(word)
        near = dict.fromkeys([*self.vocabulary.spellings(word), *self.vocabulary.corrections(word, alike=bool(inflected))])
        close = [other for other in near if other not in inflected]
        split = () if near or inflected else self._split(word)
        if inflected and self._is_far_commoner(close, inflected):
            terms = self._likely([*close, *inflected])
        else:
            terms = {other: _EXACT if other in near or not close else _STEM for other in inflected} | self._likely(close)
        for other in close[:2]:
            terms = terms | {more: _CORRECTED * _INFLECTED for more in self.vocabulary.inflections(other) if more not in terms}
        return Meaning(word, terms, parts=split, corrected=bool(close) or not inflected)

    def _exact(self, word: str) -> Meaning:
        terms = {word: _EXACT} | dict.fromkeys(self.vocabulary.inflections(word), _INFLECTED)
        return Meaning(word, terms | {other: _SPELLED for other in self.vocabulary.spellings(word) if other not in terms})

    def _loosened(self, word: str) -> Meaning:
        meaning = self._whole(word)
        if meaning.corrected:
            return meaning
        close = [other for other in self.vocabulary.corrections(word) if other not in meaning.terms]
        if not close:
            return meaning
        return replace(meaning, terms=meaning.terms | self._likely(close), corrected=True)

    def _likely(self, close: Sequence[str]) -> dict[str, float]:
        """Return words that another was mistyped for with how well they do, the commoner first."""
        return dict.fromkeys(sorted(close, key=lambda each: -self.vocabulary.frequency(each)), _CORRECTED)

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the two words of the archive that were most likely run together."""
        pairs = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        known = [(min(map(self.vocabulary.frequency, pair)), pair) for pair in pairs]
        best = max(known, default=(0, ()))
        return best[1] if best[0] else ()
