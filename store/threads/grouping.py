"""Grouping: stories at hand together are put together among themselves, the likest first, and then looked over once more.

Arriving one by one, a story can only be held against what came before; at hand together, the clearest cases can be settled first.
Average linkage over cosines (Sokal and Michener 1958): two groups are as alike as their stories are on average. A story that was
taken in early and turns out to be liker another group than the rest of its own goes there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from heapq import nlargest
from math import log2, sqrt

from store.threads.features import Features, Kind, kind_of

_ALIKE = 0.067
"""Groups less alike than this on average stay apart."""
_ROUNDS = 4
_TRUST = 50
"""Among so many stories at hand, how common a feature is here weighs as much as how common it is beyond them."""
_EVEN = {Kind.WORD: 1.0, Kind.COMMON: 1 / 0.35, Kind.PAIR: 2.0, Kind.NAME: 1.0}
"""What undoes the lesser weight of features: among stories at hand the rarity of common words is known well enough."""
_REPEATS = {Kind.WORD: 1.0, Kind.COMMON: 1.0, Kind.PAIR: 0.5, Kind.NAME: 1.0}
"""A pair of words says again what its words say."""
_DAMPED = 0.5
"""A word that comes again says more, but not as much as the first time: mentions count by their square root."""

_TELLING = 80
"""So many of a story's features, the weightiest, are held against those of others."""

Row = list[float]


def group(stories: Sequence[Features], share: Callable[[int], float]) -> list[list[int]]:
    """Return groups of stories that belong together, as places in the sequence; `share` tells how common features are beyond it.

    Its time and memory grow with the square of the number of stories: 500 take about half a second.
    """
    alike = _cosines(_vectors(stories, share))
    return sorted(sorted(places) for places in _looked_over(alike, _linked(alike)) if places)


def _vectors(stories: Sequence[Features], share: Callable[[int], float]) -> list[dict[int, float]]:
    """Return each story's features by prominence and rarity, all of length 1."""
    here = Counter(number for story in stories for number in story.weights)
    among = len(stories) + _TRUST
    rarity = {
        number: -log2(min(1.0, (_TRUST * share(number) + count) / among)) * _REPEATS[kind_of(number)]
        for number, count in here.items()
    }
    vectors = []
    for story in stories:
        vector = {n: (weight * _EVEN[kind_of(n)]) ** _DAMPED * rarity[n] for n, weight in story.weights.items()}
        length = sqrt(sum([weight * weight for weight in vector.values()])) or 1.0
        shared = [number for number in vector if here[number] > 1]
        telling = nlargest(_TELLING, shared, key=vector.__getitem__) if len(shared) > _TELLING else shared
        vectors.append({number: vector[number] / length for number in telling})
    return vectors


def _cosines(vectors: Sequence[dict[int, float]]) -> list[Row]:
    """Return how alike every two stories are, 0 for a story and itself."""
    having: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = [[0.0] * len(vectors) for _ in vectors]
    for place, vector in enumerate(vectors):
        row = rows[place]
        for feature, weight in vector.items():
            others = having[feature]
            for other, known in others:
                row[other] += weight * known
            others.append((place, weight))
    for place, row in enumerate(rows):
        for other in range(place):
            rows[other][place] = row[other]
    return rows


def _linked(alike: Sequence[Row]) -> list[list[int]]:
    """Return the groups of average linkage; `between` has the sum over all pairs of two groups, so it only has to be added up."""
    between, groups = [row[:] for row in alike], [[place] for place in range(len(alike))]
    size = [1] * len(alike)
    nearest = [_nearest(row, size) for row in between]
    best = [value for value, _ in nearest]
    near = [other for _, other in nearest]
    while best and (value := max(best)) >= _ALIKE:
        one, other = sorted((place := best.index(value), near[place]))
        row = between[one] = [a + b for a, b in zip(between[one], between[other], strict=True)]
        groups[one] += groups[other]
        size[one], size[other], groups[other] = size[one] + size[other], 0, []
        row[one], best[other] = 0.0, 0.0
        for place, many in enumerate(size):
            between[place][one] = row[place]
            if not many:
                continue
            if place == one or near[place] in (one, other):
                value, near[place] = _nearest(between[place], size)
                best[place] = value / many
            elif (mean := row[place] / (many * size[one])) > best[place]:
                best[place], near[place] = mean, one
    return groups


def _nearest(row: Row, size: Sequence[int]) -> tuple[float, int]:
    """Return how alike a group is to the one likest to it, for each of its own stories, and which that is."""
    means = [total / many if many else 0.0 for total, many in zip(row, size, strict=True)]
    value = max(means)
    return value, means.index(value)


def _looked_over(alike: Sequence[Row], groups: list[list[int]]) -> list[list[int]]:
    """Return groups to which each story is liker on average than to any other group."""
    of = {place: number for number, places in enumerate(groups) for place in places}
    for _ in range(_ROUNDS):
        moved = False
        for place, row in enumerate(alike):
            means: dict[int, float] = {}
            for number in {of[other] for other, value in enumerate(row) if value >= _ALIKE} | {of[place]}:
                others = len(groups[number]) - (number == of[place])
                means[number] = sum([row[other] for other in groups[number]]) / others if others else 0.0
            best = max(means, key=lambda number: (means[number], -number))
            if best != of[place] and means[best] > max(means[of[place]], _ALIKE):
                groups[of[place]].remove(place)
                groups[best].append(place)
                of[place], moved = best, True
        if not moved:
            break
    return groups
