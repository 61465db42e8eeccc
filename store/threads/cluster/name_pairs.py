"""Two names beside each other, what a thread is about and what happened: `Mt. Gox · bankruptcy`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import sqrt

from store.names.single_words import is_people
from store.text.fold import words
from store.threads.cluster.name_worth import (
    MOST_WORDS,
    RARE,
    Named,
    NameWorth,
    is_bare,
    says_little,
    stands_for_many,
    telling_words,
)
from store.threads.cluster.title_phrases import TitlePhrases
from store.threads.cluster.word_shares import OFTEN, WordShares

BETWEEN = " · "
_BESIDE = 10
"""So many of the best names are put beside one another."""
_NAME_AND_WORDS, _TWO_NAMES, _TWO_WORDS, _SAYS_LITTLE, _FROM_TEXTS = 1.2, 1.05, 0.8, 0.5, 0.6
"""How well a name serves with what happened beside it, two names, two words, where the second hardly says anything, what titles lack."""
_ENOUGH = 0.85
"""How well what happened serves beside a name that says enough alone."""
_TOGETHER = 0.2
"""Two names that stand together in fewer titles are not put beside one another."""
_GUESSED = 0.6
"""How many of the stories that have the rarer of two words have the other, where texts have them and titles do not show it."""
_SAME = 5
"""Words that begin with so many of the same letters are forms of one."""


class NamePairs:
    """Puts names beside one another."""

    def __init__(self, phrases: TitlePhrases, shares: WordShares, weighs: NameWorth) -> None:
        self._phrases, self._shares, self._weighs = phrases, shares, weighs
        self._small: dict[str, str] = {}

    def of(self, holding: Sequence[Named]) -> Iterator[Named]:
        """Yield pairs of names, given those whose words stand in enough of the stories."""
        useful = [one for one in holding if not is_bare(one.words) and not all(map(is_people, one.words))]
        best = nlargest(_BESIDE, [one for one in useful if one.worth], key=_rank)
        best += nlargest(
            _BESIDE, [one for one in useful if one.is_name and one not in best], key=lambda one: (one.within, one.text)
        )
        for one in best:
            for other in best:
                if (
                    one.bits + other.bits
                    and _goes_first(one, other)
                    and not _overlap(one, other)
                    and (two := self._beside(one, other))
                ):
                    yield two

    def _beside(self, one: Named, other: Named) -> Named | None:
        telling = telling_words((*one.words, *other.words))
        from_texts = any(self._shares.in_titles(word) < OFTEN for word in telling)
        together = self._phrases.together(one.words, other.words)
        if from_texts:
            if one.alone or other.is_name or not (one.is_name and (len(one.words) == 1 or stands_for_many(one.words))):
                return None
            together = max(together, _GUESSED * min(map(self._shares.of, telling)))
        if together < _TOGETHER or len(telling) > MOST_WORDS:
            return None
        form = (_TWO_NAMES if other.is_name else _NAME_AND_WORDS) if one.is_name else _TWO_WORDS
        form *= (_SAYS_LITTLE if says_little(other.words) else 1.0) * (_FROM_TEXTS if from_texts else 1.0)
        form *= _ENOUGH if one.alone and one.is_name else 1.0
        text = f"{one.text}{BETWEEN}{other.text if other.is_name else self._lowered(other)}"
        worth = form * sqrt(one.within * other.within) * max(one.bits, other.bits) ** RARE * min(1.0, together / OFTEN)
        return Named(text, (*one.words, *other.words), worth)

    def _lowered(self, one: Named) -> str:
        """Return words in small letters but for the names among them."""
        if one.text not in self._small:
            self._small[one.text] = self._in_small_letters(one.text)
        return self._small[one.text]

    def _in_small_letters(self, text: str) -> str:
        known = [(part, words(part)) for part in text.split()]
        return " ".join(part if folded and self._weighs.is_proper(folded[0]) else part.lower() for part, folded in known)


def _rank(one: Named) -> tuple[float, str]:
    return one.worth, one.text


def _goes_first(one: Named, other: Named) -> bool:
    """Return whether the first is what it is about, the other what happened: names before words, the better before the other."""
    if one.is_name != other.is_name:
        return one.is_name
    return _rank(one) > _rank(other)


def _overlap(one: Named, other: Named) -> bool:
    """Return whether two names have a word in common, forms of one, or one is the other's letters: `Ukraine`, `Ukrainian`; `AI`."""
    mine, theirs = telling_words(one.words), telling_words(other.words)
    begins, letters = {word[:_SAME] for word in mine}, {"".join(word[0] for word in told) for told in (mine, theirs)}
    return any(word[:_SAME] in begins for word in theirs) or not letters.isdisjoint((*mine, *theirs))
