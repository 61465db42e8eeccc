"""Grouping: stories that arrive together are first put together among themselves, the likest first.

Arriving one by one, a story can only be held against what came before; arriving in one import, the clearest cases can be settled first.
Average linkage over cosines (Sokal and Michener 1958): two groups are as alike as their stories are on average.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush
from math import log2, sqrt

from store.threads.features import Features, Kind, kind_of

_ALIKE = 0.09
"""Groups less alike than this on average stay apart."""
_WIDE = 64
"""A feature of more groups than this brings none of them together, though it counts for those that meet otherwise."""
_LIKELY = 20
_TRUST = 50
"""Among so many stories at hand, how common a feature is here weighs as much as how common it is beyond them."""
_EVEN = {Kind.WORD: 1.0, Kind.COMMON: 1 / 0.35, Kind.PAIR: 1.0, Kind.NAME: 1.0}
"""What undoes the lesser weight of common words: among stories at hand their rarity is known well enough."""

Vector = dict[int, float]


def group(stories: Sequence[Features], share: Callable[[int], float]) -> list[list[int]]:
    """Return groups of stories that belong together, as places in the sequence; `share` tells how common features are beyond it."""
    vectors = _vectors(stories, share)
    having: dict[int, set[int]] = defaultdict(set)
    for place, vector in enumerate(vectors):
        for feature in vector:
            having[feature].add(place)
    groups = {place: [place] for place in range(len(stories))}
    mean = dict(enumerate(vectors))
    best = [pair for place in groups for pair in _pairs(place, mean, having) if pair[1] < pair[2]]
    heapify(best)
    following = len(stories)
    while best:
        _, one, other = heappop(best)
        if one not in groups or other not in groups:
            continue
        mean[following] = _mean(mean[one], len(groups[one]), mean[other], len(groups[other]))
        groups[following] = groups.pop(one) + groups.pop(other)
        for gone in (one, other):
            for feature in mean.pop(gone):
                having[feature].discard(gone)
        for feature in mean[following]:
            having[feature].add(following)
        for pair in _pairs(following, mean, having):
            heappush(best, pair)
        following += 1
    return sorted(sorted(places) for places in groups.values())


def _vectors(stories: Sequence[Features], share: Callable[[int], float]) -> list[Vector]:
    """Return each story's features by prominence and rarity, all of length 1."""
    here = Counter(number for story in stories for number in story.weights)
    among = len(stories) + _TRUST
    rarity = {number: -log2(min(1.0, (_TRUST * share(number) + count) / among)) for number, count in here.items()}
    vectors = []
    for story in stories:
        vector = {n: weight * _EVEN[kind_of(n)] * rarity[n] for n, weight in story.weights.items()}
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({number: weight / length for number, weight in vector.items() if here[number] > 1})
    return vectors


def _pairs(place: int, mean: dict[int, Vector], having: dict[int, set[int]]) -> list[tuple[float, int, int]]:
    """Return how alike a group is to others that share what tells it apart, best first as a heap wants it."""
    mine = mean[place]
    near: Counter[int] = Counter()
    for feature, weight in mine.items():
        if len(having[feature]) <= _WIDE:
            for other in having[feature]:
                near[other] += weight * mean[other][feature]  # type: ignore[assignment]
    near.pop(place, None)
    likely = [other for other, _ in near.most_common(_LIKELY)]
    alike = ((_product(mine, mean[other]), other) for other in likely)
    return [(-value, min(place, other), max(place, other)) for value, other in alike if value >= _ALIKE]


def _product(one: Vector, other: Vector) -> float:
    return sum([one[number] * other[number] for number in one.keys() & other.keys()])


def _mean(one: Vector, ones: int, other: Vector, others: int) -> Vector:
    both = ones + others
    mixed = {number: weight * ones / both for number, weight in one.items()}
    for number, weight in other.items():
        mixed[number] = mixed.get(number, 0.0) + weight * others / both
    return mixed
