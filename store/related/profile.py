"""A story's profile: the words and names it is known by, each weighed by how rare it is where the story lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Protocol

from store.api.story import Story
from store.names.word_lists import ORDINARY_WORDS, STOP_WORDS
from store.text.fold import words
from store.text.reading_limits import beginning_of
from store.text.stems import stem_of

_READ = 1_000
"""Characters of a text that are read: what a story is about stands at its beginning."""
_SHORTEST = 2
"""Letters a word must have to be telling."""
_MOST = 64
"""Words and names that a story is known by."""
_UNTELLING = ORDINARY_WORDS | STOP_WORDS
_MOST_KEPT = 8_000
"""Words, and names, whose weight is kept."""
_OFTEN = 4
"""A word that comes more often than this says no more by it."""
_TIMES = (0.0, *(1 + log(times) for times in range(1, _OFTEN + 1)))
"""How much a word counts that comes so many times."""
_FULL_NAME = 1.3
"""How much a name of several words, which is hardly mistaken, counts beside one of a single word."""
NAME = "="
"""Stands before the key of a name among the words of a profile."""


class Rarities(Protocol):
    """How rare words and names are in a collection of stories."""

    def of_word(self, word: str) -> float:
        """Return the weight of a folded word: the logarithm of how many stories there are to one that has it."""
        ...

    def of_name(self, key: str) -> float:
        """Return the weight of a name, given as its folded key."""
        ...


@dataclass(frozen=True, slots=True)
class Profile:
    """What a story is known by."""

    weights: Mapping[str, float]
    """Stem, or name after `=`, to its weight; their squares add up to 1 unless there are none."""


def opening(story: Story) -> str:
    """Return the part of a story that is read: the title, twice because it says most, the highlights, the first paragraphs."""
    story = beginning_of(story)
    return " \n ".join((story.title, story.title, *story.highlights, *story.body))[: _READ + 2 * len(story.title)]


class Weigher:
    """Makes the profiles of stories from how rare words and names are where they live; keeps what it asked once."""

    def __init__(self, rarities: Rarities) -> None:
        kept = lru_cache(_MOST_KEPT)
        self._stem = kept(_stem)
        self._word = kept(rarities.of_word)
        self._name = kept(lambda key: rarities.of_name(key) * (_FULL_NAME if " " in key else 1.0))

    def profile(self, text: str, names: Sequence[str]) -> Profile:
        """Return what a text is known by that gives these names; a word that comes again counts a little more each time."""
        in_order = words(text)
        stems = list(map(self._stem, in_order))
        forms, rarity = dict(zip(stems, in_order, strict=True)), self._word
        weighed = [(rarity(forms[stem]) * _TIMES[min(times, _OFTEN)], stem) for stem, times in Counter(stems).items() if stem]
        weighed += [(self._name(key), NAME + key) for key in names]
        weighed.sort(reverse=True)
        length = sqrt(sum([weight * weight for weight, _ in weighed[:_MOST]]))
        return Profile({term: weight / length for weight, term in weighed[:_MOST] if weight})


def _stem(word: str) -> str:
    """Return a word's stem, nothing if it tells nothing."""
    return "" if word in _UNTELLING or len(word) < _SHORTEST or word.isdigit() else stem_of(word)
