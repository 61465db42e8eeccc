"""A cluster: what the stories of one thread have in common, as it is kept while they arrive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from store.threads.cluster.features import Features
from store.threads.cluster.packing import packed, unpacked

_MEMBERS = 10
"""So many stories of a thread are remembered one by one: the first ones, and a changing choice of the others."""
_FIRST = 4
"""How many of those are the first ones."""
_MOST = 600
"""Features a thread is known by; the ones met once are forgotten first."""
_MOST_PRINTED = 100
"""Of so many of them, the commonest, it is remembered how they are printed."""


class Member:
    """A story as its thread remembers it: in a few bytes once it was written, as it is seldom looked at."""

    __slots__ = ("_packed", "_weights", "day")

    def __init__(self, story: Mapping[int, float] | bytes, day: int) -> None:
        self._packed = story if isinstance(story, bytes) else None
        self._weights = None if isinstance(story, bytes) else story
        self.day = day
        """Its day, as an ordinal."""

    @property
    def weights(self) -> Mapping[int, float]:
        """Its features and their weights."""
        return self._weights if self._packed is None and self._weights is not None else unpacked(self.packed)

    @property
    def packed(self) -> bytes:
        """The same as `packed` writes them."""
        if self._packed is None:
            self._packed, self._weights = packed(self._weights or {}), None
        return self._packed


@dataclass(slots=True)
class Cluster:
    """What is known of one thread."""

    id: int
    """The thread's id, kept for good; of two that are joined, the older one's."""
    first: int
    """Its first day, as an ordinal."""
    last: int
    """Its last day."""
    size: int = 0
    """How many stories it has."""
    counts: dict[int, int] = field(default_factory=dict)
    """In how many of its stories each feature is."""
    members: list[Member] = field(default_factory=list)
    """Some of its stories."""
    printed: dict[int, str] = field(default_factory=dict)
    """How its commonest features are printed, from which it is named."""
    name: str = ""
    """What it is called."""
    given: bool = False
    """True if the person gave the name."""
    named: int = 0
    """How many stories it had when it was last considered what to call it."""
    compared: int = 0
    """How many stories it had when it was last compared with others, and alike to none."""
    broad: set[int] = field(default_factory=set)
    """Those of its features that many threads share."""
    headlines: int = 0
    """How many of its stories are headlines alone."""
    mean: dict[int, float] = field(default_factory=dict)
    """What its stories are like on average, if it was worked out since they changed."""

    @classmethod
    def of(cls, stories: Sequence[Features]) -> Cluster:
        """Return what stories have in common that are no thread yet: it has no id and nothing to be named from."""
        days = [story.day for story in stories]
        cluster = cls(0, min(days), max(days), len(stories), Counter(chain.from_iterable(story.weights for story in stories)))
        cluster.members = [Member(story.weights, story.day) for story in stories[:_MEMBERS]]
        cluster.broad = set().union(*(story.broad for story in stories))
        cluster.headlines = sum(story.headline for story in stories)
        return cluster

    def add(self, story: Features, times: int = 1) -> list[int]:
        """Add a story; one the person placed counts several times. Returns the features that are new here."""
        counts, new = self.counts, []
        for feature in story.weights:
            if feature in counts:
                counts[feature] += times
            else:
                counts[feature] = times
                new.append(feature)
        self.size += 1
        self.mean = {}
        self.first, self.last = min(self.first, story.day), max(self.last, story.day)
        self.broad |= story.broad
        self.headlines += story.headline
        self._remember(Member(story.weights, story.day))
        self._print(story.printed)
        return new

    def remove(self, story: Features) -> list[int]:
        """Take a story out again. Returns the features that are gone with it."""
        gone = [feature for feature in story.weights if self.counts.get(feature) == 1]
        for feature in story.weights:
            left = self.counts.pop(feature, 0) - 1
            if left > 0:
                self.counts[feature] = left
        self.size = max(0, self.size - 1)
        self.headlines = max(0, self.headlines - story.headline)
        self.mean = {}
        known = story.weights.keys()
        self.members = [one for one in self.members if one.day != story.day or one.weights.keys() != known]
        return gone

    def absorb(self, other: Cluster) -> list[int]:
        """Take in all of another cluster. Returns the features both had."""
        both = [feature for feature in other.counts if feature in self.counts]
        for feature, count in other.counts.items():
            self.counts[feature] = self.counts.get(feature, 0) + count
        self.size += other.size
        self.mean = {}
        self.broad |= other.broad
        self.headlines += other.headlines
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        members = self.members + other.members
        spare = members[_FIRST:]
        step = max(1, len(spare) / (_MEMBERS - _FIRST))
        self.members = members[:_FIRST] + [spare[int(at * step)] for at in range(min(len(spare), _MEMBERS - _FIRST))]
        self.printed = {**other.printed, **self.printed}
        self._tidy()
        return both

    def forget_rarest(self) -> list[int]:
        """Forget the rarest features if there are too many. Returns those forgotten."""
        if len(self.counts) <= 2 * _MOST:
            return []
        forgotten = sorted(self.counts, key=lambda feature: -self.counts[feature])[_MOST:]
        for feature in forgotten:
            del self.counts[feature]
        self.broad.intersection_update(self.counts)
        return forgotten

    def _remember(self, member: Member) -> None:
        if len(self.members) < _MEMBERS:
            self.members.append(member)
        else:
            self.members[_FIRST + self.size % (_MEMBERS - _FIRST)] = member

    def _print(self, printed: Mapping[int, str]) -> None:
        """Remember how features are printed: of many, those that come again."""
        known, often = self.printed, 1 if len(self.printed) < _MOST_PRINTED else 2
        known.update(
            {feature: text for feature, text in printed.items() if feature not in known and self.counts[feature] >= often}
        )
        if len(known) > 2 * _MOST_PRINTED:
            self._tidy()

    def _tidy(self) -> None:
        best = sorted(self.printed, key=lambda feature: -self.counts.get(feature, 0))[:_MOST_PRINTED]
        self.printed = {feature: self.printed[feature] for feature in best}
