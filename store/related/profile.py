"""A story's profile: the words and names it is known by, each weighed by how rare it is where the story lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import Protocol

from store.fold import words
from store.model import Story
from store.names.lists import COMMON, PLAIN
from store.names.sounding import stem_of

_READ = 1_200
"""Characters of a text that are read: what a story is about stands at its beginning."""
_SHORTEST = 2
"""Letters a word must have to be telling."""
_MOST = 64
"""Words and names that a story is known by."""
_UNTELLING = PLAIN | COMMON
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
    return " \n ".join((story.title, story.title, *story.highlights, *story.body))[: _READ + 2 * len(story.title)]


def profile(text: str, names: Sequence[str], rarities: Rarities) -> Profile:
    """Return what a text is known by, which gives these names; a word that comes again counts a little more each time."""
    number: dict[str, int] = {}
    rarity: dict[str, float] = {}
    for word, times in Counter(words(text)).items():
        if word in _UNTELLING or len(word) < _SHORTEST or word.isdigit():
            continue
        stem, weight = stem_of(word), rarities.of_word(word)
        number[stem] = number.get(stem, 0) + times
        rarity[stem] = min(weight, rarity.get(stem, weight))
    weighed = [((1 + log(number[stem])) * weight, stem) for stem, weight in rarity.items()]
    weighed += [(rarities.of_name(key), NAME + key) for key in names]
    weights = {term: weight for weight, term in nlargest(_MOST, weighed) if weight > 0}
    length = sqrt(sum([weight * weight for weight in weights.values()]))
    return Profile({term: weight / length for term, weight in weights.items()} if length else {})
