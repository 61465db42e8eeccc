"""Finding the words and phrases of a lexicon in a text: at each place the longest, so that `trade war` is no war."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from store.themes.first_words import FirstWords
from store.themes.weighted_phrase import Weight, WeightedPhrase

if TYPE_CHECKING:
    from store.themes.phrase_scanner import PhraseScanner

_REMEMBERED = 50_000
"""Words of texts for which is kept what they begin: most come again."""
_LONGEST_REMEMBERED = 40
MANY = 600
"""Texts after which more are expected, so that it pays to make ready what finds all entries in one pass over a text."""
Answer = TypeVar("Answer")
_ByWord = Mapping[str, Sequence[str]]
Found = tuple[list[WeightedPhrase], list[int]]
"""What a text has of a lexicon, in order, and where in it each begins."""
_AND_ON = "\uffff"
"""A letter that no word has."""


class PhraseLookup:
    """Every word and phrase of a lexicon, by the word it begins with."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]], meaningless: Iterable[str] = ()) -> None:
        """Take theme to word or phrase to weight, and phrases in which words mean something else than by themselves."""
        self._weights = weights
        self._meaningless = tuple(meaningless)
        self._firsts = FirstWords(chain(*weights.values(), self._meaningless))
        self._same: dict[tuple[Weight, ...], tuple[Weight, ...]] = {}
        self._made: dict[str, WeightedPhrase] = {}
        self._joined: dict[tuple[str, ...], WeightedPhrase] = {}
        self._alone = _Remembered(self._single)
        self._begun = _Remembered(self._begun_by)
        self._texts = 0

    def found_in(self, text: str) -> Found:
        """Return the words and phrases that stand in a text, in order, and where; of those that overlap, the first and longest.

        The text is folded; each word has one blank before it and one after it, so that neighbours have two between them.
        """
        self._texts += 1
        if self._texts < MANY or any(beginning in text for beginning in self._open_phrases):
            return self._found_word_by_word(text)
        return self._scanner.found_in(text)

    @cached_property
    def _scanner(self) -> PhraseScanner:
        from store.themes.phrase_scanner import PhraseScanner  # not needed for the few stories that most processes read

        return PhraseScanner((entry for entry in self._every() if "* " not in entry and entry.strip()), self._meant_by)

    @cached_property
    def _open_phrases(self) -> tuple[str, ...]:
        """How phrases begin of which it is not known how a word but the last ends, as they stand in texts."""
        return tuple({f" {phrase.partition('*')[0].replace(' ', '  ')}" for phrase in self._every() if "* " in phrase})

    def _every(self) -> Iterable[str]:
        return dict.fromkeys(chain(*self._weights.values(), self._meaningless))

    def _found_word_by_word(self, text: str) -> Found:
        found: Found = [], []
        said, begins = found
        begin = 1
        while begin < len(text):
            end = text.index(" ", begin)
            word = text[begin:end]
            one = self._phrase_at(word, text, begin, end) or self._alone[word]
            if one is not None:
                said.append(one)
                begins.append(begin)
            begin = (one.end_at(text, begin) if one is not None and one.length > 1 else end) + 2
        return found

    def _phrase_at(self, word: str, text: str, begin: int, end: int) -> WeightedPhrase | None:
        """Return the longest phrase that a word begins where it stands in a text."""
        begun = self._begun[word]
        if begun is None or end + 2 >= len(text):
            return None
        by_second, by_letter = begun
        several = by_second.get(text[end + 2 : text.index(" ", end + 2)]) or by_letter.get(text[end + 2]) or ()
        return next((one for one in map(self._entry, several) if one.end_at(text, begin)), None)

    def _meant_by(self, words: str, goes_on: bool) -> WeightedPhrase:
        """Return the entry that is meant where some words stand, of which one is an entry."""
        said, _ = self._found_word_by_word(f" {words}{_AND_ON if goes_on else ''} ")
        return said[0]

    def has_word(self, word: str) -> bool:
        """Return whether a word is of a theme by itself."""
        return self._alone[word] is not None

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseLookup:
        """Return a lookup of phrases that speak for nothing."""
        return cls({}, phrases)

    def _single(self, word: str) -> WeightedPhrase | None:
        """Return what the entries of the lexicon make of a word, or of its singular: for each theme, the most definite counts."""
        found = self._firsts.alone(word)
        if len(found) < 2:
            return self._entry(found[0]) if found else None
        key = tuple(found)
        if key not in self._joined:
            weights: dict[str, float] = {}
            for one in found:
                for theme, weight in self._weights_of(one):
                    weights.setdefault(theme, weight)
            self._joined[key] = WeightedPhrase((found[0],), tuple(weights.items()))
        return self._joined[key]

    def _begun_by(self, word: str) -> tuple[_ByWord, _ByWord] | None:
        """Return the phrases that a word begins, the longest first, by their second words.

        Those of which only the beginning of the second word is given come once more, by the first letter of that.
        """
        if not (phrases := self._firsts.several(word)):
            return None
        begun = sorted(((phrase, phrase.split(" ")) for phrase in phrases), key=lambda one: -len(one[1]))
        seconds = [parts[1] for _, parts in begun if not parts[1].endswith("*")]
        whole: dict[str, list[str]] = {second: [] for one in seconds for second in (one, f"{one}s")}
        by_letter: dict[str, list[str]] = {}
        for phrase, (_, second, *more) in begun:
            if second.endswith("*"):
                by_letter.setdefault(second[:1], []).append(phrase)
                for several in (whole[other] for other in whole if other.startswith(second[:-1])):
                    several.append(phrase)
            else:
                whole[second].append(phrase)
                if not more:  # a plural at the end is the same
                    whole[f"{second}s"].append(phrase)
        return whole, by_letter

    def _entry(self, phrase: str) -> WeightedPhrase:
        """Return an entry of the lexicon; most texts have few of the many thousand, so each is made when it is first met."""
        if (made := self._made.get(phrase)) is None:
            made = self._made[phrase] = WeightedPhrase(tuple(phrase.split()), self._weights_of(phrase))
        return made

    def _weights_of(self, phrase: str) -> tuple[Weight, ...]:
        """Return the themes that an entry speaks for; one that is given no weight speaks for none."""
        found = tuple((key, weight) for key, by_phrase in self._weights.items() if (weight := by_phrase.get(phrase, 0.0)))
        return self._same.setdefault(found, found)  # phrases are many, weights few


class _Remembered(dict[str, Answer]):
    """What is worked out for words when it is first asked for: most come again."""

    def __init__(self, work_out: Callable[[str], Answer]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> Answer:
        answer = self._work_out(word)
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = answer
        return answer
