"""Clustering: each story, as it arrives, to the thread it most likely belongs to; threads that have grown alike become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest, nsmallest
from math import log2

from store.threads.cluster import Cluster
from store.threads.cluster_cache import ClusterCache
from store.threads.features import Features
from store.threads.likeness import Evidence, evidence, likeness, mean_portions, portions
from store.threads.rarity import Rarity

_BELONGS = 0.0
"""A story joins a thread it is at least so like, in bits a feature."""
_GROWN_ALIKE = -0.04
"""Threads become one from here on: the mean over many stories is surer than one story's likeness."""
_TELLING = 24
"""So many of a story's features, the most telling ones, lead to threads it may belong to."""
_LIKELY = 12
"""So many threads, those sharing the most, are looked at closely."""
_LIKELY_ALIKE = 6
"""The same for threads that are compared with a thread."""
_LEADING = 40
"""So many features of a story lead to its thread."""
_KNOWN = 60
"""So many features of a thread, the most telling ones, lead to threads that may be alike."""
_PLACED = 3
"""A story that the person placed teaches its thread as much as so many others."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Where a story was put, and why."""

    thread: int
    """The thread's number."""
    likeness: float
    """How strongly it belonged, in bits a feature; 0 for the first story of a thread."""
    because: tuple[Evidence, ...]
    """What it shared with the thread, what weighed most first."""
    by_person: bool = False
    """True if the person put it there."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Two threads that became one, and why."""

    into: int
    """The older thread, which keeps its number and name."""
    gone: int
    """The other."""
    likeness: float
    """How strongly the stories of the smaller one spoke for the larger one, in bits a feature."""
    because: tuple[int, ...]
    """Features both had, the most telling first."""


@dataclass(slots=True)
class Clustering:
    """The matters found so far, and how common features are among them."""

    shelf: ClusterCache
    """Where the matters are."""
    rarity: Rarity
    """How common features are."""
    barred: Callable[[int, int], bool] = lambda *_: False
    """Whether the person said that two threads are different."""
    touched: dict[int, None] = field(default_factory=dict)
    """Threads that changed since they were last named."""
    waiting: dict[int, None] = field(default_factory=dict)
    """Threads that changed since they were last compared."""

    def assign(self, story: Features, shut: Iterable[int] = ()) -> Assigned:
        """Put a story into the thread it belongs to, or into a new one; never into one of those that are shut to it."""
        parts = portions(story.weights)
        best, chosen = _BELONGS, None
        days, broad, headline = (story.day, story.day), story.broad, story.headline
        for matter in self._likely(parts, frozenset(shut)):
            value = likeness(parts, days, matter, self.rarity, broad, headline=headline)
            if value > best:
                best, chosen = value, matter
        return self._put(story, chosen, best if chosen else 0.0)

    def place(self, story: Features, thread: int | None) -> Assigned:
        """Put a story where the person wants it, which teaches the thread; nothing stands for a thread of its own."""
        return self._put(story, self.shelf.matter(thread) if thread is not None else None, 0.0, _PLACED)

    def join(self, story: Features, thread: int | None) -> Assigned:
        """Put a story into a thread that was found for it otherwise; nothing stands for a new one."""
        matter = self.shelf.matter(thread) if thread is not None else None
        if matter is None:
            return self._put(story, None, 0.0)
        parts, days = portions(story.weights), (story.day, story.day)
        return self._put(story, matter, likeness(parts, days, matter, self.rarity, story.broad, headline=story.headline))

    def gather(self, stories: Sequence[Features]) -> list[Assigned]:
        """Put stories that arrived together and belong together into a new thread, which may turn out to be a known one."""
        found: list[Assigned] = []
        for story in stories:
            found.append(self.join(story, found[0].thread if found else None))
        return found

    def withdraw(self, story: Features, thread: int) -> None:
        """Take a story out of its thread; a thread without stories is gone."""
        matter = self.shelf.matter(thread)
        if matter is None:
            return
        self.rarity.changed(matter.let_go(story), -1)
        self.shelf.changed(matter)
        if not matter.number:
            self._remove(matter)

    def shrink(self, thread: int) -> None:
        """Count a story less in a thread, whose words are not at hand; a thread without stories is gone."""
        matter = self.shelf.matter(thread)
        if matter is not None:
            matter.number -= 1
            self.shelf.changed(matter)
            if not matter.number:
                self._remove(matter)

    def compare(self) -> Iterator[Merged]:
        """Make one of threads that have grown alike, and yield each two; looks at those that grew since the last time."""
        while self.waiting:
            matter = self.shelf.matter(next(iter(self.waiting)))
            self.waiting.pop(next(iter(self.waiting)))
            while matter is not None and (found := self._alike(matter)):
                merged = self.merge(matter, *found)
                yield merged
                matter = self.shelf.matter(merged.into)

    def merge(self, one: Cluster, other: Cluster, strength: float = 0.0) -> Merged:
        """Make one of two threads; the older one keeps its number."""
        into, gone = (one, other) if one.id < other.id else (other, one)
        self._remove(gone)
        name = into.name if into.given or not gone.given else gone.name
        both = into.absorb(gone)
        into.name, into.given = name, into.given or gone.given
        self.rarity.changed([number for number in gone.counts if number not in both], 1)
        self.shelf.lead(self._telling(into), into)
        self.rarity.changed(into.forgettable(), -1)
        self.shelf.changed(into)
        self.touched[into.id] = None
        share = self.rarity.share
        return Merged(into.id, gone.id, strength, tuple(sorted(both, key=share)[:6]))

    def _put(self, story: Features, matter: Cluster | None, strength: float, times: int = 1) -> Assigned:
        """Add a story to a matter, or to a new one, with what speaks for it as things stood before."""
        because = tuple(evidence(story.weights, matter, self.rarity.share)) if matter else ()
        if matter is None:
            matter = self.shelf.new(story.day)
            self.rarity.threads += 1
        new = matter.take_in(story, times)
        self.rarity.changed(new, 1)
        leading = new
        if len(new) > _LEADING:
            worth = dict(zip(new, self.rarity.odds(new), strict=True))
            leading = nlargest(_LEADING, new, key=lambda number: story.weights[number] * log2(worth[number]))
        self.shelf.lead(leading, matter)
        self.rarity.changed(matter.forgettable(), -1)
        self.shelf.changed(matter)
        self.touched[matter.id] = self.waiting[matter.id] = None
        return Assigned(matter.id, strength, because, times > 1)

    def _remove(self, matter: Cluster) -> None:
        self.shelf.remove(matter)
        self.rarity.changed(matter.counts, -1)
        self.rarity.threads -= 1
        self.touched.pop(matter.id, None)
        self.waiting.pop(matter.id, None)

    def _likely(self, parts: Mapping[int, float], shut: frozenset[int] = frozenset(), most: int = _LIKELY) -> list[Cluster]:
        """Return the threads that share the most of what is telling."""
        leads = list(self.shelf.leads(parts))
        odds = self.rarity.odds([feature for feature, _ in leads])
        led = [(parts[feature] * log2(rare), threads) for (feature, threads), rare in zip(leads, odds, strict=True)]
        led.sort(key=lambda one: -one[0])
        shared: dict[int, float] = {}
        for value, threads in led[:_TELLING]:
            for thread in threads:
                shared[thread] = shared.get(thread, 0.0) + value
        best = nsmallest(most + len(shut), shared, key=lambda thread: (-shared[thread], thread))
        found = (self.shelf.matter(thread) for thread in best if thread not in shut)
        return [matter for matter in found if matter is not None]

    def _telling(self, matter: Cluster) -> list[int]:
        """Return a matter's most telling features: in many of its stories and in few others."""
        counts = matter.counts
        if len(counts) <= _KNOWN:
            return list(counts)
        common = nlargest(4 * _KNOWN, counts, key=counts.__getitem__)
        worth = dict(zip(common, self.rarity.odds(common), strict=True))
        return nlargest(_KNOWN, common, key=lambda number: counts[number] * log2(worth[number]))

    def _alike(self, matter: Cluster) -> tuple[Cluster, float] | None:
        """Return the thread that a thread has grown most alike, and how much; nothing if none is alike enough."""
        number = matter.number
        mine = {feature: matter.counts[feature] / number for feature in self._telling(matter)}
        best, found = _GROWN_ALIKE, None
        for other in self._likely(mine, frozenset((matter.id,)), _LIKELY_ALIKE):
            smaller, larger = (matter, other) if (number, -matter.id) <= (other.number, -other.id) else (other, matter)
            headline = 2 * smaller.headlines > smaller.number
            parts, days = mean_portions(smaller), (smaller.first, smaller.last)
            value = likeness(parts, days, larger, self.rarity, smaller.broad, headline=headline)
            enough = max(best, _BELONGS) if smaller.number == 1 and not headline else best
            if value > enough and not self.barred(matter.id, other.id):
                best, found = value, other
        return (found, best) if found else None
