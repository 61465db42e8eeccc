"""A matter: what the stories of one thread have in common, as it is kept while they arrive."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from store.threads.features import Features

_MEMBERS = 10
"""So many stories of a thread are remembered one by one: the first ones, and a changing choice of the others."""
_FIRST = 4
_MOST = 600
"""Features a thread is known by; the ones met once are forgotten first."""
_FINE = 25
"""Steps in a weight of 1, as it is kept."""


@dataclass(frozen=True, slots=True)
class Member:
    """A story as its thread remembers it."""

    weights: Mapping[int, float]
    """Its features and their weights."""
    day: int
    """Its day, as an ordinal."""


@dataclass(slots=True)
class Cluster:
    """A running matter."""

    id: int
    """Its number, kept for good; of two that are joined, the older one's."""
    first: int
    """Its first day, as an ordinal."""
    last: int
    """Its last day."""
    number: int = 0
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
    broad: set[int] = field(default_factory=set)
    """Those of its features that many matters share."""
    headlines: int = 0
    """How many of its stories are headlines alone."""
    mean: dict[int, float] = field(default_factory=dict)
    """What its stories are like on average, if it was worked out since they changed."""

    def take_in(self, story: Features, times: int = 1) -> list[int]:
        """Add a story; one the person placed counts several times. Returns the features that are new here."""
        new = [number for number in story.weights if number not in self.counts]
        for number in story.weights:
            self.counts[number] = self.counts.get(number, 0) + times
        self.number += 1
        self.mean = {}
        self.first, self.last = min(self.first, story.day), max(self.last, story.day)
        self.broad |= story.broad
        self.headlines += story.headline
        self._remember(Member(story.weights, story.day))
        self.printed.update((number, text) for number, text in story.printed.items() if number not in self.printed)
        if len(self.printed) > 2 * _MEMBERS * _MEMBERS:
            self._tidy()
        return new

    def let_go(self, story: Features) -> list[int]:
        """Take a story out again. Returns the features that are gone with it."""
        gone = [number for number in story.weights if self.counts.get(number) == 1]
        for number in story.weights:
            left = self.counts.pop(number, 0) - 1
            if left > 0:
                self.counts[number] = left
        self.number = max(0, self.number - 1)
        self.headlines = max(0, self.headlines - story.headline)
        self.mean = {}
        self.members = [one for one in self.members if one.day != story.day or one.weights.keys() != story.weights.keys()]
        return gone

    def absorb(self, other: Cluster) -> list[int]:
        """Take in all of another matter. Returns the features both had."""
        both = [number for number in other.counts if number in self.counts]
        for number, count in other.counts.items():
            self.counts[number] = self.counts.get(number, 0) + count
        self.number += other.number
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

    def forgettable(self) -> list[int]:
        """Forget the rarest features if there are too many. Returns those forgotten."""
        if len(self.counts) <= 2 * _MOST:
            return []
        kept = sorted(self.counts, key=lambda number: -self.counts[number])
        for number in kept[_MOST:]:
            del self.counts[number]
        self.broad.intersection_update(self.counts)
        return kept[_MOST:]

    def _remember(self, member: Member) -> None:
        if len(self.members) < _MEMBERS:
            self.members.append(member)
        else:
            self.members[_FIRST + self.number % (_MEMBERS - _FIRST)] = member

    def _tidy(self) -> None:
        best = sorted(self.printed, key=lambda number: -self.counts.get(number, 0))[: _MEMBERS * _MEMBERS]
        self.printed = {number: self.printed[number] for number in best}


def packed(weights: Mapping[int, float]) -> bytes:
    """Return features and weights in five bytes each."""
    steps = bytes([max(1, min(255, int(weight * _FINE + 0.5))) for weight in weights.values()])
    return array("I", weights).tobytes() + steps


def unpacked(raw: bytes) -> dict[int, float]:
    """Return the features and weights that `packed` wrote."""
    number = len(raw) // 5
    return dict(zip(array("I", raw[: 4 * number]), (step / _FINE for step in raw[4 * number :]), strict=True))
