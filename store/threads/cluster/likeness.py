"""Likeness: how strongly a story's words and names speak for a thread, in bits of evidence, and which of them do.

A story's words are thought of as a mixture: some come with the thread, the others would stand in any story. Each feature weighs
log2(c * q / p + 1 - c): q is the share of the thread's stories that have it, p the share of all threads, c the share of words that
come with the thread. What the thread does not have speaks against it. The mean over a story's features is its likeness: above 0 it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from math import log2

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.feature_rarity import FeatureRarity, Share

_CARRIED = 0.4
"""The share of a story's words that come with its thread."""
_AGAINST = log2(1 - _CARRIED)
_SPREAD = 2.0
"""What many threads share adds at most so many times what is shared besides one thing: a place and a word in common make no thread."""
_KNOWN = 100
"""Of so many stories it is known well enough what many threads share, for headlines too, which have few words."""
_LEAST = 3.0
"""A story of fewer words is weighed as if it had so many: one shared word alone proves little."""
_DECAY, _MONTHS, _FAR = 0.04, 30.0, 8.0
"""Days apart take away at most this, half of it by about a year: a rare name that both have bridges decades."""


Evidence = tuple[int, float]
"""A feature that a story shares with a thread, and how much it speaks for it: by so many halvings it is less likely to be chance."""


def portions(weights: Mapping[int, float]) -> dict[int, float]:
    """Return a story's features as portions of all there is to go by; what a very short story lacks is in no thread."""
    whole = max(sum(weights.values()), _LEAST)
    return {feature: weight / whole for feature, weight in weights.items()}


def likeness(
    story: Mapping[int, float],
    days: tuple[int, int],
    cluster: Cluster,
    rarity: FeatureRarity,
    broad: Set[int],
    *,
    headline: bool,
) -> float:
    """Return how strongly a story's portions speak for a thread, in bits a feature; above 0 it more likely belongs than not.

    The mean portions of several stories give the mean of their likeness; `days` are their first and last, `broad` are the features
    that many threads share, `headline` is whether there is nothing but headlines.
    """
    counts, size, rest = cluster.counts, max(1, cluster.size), 1 - _CARRIED
    shared = [feature for feature in story if feature in counts]
    weighed = zip(shared, rarity.odds(shared), strict=True)
    bits = [
        story[one] * log2((counts[one] if counts[one] < size else size) / size * _CARRIED * odds + rest)
        for one, odds in weighed
    ]
    total = sum(bits)
    if not headline or rarity.stories < _KNOWN:
        wide = broad | cluster.broad
        firm = [speaks for one, speaks in zip(shared, bits, strict=True) if one not in wide]
        besides = sum(firm) - max(firm, default=0.0)
        total = min(total, sum(firm) + max(0.0, _SPREAD * besides) if headline or len(firm) > 1 else 0.0)
    return total + (sum(story.values()) - sum([story[one] for one in shared])) * _AGAINST - _decay(days, cluster)


def mean_portions(cluster: Cluster) -> dict[int, float]:
    """Return the mean portions of the stories a thread remembers."""
    if not cluster.mean:
        mean: dict[int, float] = {}
        for member in cluster.members:
            for feature, portion in portions(member.weights).items():
                mean[feature] = mean.get(feature, 0.0) + portion
        cluster.mean = {feature: portion / len(cluster.members) for feature, portion in mean.items()}
    return cluster.mean


def evidence(weights: Mapping[int, float], cluster: Cluster, share: Share, limit: int = 6) -> list[Evidence]:
    """Return what a story shares with a thread, what weighs most first."""
    found = []
    for feature in weights.keys() & cluster.counts.keys():
        within = min(1.0, cluster.counts[feature] / cluster.size)
        bits = weights[feature] * log2(_CARRIED * within / share(feature) + 1 - _CARRIED)
        if bits > 0:
            found.append((feature, bits))
    return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]


def _decay(days: tuple[int, int], cluster: Cluster) -> float:
    """Return what the days between stories and a thread take away; the same before it as after it."""
    apart = max(cluster.first - days[1], days[0] - cluster.last, 0)
    return _DECAY * min(1.0, log2(1 + apart / _MONTHS) / _FAR) if apart else 0.0
