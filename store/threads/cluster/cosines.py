"""Cosines: how alike stories at hand are, by what they are known by and how rare that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from math import log2, sqrt
from statistics import median

from store.names import is_place
from store.threads.cluster.feature_rarity import Shares
from store.threads.cluster.features import Features, Kind

_SPREAD = 6.0
"""What many threads share adds at most so many times what else two stories share."""
_TRUST = 50
"""Among so many stories at hand, how common a feature is here weighs as much as how common it is beyond them."""
_EVEN = (1.0, 1 / 0.35, 2.0, 1.0)
"""By kind, what undoes the lesser weight of features: among stories at hand the rarity of common words is known well enough."""
_REPEATS = (1.0, 1.0, 0.5, 1.0)
"""A pair of words says again what its words say."""
_DAMPED = 0.5
"""A word that comes again says more, but not as much as the first time: mentions count by their square root."""
_SHORT = 0.8
"""A story that is shorter than this share of what is usual is weighed as if it were so long: of few words, one shared says little."""
_TELLING = 80
"""So many of a story's features, the weightiest, are held against those of others."""
_NOTHING = 1e-9
"""Less than this is an error of rounding."""
Row = list[float]
"""How alike one story is to each of the others."""


def cosines(stories: Sequence[Features], shares: Shares) -> list[Row]:
    """Return how alike every two stories are, 0 for a story and itself.

    What is broad adds no more than all that is shared besides one thing: a word in common makes no thread, nor do a word and a place.
    `shares` tell how common features are beyond the stories.
    """
    vectors, broad = _vectors(stories, shares), frozenset[int]().union(*(story.broad for story in stories))
    having: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = [[0.0] * len(vectors) for _ in vectors]
    for story, vector in enumerate(vectors):
        row, most, spread = rows[story], [0.0] * story, [0.0] * story
        for feature, weight in vector.items():
            others = having[feature]
            if feature in broad:
                for other, known in others:
                    spread[other] += weight * known
            else:
                for other, known in others:
                    shared = weight * known
                    row[other] += shared
                    if shared > most[other]:
                        most[other] = shared
            others.append((story, weight))
        for other in range(story):
            besides = row[other] - most[other]
            row[other] = row[other] + min(spread[other], _SPREAD * besides) if besides > _NOTHING else 0.0
    for story, row in enumerate(rows):
        for other in range(story):
            rows[other][story] = row[other]
    return rows


def _vectors(stories: Sequence[Features], shares: Shares) -> list[dict[int, float]]:
    """Return each story's features by prominence and rarity, of length 1 or, if it is very short, less."""
    here = Counter(chain.from_iterable([story.weights for story in stories]))
    among = len(stories) + _TRUST
    rarity = {
        feature: -log2(value if (value := (_TRUST * share + count) / among) < 1.0 else 1.0) * _REPEATS[feature & 3]
        for (feature, count), share in zip(here.items(), shares(here), strict=True)
    }
    vectors = [
        {
            n: (weight * _EVEN[n & 3]) ** _DAMPED * rarity[n]
            for n, weight in story.weights.items()
            if n & 3 != Kind.NAME or not _says_again(story.printed.get(n, ""))
        }
        for story in stories
    ]
    lengths = [sqrt(sum([weight * weight for weight in vector.values()])) for vector in vectors]
    least = _SHORT * median(lengths) if lengths else 0.0
    return [_cut(vector, max(length, least) or 1.0, here) for vector, length in zip(vectors, lengths, strict=True)]


def _says_again(name: str) -> bool:
    """Return whether a printed name says no more than its word does, which is counted by itself: one of one word, but for places."""
    return name.isalpha() and not is_place(name.lower())


def _cut(vector: dict[int, float], length: float, here: Counter[int]) -> dict[int, float]:
    """Return the weightiest features of a story that others have too, by a length."""
    shared = [feature for feature in vector if here[feature] > 1]
    telling = sorted(shared, key=vector.__getitem__, reverse=True)[:_TELLING] if len(shared) > _TELLING else shared
    return {feature: vector[feature] / length for feature in telling}
