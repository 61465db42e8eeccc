"""Likeness: how alike stories of a collection are, by what they say themselves and by what the stories nearest to them say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

from store.related.profile import Profile

_NEIGHBOURS = 12
"""How many of the stories nearest to one speak for it."""
_TRUST, _CLOSENESS = 3.0, 1.5
"""How much a neighbour's words count beside a story's own: 3 · likeness ^ 1.5, so that far neighbours hardly do."""


class Likeness:
    """How alike the stories of a collection are.

    Two short stories on one matter often share few words. So each story is taken together with those of the collection that
    are nearest to it: x + (sum of trust · neighbour), as Rocchio's feedback does for a query; the likeness of two is the
    cosine of what comes out. As it is a sum, only the likenesses of plain stories are ever worked out, never the long lists of words.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._plain = _cosines(profiles)
        self._mixed: dict[int, tuple[Mapping[int, float], float]] = {}
        self._spread: dict[int, Sequence[float]] = {}

    def between(self, one: int, other: int) -> float:
        """Return how alike two stories are, given by their places in the collection: 0 to 1."""
        (_, length), (shares, other_length) = self._mix(one), self._mix(other)
        if not length or not other_length:
            return 0.0
        spread = self._spread_of(one)
        product = sum([share * spread[at] for at, share in shares.items()])
        return sqrt(min(1.0, max(0.0, product / (length * other_length))))

    def plainly(self, one: int, other: int) -> float:
        """Return how alike two stories are by their own words and names alone: 0 to 1."""
        return min(1.0, self._plain[one][other])

    def _mix(self, which: int) -> tuple[Mapping[int, float], float]:
        """Return the stories that speak for one, itself among them, with their shares; and the length of what comes out."""
        if which not in self._mixed:
            row = self._plain[which]
            near = sorted(range(len(row)), key=row.__getitem__, reverse=True)[: _NEIGHBOURS + 1]
            shares = {which: 1.0} | {at: _TRUST * row[at] ** _CLOSENESS for at in near if at != which and row[at]}
            self._mixed[which] = shares, _length(shares, self._plain)
        return self._mixed[which]

    def _spread_of(self, which: int) -> Sequence[float]:
        """Return how alike a story, taken with its neighbours, is to each plain story."""
        if which not in self._spread:
            rows = [(share, self._plain[at]) for at, share in self._mix(which)[0].items()]
            self._spread[which] = [sum([share * row[at] for share, row in rows]) for at in range(len(self._plain))]
        return self._spread[which]


def _length(shares: Mapping[int, float], plain: Sequence[Sequence[float]]) -> float:
    """Return the length of a sum of stories with these shares."""
    total = 0.0
    for at, share in shares.items():
        row = plain[at]
        total += share * sum([other * row[where] for where, other in shares.items()])
    return sqrt(total)


def _cosines(profiles: Sequence[Profile]) -> list[list[float]]:
    """Return the cosine of every two stories, by their places; only what they share is gone through."""
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    cosines = []
    for at, one in enumerate(profiles):
        row = [0.0] * len(profiles)
        for term, weight in one.weights.items():
            others = having[term]
            for where, other in others:
                row[where] += weight * other
            others.append((at, weight))
        row[at] = 1.0 if one.weights else 0.0
        cosines.append(row)
    for at, row in enumerate(cosines):
        for where in range(at):
            cosines[where][at] = row[where]
    return cosines
