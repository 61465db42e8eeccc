"""Average linkage: stories at hand together are grouped among themselves, the likest first, and then looked over once more.

Arriving one by one, a story can only be held against what came before; at hand together, the clearest cases can be settled first.
Average linkage over cosines (Sokal and Michener 1958): two groups are as alike as their stories are on average. A story that was
taken in early and turns out to be liker another group than the rest of its own goes there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence, Set
from heapq import nlargest
from math import log2, sqrt
from statistics import median

from store.threads.cluster.features import Features, Kind, kind_of

_ALIKE = 0.067
"""Groups less alike than this on average stay apart."""
_SPREAD = 6.0
"""What many threads share adds at most so many times what else two stories share."""
_OF_OTHERS = 0.1
"""Groups that tell of others must be so alike."""
_FIRM, _ALL, _NONE = 5, 0.8, 0.1
"""A group of so many stories is firmly about a name that this share of them gives, and another is not that has it in no more than this."""
_SEVERAL = 4
"""Stories that the other group must have."""
_NEVER, _NOTHING = -1e9, 1e-9
_ROUNDS = 4
_TRUST = 50
"""Among so many stories at hand, how common a feature is here weighs as much as how common it is beyond them."""
_EVEN = {Kind.WORD: 1.0, Kind.COMMON: 1 / 0.35, Kind.PAIR: 2.0, Kind.NAME: 1.0}
"""What undoes the lesser weight of features: among stories at hand the rarity of common words is known well enough."""
_REPEATS = {Kind.WORD: 1.0, Kind.COMMON: 1.0, Kind.PAIR: 0.5, Kind.NAME: 1.0}
"""A pair of words says again what its words say."""
_DAMPED = 0.5
"""A word that comes again says more, but not as much as the first time: mentions count by their square root."""
_SHORT = 0.8
"""A story that is shorter than this share of what is usual is weighed as if it were so long: of few words, one shared says little."""
_TELLING = 80
"""So many of a story's features, the weightiest, are held against those of others."""

Row = list[float]


def groups_of(stories: Sequence[Features], share: Callable[[int], float]) -> list[list[int]]:
    """Return groups of stories that belong together, as places in the sequence; `share` tells how common features are beyond it.

    Its time and memory grow with the square of the number of stories: 500 take about half a second.
    """
    alike = _cosines(_vectors(stories, share), frozenset().union(*(story.broad for story in stories)))
    names = [frozenset([number for number in story.weights if kind_of(number) is Kind.NAME]) for story in stories]
    return sorted(sorted(places) for places in _looked_over(alike, _linked(alike, names)) if places)


def _vectors(stories: Sequence[Features], share: Callable[[int], float]) -> list[dict[int, float]]:
    """Return each story's features by prominence and rarity, of length 1 or, if it is very short, less."""
    here = Counter(feature for story in stories for feature in story.weights)
    among = len(stories) + _TRUST
    rarity = {
        number: -log2(min(1.0, (_TRUST * share(number) + count) / among)) * _REPEATS[kind_of(number)]
        for number, count in here.items()
    }
    vectors = [
        {n: (weight * _EVEN[kind_of(n)]) ** _DAMPED * rarity[n] for n, weight in story.weights.items()} for story in stories
    ]
    lengths = [sqrt(sum([weight * weight for weight in vector.values()])) for vector in vectors]
    least = _SHORT * median(lengths) if lengths else 0.0
    return [_cut(vector, max(length, least) or 1.0, here) for vector, length in zip(vectors, lengths, strict=True)]


def _cut(vector: dict[int, float], length: float, here: Counter[int]) -> dict[int, float]:
    """Return the weightiest features of a story that others have too, by a length."""
    shared = [number for number in vector if here[number] > 1]
    telling = nlargest(_TELLING, shared, key=vector.__getitem__) if len(shared) > _TELLING else shared
    return {number: vector[number] / length for number in telling}


def _cosines(vectors: Sequence[dict[int, float]], broad: Set[int]) -> list[Row]:
    """Return how alike every two stories are, 0 for a story and itself.

    What is broad adds no more than all that is shared besides one thing: a word in common makes no thread, nor do a word and a place.
    """
    having: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = [[0.0] * len(vectors) for _ in vectors]
    for place, vector in enumerate(vectors):
        row, most, spread = rows[place], [0.0] * place, [0.0] * place
        for feature, weight in vector.items():
            others = having[feature]
            if feature in broad:
                for other, known in others:
                    spread[other] += weight * known
            else:
                for other, known in others:
                    shared = weight * known
                    row[other] += shared
                    most[other] = max(most[other], shared)
            others.append((place, weight))
        for other in range(place):
            besides = row[other] - most[other]
            row[other] = row[other] + min(spread[other], _SPREAD * besides) if besides > _NOTHING else 0.0
    for place, row in enumerate(rows):
        for other in range(place):
            rows[other][place] = row[other]
    return rows


def _linked(alike: Sequence[Row], names: Sequence[frozenset[int]]) -> list[list[int]]:
    """Return the groups of average linkage; `between` has the sum over all pairs of two groups, so it only has to be added up."""
    between, groups = [row[:] for row in alike], [[place] for place in range(len(alike))]
    size = [1] * len(alike)
    nearest = [_nearest(row, size) for row in between]
    best = [value for value, _ in nearest]
    near = [other for _, other in nearest]
    while best and (value := max(best)) >= _ALIKE:
        one, other = sorted((place := best.index(value), near[place]))
        if value < _OF_OTHERS and _are_of_others(
            [names[story] for story in groups[one]], [names[story] for story in groups[other]]
        ):
            between[one][other] = between[other][one] = _NEVER
            for place in (one, other):
                most, near[place] = _nearest(between[place], size)
                best[place] = most / size[place]
            continue
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


def _are_of_others(one: Sequence[frozenset[int]], other: Sequence[frozenset[int]]) -> bool:
    """Return whether one of two groups gives a name in nearly all of its stories that the other lacks: only their subject is the same."""
    for mine, theirs in ((one, other), (other, one)):
        if len(mine) < _FIRM or len(theirs) < _SEVERAL:
            continue
        counts = Counter(name for names in mine for name in names)
        for name, count in counts.items():
            if count >= _ALL * len(mine) and sum(name in names for names in theirs) <= _NONE * len(theirs):
                return True
    return False


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
