"""Rarity: in what share of the threads a feature is, counted as stories arrive, in bounded memory."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from mmap import mmap

from store.threads.cluster.features import Features, Kind

Share = Callable[[int], float]
"""From a feature to the share of threads that have it, above 0 and at most 1."""
Shares = Callable[[Iterable[int]], list[float]]
"""The same of several features at once, which is several times faster."""

_SLOTS = 1 << 20
"""Counters; features that fall on the same one make each other a little commoner, which no one notices below ten million."""
PAGE = 256
"""Counters written together."""
_TRUST = 50
"""After so many threads what was counted weighs as much as what was believed before."""
_SOON = 5
"""The same where it is only about what to call a thread."""
_BELIEVED = {Kind.WORD: 0.002, Kind.COMMON: 0.03, Kind.PAIR: 0.0005, Kind.NAME: 0.002}
"""In what share of headlines a feature of each kind is, before any was counted."""
_HEADLINE = 8.0
"""Words in a headline; a longer story has each word with a likelihood that grows with its length."""


@dataclass(slots=True)
class FeatureRarity:
    """Counts in how many threads features are. A thread counts once, whether it has one story or a thousand."""

    threads: int = 0
    """How many threads there are."""
    stories: int = 0
    """How many stories were taken in."""
    words: float = 0.0
    """How many words those stories have together."""
    counts: memoryview[int] = field(default_factory=lambda: memoryview(mmap(-1, 4 * _SLOTS)).cast("I"))
    """For each slot, in how many threads its features are; only pages of it that are touched take memory, and time to be made."""
    _beliefs: tuple[float, ...] = ()
    changed_pages: set[int] = field(default_factory=set)
    """Pages of counters that are to be written."""

    def __post_init__(self) -> None:
        self._believe()

    def seen(self, story: Features) -> None:
        """Take note of how long stories are here."""
        self.stories += 1
        self.words += sum(1 for feature in story.weights if feature & 3 != Kind.PAIR)
        self._believe()

    def changed(self, features: Iterable[int], step: int) -> None:
        """Take note that one thread more (`step` 1) or fewer (-1) has some features."""
        slots = self._add(features, step)
        self.changed_pages.update([slot // PAGE for slot in slots])

    def suppose(self, features: Iterable[int], step: int) -> None:
        """Count a thread more for a while (`step` 1), which is to be taken back (-1): nothing of it is written."""
        self._add(features, step)
        self.threads += step

    def _add(self, features: Iterable[int], step: int) -> list[int]:
        """Add to the counters of features, and return which those are."""
        counts, mask = self.counts, _SLOTS - 1
        slots = [feature >> 2 & mask for feature in features]
        for slot in slots:
            value = counts[slot] + step
            counts[slot] = value if value > 0 else 0
        return slots

    def share(self, feature: int) -> float:
        """Return in what share of threads a feature is: what was believed, corrected by what was counted."""
        return (self.counts[(feature >> 2) % _SLOTS] + self._beliefs[feature & 3]) / (self.threads + _TRUST)

    def elsewhere(self, feature: int) -> float:
        """Return in what share of the other threads a feature is that a thread has; counts are believed sooner than in `share`."""
        believed = self._beliefs[feature & 3] * _SOON / _TRUST
        return (max(0, self.counts[(feature >> 2) % _SLOTS] - 1) + believed) / (max(0, self.threads - 1) + _SOON)

    def known(self, features: Iterable[int]) -> list[int]:
        """Return those of some features that any thread has."""
        counts, mask = self.counts, _SLOTS - 1
        return [feature for feature in features if counts[feature >> 2 & mask]]

    def odds(self, features: Iterable[int]) -> list[float]:
        """Return 1 / share of each of some features; the same as asking for each share, several times faster."""
        counts, beliefs, among, mask = self.counts, self._beliefs, self.threads + _TRUST, _SLOTS - 1
        return [among / (counts[feature >> 2 & mask] + beliefs[feature & 3]) for feature in features]

    def shares(self, features: Iterable[int]) -> list[float]:
        """Return the share of each of some features."""
        counts, beliefs, among, mask = self.counts, self._beliefs, self.threads + _TRUST, _SLOTS - 1
        return [(counts[feature >> 2 & mask] + beliefs[feature & 3]) / among for feature in features]

    def believed(self, features: Iterable[int]) -> list[float]:
        """Return in what share of threads each of some features is believed to be before any was counted."""
        believed = [belief / _TRUST for belief in self._beliefs]
        return [believed[feature & 3] for feature in features]

    def _believe(self) -> None:
        """Work out in how many of `_TRUST` stories as long as those here features of each kind would be."""
        length = max(1.0, self.words / max(1, self.stories) / _HEADLINE)
        self._beliefs = tuple(_TRUST * min(0.5, _BELIEVED[kind] * length) for kind in Kind)

    def pages(self) -> Iterator[tuple[int, bytes]]:
        """Yield the pages of counters that changed since they were last asked for."""
        for page in sorted(self.changed_pages):
            yield page, self.counts[page * PAGE : (page + 1) * PAGE].tobytes()
        self.changed_pages.clear()

    def set_page(self, page: int, raw: bytes) -> None:
        """Take a page of counters over from the file."""
        self.counts[page * PAGE : (page + 1) * PAGE] = array("I", raw)
