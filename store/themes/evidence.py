"""Evidence: what in a story speaks for and against themes, and whether it is enough to give it one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from math import log2, sqrt
from operator import itemgetter
from typing import NamedTuple

from store.api.story import Story
from store.themes.language_words import LanguageWords
from store.themes.person_words import PersonWords
from store.themes.phrase_lookup import Found
from store.themes.story_parts import Place, Region, parts_of
from store.themes.weighted_phrase import WeightedPhrase

_STRONG, _STRONG_PHRASE = 3.0, 2.0
"""A word, or a phrase, of this weight may decide a theme alone, if it stands at the top of a story."""
_HINT = 0.5
"""A word of less weight than this is no kind of evidence of its own."""
_CLEAR = 1.5
"""Words of less weight hint: together they add no more to a theme than its clear words do, and a little."""
_HINTED = 1.0
_AGAINST = 2.5
"""How much more a word that speaks against a theme counts: one such word tells that the rest is said of something else."""
_KINDS = 2
"""Several words that say different things are needed where none is strong."""
_BROAD = 2.5
"""What they must weigh together, each counted once."""
_MANY = 4
"""So many need not stand where a story says what it is about."""
_LEAST = 3.0
_BY_LENGTH = 1.15
"""What is needed grows with the square root of the words that were read: so does what words of a theme that come by chance weigh."""
_STRONGEST = itemgetter(0)
_TOLD = 8
"""Words of a theme that are told."""


class Cue(NamedTuple):
    """A word or phrase that speaks for a theme in a story."""

    said: WeightedPhrase
    """The word or phrase."""
    weight: float
    """How strongly it speaks, once: 1 hints, 3 may decide alone."""
    share: float
    """How strongly it speaks in this story."""
    place: Place
    """The most prominent place it stands in."""


class Evidence:
    """The words of themes that a story has."""

    def __init__(self, words: LanguageWords) -> None:
        """Look for words of a language."""
        self._words = words
        self._persons = PersonWords() if words.is_english else None
        self._times: dict[WeightedPhrase, float] = {}
        self._places: dict[WeightedPhrase, Place] = {}
        self._finds: list[tuple[str, str, Found, list[Region]]] = []
        """Parts that have words of themes: as printed, folded, these words, and how much they count where they stand."""
        self._firsts: list[tuple[str, dict[WeightedPhrase, int]]] = []
        self._said: defaultdict[str, list[tuple[float, float, WeightedPhrase]]] = defaultdict(list)
        self.length = 0
        """Words that were read."""
        self.texts: list[str] = []
        """Those words, folded, part by part; each has one blank before it and one after it."""

    def read(self, story: Story, *, tagged: bool = False) -> Evidence:
        """Read a story, and its source's tags if asked; the title last, when it is known whom the text calls by which name."""
        title, *others = parts_of(story, tagged=tagged)
        for part in (*others, title):
            words = self._words.read(part.text)
            cased = f" {'  '.join(words)} "
            text = cased.lower() if self._persons else cased
            found = self._found_in(text, cased)
            if found[0]:
                regions = list(part.regions(words, self.length))
                self._finds.append((part.text, text, found, regions))
                self._count(text, found, regions)
            self.texts.append(text)
            self.length += len(words)
        return self

    def literal(self) -> Evidence:
        """Return the evidence of an English story that was read without words that mean something else where they stand."""
        from store.themes.literal_sense import LiteralSense  # few stories of more than a few lines need it

        literal = Evidence(self._words)
        literal.length, literal.texts = self.length, self.texts
        for printed, text, (said, begins), regions in self._finds:
            sense = LiteralSense(printed, text.split(), self._words.phrases.has_word)
            meant = [sense.is_meant(text.count(" ", 0, at) // 2, one.length) for one, at in zip(said, begins, strict=True)]
            literal._count(text, (list(compress(said, meant)), list(compress(begins, meant))), regions)
        return literal

    @property
    def needed(self) -> float:
        """The least score that makes a theme the story's."""
        return max(_LEAST, _BY_LENGTH * sqrt(self.length))

    def scores(self) -> tuple[dict[str, float], dict[str, float]]:
        """Return how strongly the story speaks for each theme, by all words, and by those alone that speak for it.

        Repeating a word adds ever less.
        """
        said = self._said = defaultdict(list)
        against: dict[str, float] = {}
        for one, times in self._times.items():
            often = log2(1 + times)
            for key, weight in one.weights:
                if weight > 0:
                    said[key].append((weight * often, weight, one))
                else:
                    against[key] = against.get(key, 0.0) + weight * often
        speaking: dict[str, float] = {}
        for key, found in said.items():
            clear = hints = 0.0
            for share, weight, _ in found:
                if weight >= _CLEAR:
                    clear += share
                else:
                    hints += share
            speaking[key] = clear + (hints if hints < clear + _HINTED else clear + _HINTED)
        scores = speaking.copy()
        for key, weight in against.items():
            scores[key] = scores.get(key, 0.0) + _AGAINST * weight
        return scores, speaking

    def cues(self, key: str) -> Iterator[Cue]:
        """Yield what speaks for a theme, the most definite first, once the scores have been asked for."""
        places, spoken = self._places, self._strongest(key)
        ranks = [(-weight, -places[one], -one.length, at) for at, (_, weight, one) in enumerate(spoken)]
        for _, _, _, at in sorted(ranks):
            share, weight, one = spoken[at]
            yield Cue(one, weight, share, places[one])

    def told(self, key: str) -> tuple[str, ...]:
        """Return the words and phrases that speak most for a theme as the story has them, each once, once the scores were asked for."""
        return tuple(dict.fromkeys([self._as_told(one) for _, _, one in self._strongest(key)[:_TOLD]]))

    def _as_told(self, one: WeightedPhrase) -> str:
        """Return what a word or phrase is where the story first has it."""
        for text, begins in self._firsts:
            if (begin := begins.get(one)) is not None:
                if one.length == 1:
                    return text[begin : text.index(" ", begin)]
                return text[begin : one.end_at(text, begin)].replace("  ", " ")
        return ""

    def _strongest(self, key: str) -> list[tuple[float, float, WeightedPhrase]]:
        said = self._said.get(key, [])
        said.sort(key=_STRONGEST, reverse=True)
        return said

    def _found_in(self, text: str, cased: str) -> Found:
        """Return what says something in the words of a part."""
        found = self._words.phrases.found_in(text)
        return self._persons.without(found, text, cased) if self._persons is not None and found[0] else found

    def _count(self, text: str, found: Found, regions: Iterable[Region]) -> None:
        """Count what was found in a text, by how much it counts where it stands."""
        said, begins = found
        times, first = self._times, 0
        for end, weight, place in regions:
            last = bisect_left(begins, end, first)
            here = said[first:last]
            for one in here:
                times[one] = times.get(one, 0.0) + weight
            places = dict.fromkeys(here, place)
            self._places = self._places | places if place is Place.TOP else places | self._places
            first = last
        self._firsts.append((text, dict(zip(reversed(said), reversed(begins), strict=True))))


def distinct(cues: Iterable[Cue], most: int = _MANY) -> list[Cue]:
    """Return the cues of one theme that say different things, no more than needed, given the most definite first.

    Of those with a word in common the first counts.
    """
    kept: list[Cue] = []
    known: set[str] = set()
    for cue in cues:
        if cue.weight < _HINT:
            break
        if known.isdisjoint(cue.said.beginnings):
            known.update(cue.said.beginnings)
            kept.append(cue)
            if len(kept) == most:
                break
    return kept


def is_enough(cues: Sequence[Cue]) -> bool:
    """Return whether distinct cues for a theme are of enough kinds, and prominent enough, to give it to a story."""
    if len(cues) < _MANY and all(cue.place is Place.LATE for cue in cues):
        return False
    strong = any(cue.weight >= (_STRONG_PHRASE if cue.said.length > 1 else _STRONG) for cue in cues if cue.place is Place.TOP)
    return strong or (len(cues) >= _KINDS and sum(cue.weight for cue in cues) >= _BROAD)
