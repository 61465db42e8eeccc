"""How alike two sentences are: by the words and names they share, the rarer the more, however they are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from store.dates.spans import MONTHS
from store.fold import word_spans
from store.names.lists import PLAIN

Rarity = Callable[[str], float]
"""From a folded word to how rare it is; 0 for what every second story has."""
_STEM = 6
"""Words are compared by so many of their first letters, so that inflections are one."""
_SET, _OVERLAP = 0.3, 0.7
"""How much the likeness of the word sets, and the weight of what is shared, count."""
_MOST_WORDS = 80
_TIMES = frozenset((*MONTHS, *"monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day".split()))
_TIMES |= frozenset("week weeks month months year years days said says told last next since until early late ago".split())


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence is compared by."""

    weights: Mapping[str, float]
    """Stems to how much each weighs; names weigh double."""
    names: frozenset[str]
    """Those of them that are written as names."""
    text: str
    """The stems in order."""
    total: float
    """The sum of the weights."""


def gist_of(sentence: str, rarity: Rarity) -> Gist:
    """Return what a sentence is compared by: without what says when, who says it, and the words every sentence has."""
    weights: dict[str, float] = {}
    names: set[str] = set()
    for start, _, word in word_spans(sentence[:1_000])[:_MOST_WORDS]:
        if len(word) < 2 or word in _TIMES or word in PLAIN or (word.isdecimal() and len(word) == 4):
            continue
        stem = word[:_STEM]
        name = start > 0 and sentence[start].isupper()
        weights[stem] = max(weights.get(stem, 0.0), rarity(word) * (2.0 if name else 1.0))
        if name:
            names.add(stem)
    return Gist(weights, frozenset(names), " ".join(weights), sum(weights.values()))


def likeness(one: Gist, other: Gist) -> float:
    """Return how alike two sentences are, 0 to 1; at least two things must be shared."""
    shared = one.weights.keys() & other.weights.keys()
    if len(shared) < 2:
        return 0.0
    weight = sum(min(one.weights[stem], other.weights[stem]) for stem in shared)
    overlap = weight / (min(one.total, other.total) or 1.0)
    return _OVERLAP * min(1.0, overlap) + _SET * fuzz.token_set_ratio(one.text, other.text) / 100
