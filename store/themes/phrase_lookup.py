"""Finding the words and phrases of a lexicon in a text: at each place the longest, so that `trade war` is no war."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import TypeVar

_REMEMBERED = 50_000
"""Words of texts whose phrases are kept: most words come again."""
_PLURALS = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"), ("oes", "o"), ("s", ""),
)  # fmt: skip
"""Endings of a plural, and what its singular has instead."""
_SHORTEST_SINGULAR = 3
Answer = TypeVar("Answer")
_ByWord = Mapping[str, Sequence["WeightedPhrase"]]
_Begun = tuple["WeightedPhrase | None", _ByWord, _ByWord]
"""What a word begins: what it is by itself; phrases by their second words, the longest first; and those of which only the beginning of
the second word is given, by the first letter of that."""


@dataclass(slots=True, eq=False)
class WeightedPhrase:
    """A word or phrase of a lexicon."""

    phrase: tuple[str, ...]
    """Its folded words; one that ends in `*` stands for every word that begins so."""
    weights: Sequence[tuple[str, float]] = ()
    """Themes it speaks for, each with how strongly; a negative weight speaks against one."""


class PhraseLookup:
    """Every word and phrase of a lexicon, by the word it begins with."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]], meaningless: Iterable[str] = ()) -> None:
        """Take theme to word or phrase to weight, and phrases in which words mean something else than by themselves."""
        phrases: dict[str, WeightedPhrase] = {}
        shared: dict[tuple[str, float], tuple[str, float]] = {}  # there are many thousand phrases, and few weights
        for key, by_phrase in {**weights, "": dict.fromkeys(meaningless, 0.0)}.items():
            for phrase, weight in by_phrase.items():
                if parts := tuple(map(intern, phrase.split())):
                    one = phrases.setdefault(phrase, WeightedPhrase(parts))
                    one.weights = (*one.weights, *((shared.setdefault((key, weight), (key, weight)),) if weight else ()))
        self._singles = _Beginnings(one for one in phrases.values() if len(one.phrase) == 1)
        self._several = _Beginnings(one for one in phrases.values() if len(one.phrase) > 1)
        self._begun_by = _Remembered(self._begun, _REMEMBERED)
        self._joined: dict[tuple[tuple[str, ...], ...], WeightedPhrase] = {}

    def found_in(self, folded: Sequence[str]) -> list[tuple[int, WeightedPhrase]]:
        """Return the words and phrases that stand in folded words, each with its index; of those that overlap, the first and longest."""
        found: list[tuple[int, WeightedPhrase]] = []
        free = 0
        pairs = enumerate(zip(map(self._begun_by.__getitem__, folded), (*folded[1:], ""), strict=False))
        for index, one, several in [
            (index, begun[0], several)
            for index, (begun, second) in pairs
            if begun is not None
            if (several := begun[1].get(second) or (begun[2] and begun[2].get(second[:1]))) or begun[0] is not None
        ]:
            if index < free:
                continue
            for longer in several or ():
                if _stands(longer.phrase, folded, index):
                    found.append((index, longer))
                    free = index + len(longer.phrase)
                    break
            else:
                if one is not None:
                    found.append((index, one))
        return found

    def has_word(self, word: str) -> bool:
        """Return whether a word is of a theme by itself."""
        begun = self._begun_by[word]
        return begun is not None and begun[0] is not None

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseLookup:
        """Return a lookup of phrases that speak for nothing."""
        return cls({}, phrases)

    def _begun(self, word: str) -> _Begun | None:
        """Return what a word begins, or None if nothing."""
        alone, (whole, by_letter) = self._single(word), self._seconds(word)
        return (alone, whole, by_letter) if alone or whole or by_letter else None

    def _single(self, word: str) -> WeightedPhrase | None:
        """Return what the entries of the lexicon make of a word, or of its singular: for each theme, the most definite counts."""
        found = self._singles.of(word) or self._singles.of_plural(word)
        if len(found) < 2:
            return found[0] if found else None
        key = tuple(one.phrase for one in found)
        if key not in self._joined:
            weights: dict[str, float] = {}
            for one in found:
                for theme, weight in one.weights:
                    weights.setdefault(theme, weight)
            self._joined[key] = WeightedPhrase(found[0].phrase, tuple(weights.items()))
        return self._joined[key]

    def _seconds(self, word: str) -> tuple[_ByWord, _ByWord]:
        """Return the phrases that a word begins by their second words, and where only its beginning is given by its first letter."""
        begun = sorted(self._several.of(word), key=lambda one: -len(one.phrase))
        whole: dict[str, list[WeightedPhrase]] = {}
        by_letter: dict[str, list[WeightedPhrase]] = {}
        for one in begun:
            second = one.phrase[1]
            if second.endswith("*"):
                by_letter.setdefault(second[:1], []).append(one)
            else:
                whole[second] = whole[f"{second}s"] = []  # a plural at the end is the same
        for second, several in whole.items():
            several += (one for one in begun if _is_word(one.phrase[1], second, last=len(one.phrase) == 2))
        return whole, by_letter


class _Remembered(dict[str, Answer]):
    """What is worked out for words when it is first asked for: most come again."""

    def __init__(self, work_out: Callable[[str], Answer], most: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, word: str) -> Answer:
        if len(self) >= self._most:
            self.clear()
        answer = self[word] = self._work_out(word)
        return answer


class _Beginnings:
    """Phrases by their first words and by the beginnings of these."""

    def __init__(self, phrases: Iterable[WeightedPhrase]) -> None:
        self._by_word: dict[str, list[WeightedPhrase]] = {}
        self._by_stem: dict[str, list[WeightedPhrase]] = {}
        for one in phrases:
            first = one.phrase[0]
            table = self._by_stem if first.endswith("*") else self._by_word
            table.setdefault(first.rstrip("*"), []).append(one)
        self._lengths = sorted({len(stem) for stem in self._by_stem}, reverse=True)

    def of(self, word: str) -> list[WeightedPhrase]:
        """Return the phrases that a word begins, the most definite first."""
        stems = (self._by_stem.get(word[:length], ()) for length in self._lengths if length <= len(word))
        return [*self._by_word.get(word, ()), *(one for several in stems for one in several)]

    def of_plural(self, word: str) -> list[WeightedPhrase]:
        """Return the phrases that begin with the singular of a word."""
        if word.endswith("ss"):
            return []
        for ending, instead in _PLURALS:
            singular = word.removesuffix(ending) + instead
            if word.endswith(ending) and len(singular) >= _SHORTEST_SINGULAR and singular in self._by_word:
                return self.of(singular)
        return []


def _stands(phrase: tuple[str, ...], folded: Sequence[str], index: int) -> bool:
    """Return whether the second and further words of a phrase stand where it begins at an index; the last may be a plural."""
    last = len(phrase) - 1
    if index + last >= len(folded):
        return False
    if not _is_word(phrase[1], folded[index + 1], last=last == 1):
        return False
    return last == 1 or all(_is_word(phrase[at], folded[index + at], last=at == last) for at in range(2, last + 1))


def _is_word(part: str, word: str, *, last: bool) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    return word == part or (last and word == f"{part}s")
