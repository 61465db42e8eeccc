"""Likeness: how strongly a story's words and names speak for a thread, in bits of evidence, and which of them do.

A story's words are thought of as a mixture: some come with the thread, the others would stand in any story. Each feature weighs
log2(c * q / p + 1 - c): q is the share of the thread's stories that have it, p the share of all threads, c the share of words that
come with the thread. What the thread does not have speaks against it. The mean over a story's features is its likeness: above 0 it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from math import log2

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.feature_rarity import FeatureRarity

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


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one or several stories say, to be held against threads."""

    portions: Mapping[int, float]
    """Each feature's portion of all there is to go by; the mean of them, of several stories."""
    days: tuple[int, int]
    """Their first and last day."""
    broad: Set[int]
    """The features that many threads share."""
    headline: bool
    """Whether there is nothing but headlines."""
    whole: float
    """All portions together."""

    odds: dict[int, float] = field(default_factory=dict)
    """How rare features are among threads, as far as it was looked up: all threads to those that have one."""

    @classmethod
    def of(cls, portions: Mapping[int, float], days: tuple[int, int], broad: Set[int], *, headline: bool) -> Spoken:
        """Return what stories say."""
        return cls(portions, days, broad, headline, sum(portions.values()))


def likeness(story: Spoken, cluster: Cluster, rarity: FeatureRarity) -> float:
    """Return how strongly a story speaks for a thread, in bits a feature; above 0 it more likely belongs than not.

    The mean portions of several stories give the mean of their likeness.
    """
    counts, size, rest = cluster.counts, max(1, cluster.size), 1 - _CARRIED
    parts, odds = story.portions, story.odds
    shared = [feature for feature in parts if feature in counts]
    if unknown := [feature for feature in shared if feature not in odds]:
        odds.update(zip(unknown, rarity.odds(unknown), strict=True))
    bits = [
        parts[one] * log2((counts[one] if counts[one] < size else size) / size * _CARRIED * odds[one] + rest) for one in shared
    ]
    total = sum(bits)
    if not story.headline or rarity.stories < _KNOWN:
        mine, theirs = story.broad, cluster.broad
        firm = [speaks for one, speaks in zip(shared, bits, strict=True) if one not in mine and one not in theirs]
        besides = sum(firm) - max(firm, default=0.0)
        total = min(total, sum(firm) + max(0.0, _SPREAD * besides) if story.headline or len(firm) > 1 else 0.0)
    return total + (story.whole - sum([parts[one] for one in shared])) * _AGAINST - _decay(story.days, cluster)


def mean_portions(cluster: Cluster) -> dict[int, float]:
    """Return the mean portions of the stories a thread remembers."""
    if not cluster.mean:
        mean: dict[int, float] = {}
        for member in cluster.members:
            for feature, portion in portions(member.weights).items():
                mean[feature] = mean.get(feature, 0.0) + portion
        cluster.mean = {feature: portion / len(cluster.members) for feature, portion in mean.items()}
    return cluster.mean


def evidence(weights: Mapping[int, float], cluster: Cluster, rarity: FeatureRarity, limit: int = 6) -> list[Evidence]:
    """Return what a story shares with a thread, what weighs most first."""
    size, counts, rest = cluster.size, cluster.counts, 1 - _CARRIED
    shared = [feature for feature in weights if feature in counts]
    speaks = {
        one: weights[one] * log2((counts[one] if counts[one] < size else size) / size * _CARRIED * rare + rest)
        for one, rare in zip(shared, rarity.odds(shared), strict=True)
    }
    strongest = sorted(sorted(speaks), key=speaks.__getitem__, reverse=True)[:limit]
    return [(one, speaks[one]) for one in strongest if speaks[one] > 0]


def _decay(days: tuple[int, int], cluster: Cluster) -> float:
    """Return what the days between stories and a thread take away; the same before it as after it."""
    apart = max(cluster.first - days[1], days[0] - cluster.last, 0)
    return _DECAY * min(1.0, log2(1 + apart / _MONTHS) / _FAR) if apart else 0.0
