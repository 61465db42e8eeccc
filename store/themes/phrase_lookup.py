"""Finding the words and phrases of a lexicon in a text: at each place the longest, so that `trade war` is no war."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_REMEMBERED = 50_000
"""Words of texts whose phrases are kept: most words come again."""
_PLURALS = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"), ("oes", "o"), ("s", ""),
)  # fmt: skip
"""Endings of a plural, and what its singular has instead."""
_SHORTEST_SINGULAR = 3
_STEM = 1
"""Letters by which beginnings of words are found."""


@dataclass(slots=True, eq=False)
class WeightedPhrase:
    """A word or phrase of a lexicon."""

    phrase: tuple[str, ...]
    """Its folded words; one that ends in `*` stands for every word that begins so."""
    weights: list[tuple[str, float]] = field(default_factory=list)
    """Themes it speaks for, each with how strongly; a negative weight speaks against one."""

    @property
    def label(self) -> str:
        """The phrase for a person to read."""
        return " ".join(self.phrase).replace("*", "")


@dataclass(slots=True)
class _Begun:
    """What a word begins."""

    alone: WeightedPhrase | None
    """What it is by itself."""
    longer: Mapping[str, Sequence[WeightedPhrase]]
    """Phrases of several words by their second one, the longest first."""
    by_stem: Mapping[str, Sequence[tuple[str, WeightedPhrase]]]
    """Those whose second word is only a beginning, by the first letters of that, with that."""


class PhraseLookup:
    """Every word and phrase of a lexicon, by the word it begins with."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]], meaningless: Iterable[str] = ()) -> None:
        """Take theme to word or phrase to weight, and phrases in which words mean something else than by themselves."""
        phrases: dict[str, WeightedPhrase] = {}
        for key, by_phrase in {**weights, "": dict.fromkeys(meaningless, 0.0)}.items():
            for phrase, weight in by_phrase.items():
                if parts := tuple(phrase.split()):
                    phrases.setdefault(phrase, WeightedPhrase(parts)).weights.append((key, weight))
        for one in phrases.values():
            one.weights = [(key, weight) for key, weight in one.weights if weight]
        self._begun_by = _BegunBy(phrases.values())

    def found_in(self, folded: Sequence[str]) -> list[tuple[int, WeightedPhrase]]:
        """Return the words and phrases that stand in folded words, each with its index; of those that overlap, the first and longest."""
        found: list[tuple[int, WeightedPhrase]] = []
        free, last = 0, len(folded) - 1
        for index, begun in enumerate(map(self._begun_by.__getitem__, folded)):
            if begun is None or index < free:
                continue
            one = begun.alone
            if index < last:
                second = folded[index + 1]
                whole, stems = begun.longer.get(second, ()), begun.by_stem.get(second[:_STEM], ())
                if whole or stems:
                    one = _longest(whole, stems, folded, index) or one
            if one is not None:
                free = index + len(one.phrase)
                found.append((index, one))
        return found

    def has_word(self, word: str) -> bool:
        """Return whether a word is of a theme by itself."""
        begun = self._begun_by[word]
        return begun is not None and begun.alone is not None

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseLookup:
        """Return a lookup of phrases that speak for nothing."""
        return cls({}, phrases)


class _BegunBy(dict[str, _Begun | None]):
    """What each word begins, worked out when it is first asked for."""

    def __init__(self, phrases: Iterable[WeightedPhrase]) -> None:
        super().__init__()
        self._by_word: dict[str, list[WeightedPhrase]] = {}
        self._by_stem: dict[str, list[WeightedPhrase]] = {}
        self._joined: dict[tuple[tuple[str, ...], ...], WeightedPhrase] = {}
        for one in phrases:
            first = one.phrase[0]
            table = self._by_stem if first.endswith("*") else self._by_word
            table.setdefault(first.rstrip("*"), []).append(one)
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem}, reverse=True)

    def __missing__(self, word: str) -> _Begun | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        begun = self[word] = self._worked_out(word)
        return begun

    def _worked_out(self, word: str) -> _Begun | None:
        found = self._beginning_with(word)
        alone = self._as_one([one for one in found if len(one.phrase) == 1])
        if alone is None and (singular := self._singular(word)):
            alone = self._as_one([one for one in self._beginning_with(singular) if len(one.phrase) == 1])
        longer: dict[str, list[WeightedPhrase]] = {}
        by_stem: dict[str, list[tuple[str, WeightedPhrase]]] = {}
        for one in sorted(found, key=lambda one: -len(one.phrase)):
            if len(one.phrase) > 1 and one.phrase[1].endswith("*"):
                stem = one.phrase[1][:-1]
                by_stem.setdefault(stem[:_STEM], []).append((stem, one))
            elif len(one.phrase) > 1:
                longer.setdefault(one.phrase[1], []).append(one)
        for one in [one for several in longer.values() for one in several if len(one.phrase) == 2]:
            longer.setdefault(f"{one.phrase[1]}s", []).append(one)  # a plural at the end is the same
        return _Begun(alone, longer, by_stem) if alone or longer or by_stem else None

    def _beginning_with(self, word: str) -> list[WeightedPhrase]:
        """Return the phrases that a word begins, the most definite first."""
        stems = (self._by_stem.get(word[:length], ()) for length in self._stem_lengths if length <= len(word))
        return [*self._by_word.get(word, ()), *(one for several in stems for one in several)]

    def _singular(self, word: str) -> str:
        """Return what a word may be the plural of, if that is in the lexicon."""
        if word.endswith("ss"):
            return ""
        for ending, instead in _PLURALS:
            singular = word.removesuffix(ending) + instead
            if word.endswith(ending) and len(singular) >= _SHORTEST_SINGULAR and singular in self._by_word:
                return singular
        return ""

    def _as_one(self, found: Sequence[WeightedPhrase]) -> WeightedPhrase | None:
        """Return what several entries of the lexicon make of a word: for each theme, the most definite counts."""
        if len(found) < 2:
            return found[0] if found else None
        key = tuple(one.phrase for one in found)
        if key not in self._joined:
            weights: dict[str, float] = {}
            for one in found:
                for theme, weight in one.weights:
                    weights.setdefault(theme, weight)
            self._joined[key] = WeightedPhrase(found[0].phrase, list(weights.items()))
        return self._joined[key]


def _longest(
    whole: Sequence[WeightedPhrase], stems: Sequence[tuple[str, WeightedPhrase]], folded: Sequence[str], index: int
) -> WeightedPhrase | None:
    """Return the longest of some phrases that stands at an index; of `stems`, the second word is known by its first letters only."""
    best = next((one for one in whole if _goes_on(one.phrase, folded, index)), None)
    second = folded[index + 1]
    for stem, one in stems:
        if (
            second.startswith(stem)
            and (best is None or len(one.phrase) > len(best.phrase))
            and _goes_on(one.phrase, folded, index)
        ):
            best = one
    return best


def _goes_on(phrase: tuple[str, ...], folded: Sequence[str], index: int) -> bool:
    """Return whether the third and further words of a phrase stand where it begins at an index; the last may be a plural."""
    if len(phrase) == 2:
        return True
    rest = folded[index + 2 : index + len(phrase)]
    if len(rest) < len(phrase) - 2:
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase[2:-1], rest[:-1], strict=True)
    ) and _is_last(phrase[-1], rest[-1])


def _is_last(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word in (part, f"{part}s")
