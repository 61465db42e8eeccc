"""Evidence: what in a story speaks for and against themes, and whether it is enough to give it one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log2, sqrt
from operator import attrgetter
from typing import NamedTuple

from store.api.story import Story
from store.themes.language_words import LanguageWords
from store.themes.literal_sense import LiteralSense
from store.themes.person_words import PersonWords
from store.themes.phrase_lookup import WeightedPhrase
from store.themes.story_parts import Part, Place, parts_of, weight_at

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
_STRONGEST = attrgetter("share")
_BEGINNING = 5
"""Words that begin with the same letters, so many, say the same."""


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

    def __init__(self, words: LanguageWords, *, literally: bool = False) -> None:
        """Look for words of a language; `literally` leaves out those that mean something else where they stand."""
        self._words = words
        self._literally = literally
        self._persons = PersonWords() if words.is_english else None
        self._times: dict[WeightedPhrase, float] = {}
        self._places: dict[WeightedPhrase, Place] = {}
        self._firsts: dict[WeightedPhrase, tuple[Sequence[str], int]] = {}
        self._said: defaultdict[str, list[tuple[float, float, WeightedPhrase]]] = defaultdict(list)
        self.length = 0
        """Words that were read."""
        self.texts: list[Sequence[str]] = []
        """Those words, folded, part by part."""

    def read(self, story: Story, *, tagged: bool = False) -> Evidence:
        """Read a story, and its source's tags if asked; the title last, when it is known whom the text calls by which name."""
        title, *others = parts_of(story, tagged=tagged)
        for part in (*others, title):
            self._read(part)
        return self

    @property
    def needed(self) -> float:
        """The least score that makes a theme the story's."""
        return max(_LEAST, _BY_LENGTH * sqrt(self.length))

    def scores(self) -> tuple[dict[str, float], dict[str, float]]:
        """Return how strongly the story speaks for each theme, by all words, and by those alone that speak for it.

        Repeating a word adds ever less.
        """
        said = self._said = defaultdict(list)
        against = defaultdict[str, float](float)
        for one, times in self._times.items():
            often = log2(1 + times)
            for key, weight in one.weights:
                if weight > 0:
                    said[key].append((weight * often, weight, one))
                else:
                    against[key] += weight * often
        speaking: dict[str, float] = {}
        for key, found in said.items():
            clear = hints = 0.0
            for share, weight, _ in found:
                if weight >= _CLEAR:
                    clear += share
                else:
                    hints += share
            speaking[key] = clear + min(hints, clear + _HINTED)
        return {**speaking, **{key: speaking.get(key, 0.0) + _AGAINST * weight for key, weight in against.items()}}, speaking

    def cues(self, key: str) -> list[Cue]:
        """Return what speaks for a theme, strongest first, once the scores have been asked for."""
        cues = [Cue(one, weight, share, self._places[one]) for share, weight, one in self._said.get(key, ())]
        cues.sort(key=_STRONGEST, reverse=True)
        return cues

    def told(self, cues: Sequence[Cue]) -> tuple[str, ...]:
        """Return the words and phrases of some cues as the story has them, each once."""
        firsts = ((self._firsts[cue.said], len(cue.said.phrase)) for cue in cues)
        return tuple(dict.fromkeys(" ".join(folded[index : index + many]) for (folded, index), many in firsts))

    def _read(self, part: Part) -> None:
        words = self._words
        printed, folded = words.read(part.text)
        self.texts.append(folded)
        found = words.phrases.found_in(folded)
        if found and self._persons:
            found = self._without_names(found, printed, folded)
        if found and self._literally and words.is_english:
            sense = LiteralSense(part.text, folded, words.phrases.has_word)
            found = [(index, one) for index, one in found if sense.is_meant(index, len(one.phrase))]
        times, places = self._times, self._places
        before = self.length
        for index, one in found:
            weight, place = (part.weight, Place.TOP) if part.weight else weight_at(before + index)
            if one in times:
                times[one] += weight
                if place > places[one]:
                    places[one] = place
            else:
                times[one], places[one] = weight, place
                self._firsts[one] = folded, index
        self.length = before + len(folded)

    def _without_names(
        self, found: Sequence[tuple[int, WeightedPhrase]], printed: Sequence[str], folded: Sequence[str]
    ) -> list[tuple[int, WeightedPhrase]]:
        """Return what was found but for words in people's names."""
        persons = self._persons
        if persons is None:
            return list(found)
        persons.look_at(printed, folded)
        kept: list[tuple[int, WeightedPhrase]] = []
        for index, one in found:
            if len(one.phrase) > 1:
                if not one.weights:
                    persons.meet(index, len(one.phrase))
            elif printed[index][0].isupper() and persons.is_in_name(index):
                continue
            kept.append((index, one))
        return kept


def distinct(cues: Sequence[Cue], most: int = _MANY) -> list[Cue]:
    """Return the cues of one theme that say different things, no more than needed: of those with a word in common, the strongest."""
    kept: list[Cue] = []
    known: set[str] = set()
    for cue in sorted(cues, key=lambda cue: (-cue.weight, -cue.place, -len(cue.said.phrase))):
        beginnings = {word.rstrip("*").rstrip("s")[:_BEGINNING] for word in cue.said.phrase}
        if cue.weight >= _HINT and known.isdisjoint(beginnings):
            known |= beginnings
            kept.append(cue)
            if len(kept) == most:
                break
    return kept


def is_enough(cues: Sequence[Cue]) -> bool:
    """Return whether distinct cues for a theme are of enough kinds, and prominent enough, to give it to a story."""
    if len(cues) < _MANY and all(cue.place is Place.LATE for cue in cues):
        return False
    strong = any(
        cue.weight >= (_STRONG_PHRASE if len(cue.said.phrase) > 1 else _STRONG) for cue in cues if cue.place is Place.TOP
    )
    return strong or (len(cues) >= _KINDS and sum(cue.weight for cue in cues) >= _BROAD)
