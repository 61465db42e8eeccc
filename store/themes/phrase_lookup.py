"""Finding the words and phrases of a lexicon in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

_REMEMBERED = 50_000
"""Words of texts whose phrases are kept: most words come again."""


@dataclass(slots=True)
class WeightedPhrase:
    """A word or phrase of a lexicon."""

    phrase: tuple[str, ...]
    """Its folded words; one that ends in `*` stands for every word that begins so."""
    weights: list[tuple[str, float]] = field(default_factory=list)
    """Themes it speaks for, each with how strongly; a negative weight speaks against one."""


class PhraseLookup:
    """Every word and phrase of a lexicon, by the word it begins with."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        """Take what `ThemeLexicon.weights` has: theme to word or phrase to weight."""
        phrases: dict[str, WeightedPhrase] = {}
        for key, by_phrase in weights.items():
            for phrase, weight in by_phrase.items():
                if parts := tuple(phrase.split()):
                    phrases.setdefault(phrase, WeightedPhrase(parts)).weights.append((key, weight))
        self._by_word: dict[str, list[WeightedPhrase]] = {}
        self._by_stem: dict[str, list[WeightedPhrase]] = {}
        for one in phrases.values():
            first = one.phrase[0]
            table = self._by_stem if first.endswith("*") else self._by_word
            table.setdefault(first.rstrip("*"), []).append(one)
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})
        self._begun_by = lru_cache(_REMEMBERED)(self._beginning_with) if self._by_stem else self._beginning_with

    def found_in(self, folded: Sequence[str]) -> Iterator[tuple[int, WeightedPhrase]]:
        """Yield every word and phrase that stands in folded words, with its index."""
        begun_by = self._begun_by
        for index, word in enumerate(folded):
            for one in begun_by(word):
                if len(one.phrase) == 1 or _stands(one.phrase, folded, index):
                    yield index, one

    def has_word(self, word: str) -> bool:
        """Return whether a word is of a theme by itself."""
        return any(len(one.phrase) == 1 for one in self._begun_by(word))

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseLookup:
        """Return a lookup of phrases that speak for nothing."""
        return cls({"": dict.fromkeys(phrases, 0.0)})

    def _beginning_with(self, word: str) -> Sequence[WeightedPhrase]:
        stems = [self._by_stem.get(word[:length], ()) for length in self._stem_lengths if length <= len(word)]
        return [*self._by_word.get(word, ()), *chain.from_iterable(stems)] if stems else self._by_word.get(word, ())


def _stands(phrase: tuple[str, ...], folded: Sequence[str], index: int) -> bool:
    rest = folded[index + 1 : index + len(phrase)]
    return len(rest) == len(phrase) - 1 and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part for part, word in zip(phrase[1:], rest, strict=True)
    )
