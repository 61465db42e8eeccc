"""Average linkage: stories at hand together are grouped among themselves, the likest first, and then looked over once more.

Arriving one by one, a story can only be held against what came before; at hand together, the clearest cases can be settled first.
Average linkage over cosines (Sokal and Michener 1958): two groups are as alike as their stories are on average. A story that was
taken in early and turns out to be liker another group than the rest of its own goes there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.threads.cluster.cosines import Row, cosines
from store.threads.cluster.feature_rarity import Shares
from store.threads.cluster.features import Features, Kind, kind_of

_ALIKE = 0.065
"""Groups less alike than this on average stay apart."""
_OF_OTHERS = 0.1
"""Groups that tell of others must be so alike."""
_FIRM, _ALL, _NONE = 5, 0.8, 0.1
"""A group of so many stories is firmly about a name that this share of them gives, and another is not that has it in no more than this."""
_SEVERAL = 4
"""Stories that the other group must have."""
_NEVER = -1e9
"""What keeps two groups apart for good."""
_ROUNDS = 4
"""So often stories are looked over at most."""


def groups_of(stories: Sequence[Features], shares: Shares) -> list[list[int]]:
    """Return the groups of stories that belong together, by their places; `shares` tell how common features are beyond these stories.

    Its time and memory grow with the square of the number of stories: 500 take about half a second.
    """
    alike = cosines(stories, shares)
    names = [frozenset([feature for feature in story.weights if kind_of(feature) is Kind.NAME]) for story in stories]
    return sorted(sorted(group) for group in _looked_over(alike, _linked(alike, names)) if group)


def _linked(alike: Sequence[Row], names: Sequence[frozenset[int]]) -> list[list[int]]:
    """Return the groups of average linkage; `between` has the sum over all pairs of two groups, so it only has to be added up."""
    between, groups = [row[:] for row in alike], [[story] for story in range(len(alike))]
    size = [1] * len(alike)
    nearest = [_nearest(row, size) for row in between]
    best = [value for value, _ in nearest]
    near = [other for _, other in nearest]
    while best and (value := max(best)) >= _ALIKE:
        one, other = sorted((group := best.index(value), near[group]))
        if value < _OF_OTHERS and _are_of_others(
            [names[story] for story in groups[one]], [names[story] for story in groups[other]]
        ):
            between[one][other] = between[other][one] = _NEVER
            for group in (one, other):
                most, near[group] = _nearest(between[group], size)
                best[group] = most / size[group]
            continue
        row = between[one] = [a + b for a, b in zip(between[one], between[other], strict=True)]
        groups[one] += groups[other]
        size[one], size[other], groups[other] = size[one] + size[other], 0, []
        row[one], best[other] = 0.0, 0.0
        for group, many in enumerate(size):
            between[group][one] = row[group]
            if not many:
                continue
            if group == one or near[group] in (one, other):
                value, near[group] = _nearest(between[group], size)
                best[group] = value / many
            elif (mean := row[group] / (many * size[one])) > best[group]:
                best[group], near[group] = mean, one
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
    of = {story: group for group, stories in enumerate(groups) for story in stories}
    for _ in range(_ROUNDS):
        moved = False
        for story, row in enumerate(alike):
            means: dict[int, float] = {}
            for group in {of[other] for other, value in enumerate(row) if value >= _ALIKE} | {of[story]}:
                others = len(groups[group]) - (group == of[story])
                means[group] = sum([row[other] for other in groups[group]]) / others if others else 0.0
            best = max(means, key=lambda group: (means[group], -group))
            if best != of[story] and means[best] > max(means[of[story]], _ALIKE):
                groups[of[story]].remove(story)
                groups[best].append(story)
                of[story], moved = best, True
        if not moved:
            break
    return groups
