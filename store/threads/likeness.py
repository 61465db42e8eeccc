"""Likeness: how strongly a story's words and names speak for a thread, in bits of evidence, and which of them do.

A story's words are thought of as a mixture: some come with the matter, the others would stand in any story. Each feature weighs
log2(c * q / p + 1 - c): q is the share of the thread's stories that have it, p the share of all matters, c the share of words that
come with the matter. What the thread does not have speaks against it. The mean over a story's features is its likeness: above 0 it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from store.threads.matter import Matter
from store.threads.rarity import Share

_CARRIED = 0.4
"""The share of a story's words that come with its matter."""
_AGAINST = log2(1 - _CARRIED)
_LEAST = 3.0
"""A story of fewer words is weighed as if it had so many: one shared word alone proves little."""
_DECAY, _MONTHS, _FAR = 0.04, 30.0, 8.0
"""Days apart take away at most this, half of it by about a year: a rare name that both have bridges decades."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a story shares with a thread."""

    feature: int
    """The feature's number."""
    bits: float
    """How much it speaks for the thread: by so many halvings it is less likely to be chance."""


Weighed = Sequence[tuple[int, float, float]]
"""A story's features: number, weight in the story, and `_CARRIED` over its share of all matters."""


def weighed(weights: Mapping[int, float], share: Share) -> Weighed:
    """Return a story's features, weighed by their rarity."""
    return [(number, weight, _CARRIED / share(number)) for number, weight in weights.items()]


def likeness(story: Weighed, size: float, day: int, matter: Matter) -> float:
    """Return how strongly a story speaks for a matter, in bits a feature; above 0 it more likely belongs than not."""
    counts, number = matter.counts, matter.number
    total = size * _AGAINST
    for feature, weight, worth in story:
        count = counts.get(feature)
        if count:
            total += weight * (log2(worth * min(1.0, count / number) + 1 - _CARRIED) - _AGAINST)
    return total / max(size, _LEAST) - _decay(day, matter)


def mean_likeness(one: Matter, other: Matter, share: Share) -> float:
    """Return how strongly the stories of one matter speak for another, on average."""
    each = (likeness(weighed(m.weights, share), sum(m.weights.values()), m.day, other) for m in one.members)
    return sum(each) / max(1, len(one.members))


def evidence(story: Weighed, matter: Matter, limit: int = 6) -> list[Evidence]:
    """Return what a story shares with a matter, what weighs most first."""
    found = []
    for feature, weight, worth in story:
        count = matter.counts.get(feature)
        if count:
            bits = weight * log2(worth * min(1.0, count / matter.number) + 1 - _CARRIED)
            if bits > 0:
                found.append(Evidence(feature, bits))
    return sorted(found, key=lambda one: -one.bits)[:limit]


def _decay(day: int, matter: Matter) -> float:
    """Return what the days between a story and a matter take away; the same before it as after it."""
    apart = max(matter.first - day, day - matter.last, 0)
    return _DECAY * min(1.0, log2(1 + apart / _MONTHS) / _FAR) if apart else 0.0
