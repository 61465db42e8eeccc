"""Clustering: each story, as it arrives, to the thread it most likely belongs to; threads that have grown alike become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_cache import ClusterCache
from store.threads.cluster.feature_rarity import FeatureRarity
from store.threads.cluster.features import Features
from store.threads.cluster.likeness import Evidence, Spoken, evidence, likeness, mean_portions, portions

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
_FAINT = 0.2
"""Threads that share less than this share of what the first one shares with full texts are not looked at."""
_LEADING = 40
"""So many features of a story lead to its thread."""
_LEADING_OF_MANY = 24
"""The same of a full text, of which as many are asked for; in a thread of several stories only what comes again leads to it."""
_SEVERAL = 4
_ASKED = 64
"""So many features are asked for at once where they lead, the most telling ones first."""
_GROWN, _GROWN_TEXTS = 1.05, 1.5
"""A thread is compared with others again when it has grown so much; one of full texts, which is surer of itself, later."""
_KNOWN = 60
"""So many features of a thread, the most telling ones, lead to threads that may be alike."""
_SHARED = 6
"""So many features that two threads share are remembered as the reason why they became one."""
_PLACED = 3
"""A story that the person placed teaches its thread as much as so many others."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Where a story was put, and why."""

    thread: int
    """The thread's id."""
    likeness: float | None
    """How strongly it belonged, in bits a feature; 0 for the first story of a thread, None if the person put it there."""
    because: tuple[Evidence, ...]
    """What it shared with the thread, what weighed most first."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Two threads that became one, and why."""

    into: int
    """The older thread, which keeps its id and name."""
    gone: int
    """The other."""
    likeness: float
    """How strongly the stories of the smaller one spoke for the larger one, in bits a feature."""
    shared: tuple[str, ...]
    """What both had, as it is printed, the most telling first."""


@dataclass(slots=True)
class Clusterer:
    """The threads found so far, and how common features are among them."""

    cache: ClusterCache
    """Where their clusters are."""
    rarity: FeatureRarity
    """How common features are."""
    barred: Callable[[int, int], bool] = lambda *_: False
    """Whether the person said that two threads are different."""
    touched: dict[int, None] = field(default_factory=dict)
    """Threads that changed since they were last named."""
    waiting: dict[int, None] = field(default_factory=dict)
    """Threads that changed since they were last compared."""

    def assign(self, story: Features, shut: Iterable[int] = ()) -> Assigned:
        """Put a story into the thread it belongs to, or into a new one; never into one of those that are shut to it."""
        spoken = self._spoken(story)
        best, chosen = _BELONGS, None
        for cluster in self._likely(spoken.portions, frozenset(shut)):
            value = likeness(spoken, cluster, self.rarity)
            if value > best:
                best, chosen = value, cluster
        return self._put(story, chosen, best if chosen else 0.0)

    def assign_groups(self, groups: Sequence[Sequence[Features]]) -> Iterator[list[Assigned]]:
        """Put stories that arrived together, and belong together in groups, each group into the thread it is alike, or into a new one."""
        clusters = list(map(Cluster.of, groups))
        for cluster in clusters:  # how common features are is known from all of them, before the first is looked at
            self.rarity.suppose(cluster.counts, 1)
        for cluster, stories in zip(clusters, groups, strict=True):
            alike, put = self._alike(cluster), list[Assigned]()
            self.rarity.suppose(cluster.counts, -1)
            thread = alike[0].id if alike else None
            if alike and len(stories) == 1:  # how much it is alike is known
                put.append(self._put(stories[0], *alike))
            else:
                for story in stories:
                    put.append(self.join(story, thread))
                    thread = put[-1].thread
            if not alike and not cluster.headlines and (made := self.cache.get(thread)):
                made.compared = made.size  # it was held against all that there are, just now
            yield put

    def place(self, story: Features, thread: int | None) -> Assigned:
        """Put a story where the person wants it, which teaches the thread; nothing stands for a thread of its own."""
        return self._put(story, self.cache.get(thread), 0.0, _PLACED)

    def join(self, story: Features, thread: int | None) -> Assigned:
        """Put a story into a thread that was found for it otherwise; nothing stands for a new one."""
        cluster = self.cache.get(thread)
        if cluster is None:
            return self._put(story, None, 0.0)
        return self._put(story, cluster, likeness(self._spoken(story), cluster, self.rarity))

    def withdraw(self, story: Features, thread: int) -> None:
        """Take a story out of its thread; a thread without stories is gone."""
        if (cluster := self.cache.get(thread)) is not None:
            self.rarity.changed(cluster.remove(story), -1)
            self._shrunk(cluster)

    def shrink(self, thread: int) -> None:
        """Count a story less in a thread, whose words are not at hand; a thread without stories is gone.

        It is taken for a headline where most of the thread's stories are.
        """
        if (cluster := self.cache.get(thread)) is not None:
            cluster.headlines -= 2 * cluster.headlines > cluster.size
            cluster.size -= 1
            self._shrunk(cluster)

    def compare(self) -> Iterator[Merged]:
        """Make one of threads that have grown alike, and yield each two; looks at those that grew since the last time."""
        while self.waiting:
            cluster = self.cache.get(next(iter(self.waiting)))
            self.waiting.pop(next(iter(self.waiting)))
            if cluster is None or cluster.size < cluster.compared * (_GROWN if cluster.headlines else _GROWN_TEXTS):
                continue
            while cluster is not None and (found := self._alike(cluster)):
                merged = self.merge(cluster, *found)
                yield merged
                cluster = self.cache.get(merged.into)
            if cluster is not None:
                cluster.compared = cluster.size

    def merge(self, one: Cluster, other: Cluster, strength: float = 0.0) -> Merged:
        """Make one of two threads; the older one keeps its id."""
        into, gone = (one, other) if one.id < other.id else (other, one)
        self._remove(gone)
        name = into.name if into.given or not gone.given else gone.name
        both = into.absorb(gone)
        into.name, into.given = name, into.given or gone.given
        self.rarity.changed([feature for feature in gone.counts if feature not in both], 1)
        self.cache.lead(self._telling(into), into)
        self.rarity.changed(into.forget_rarest(), -1)
        self.cache.changed(into)
        self.touched[into.id] = None
        telling = sorted(both, key=self.rarity.share)[:_SHARED]
        return Merged(
            into.id, gone.id, strength, tuple(into.printed[feature] for feature in telling if feature in into.printed)
        )

    def _put(self, story: Features, cluster: Cluster | None, strength: float, times: int = 1) -> Assigned:
        """Add a story to a thread, or to a new one, with what speaks for it as things stood before."""
        because = tuple(evidence(story.weights, cluster, self.rarity)) if cluster else ()
        if cluster is None:
            cluster = self.cache.new(story.day)
            self.rarity.threads += 1
        new = cluster.add(story, times)
        self.rarity.changed(new, 1)
        self.cache.lead(self._leading(story, cluster, new), cluster)
        self.rarity.changed(cluster.forget_rarest(), -1)
        self.cache.changed(cluster)
        self.waiting[cluster.id] = None
        if cluster.size > 1:  # one story has no name
            self.touched[cluster.id] = None
        return Assigned(cluster.id, strength if times == 1 else None, because)

    def _leading(self, story: Features, cluster: Cluster, new: Sequence[int]) -> Sequence[int]:
        """Return which features of a story that has come are to lead to its thread from now on."""
        most = _LEADING if story.headline else _LEADING_OF_MANY
        if not story.headline and cluster.size >= _SEVERAL:
            new = [feature for feature in story.weights if cluster.counts[feature] == 2]
        if len(new) <= most:
            return new
        worth = {one: story.weights[one] * log2(rare) for one, rare in zip(new, self.rarity.odds(new), strict=True)}
        return sorted(new, key=worth.__getitem__, reverse=True)[:most]

    def _spoken(self, story: Features) -> Spoken:
        days = (story.day, story.day)
        return Spoken.of(portions(story.weights), days, story.broad, headline=story.headline)

    def _shrunk(self, cluster: Cluster) -> None:
        cluster.compared = 0  # what is left of it was never compared
        self.cache.changed(cluster)
        if not cluster.size:
            self._remove(cluster)

    def _remove(self, cluster: Cluster) -> None:
        self.cache.remove(cluster)
        self.rarity.changed(cluster.counts, -1)
        self.rarity.threads -= 1
        self.touched.pop(cluster.id, None)
        self.waiting.pop(cluster.id, None)

    def _likely(
        self, parts: Mapping[int, float], shut: frozenset[int] = frozenset(), most: int = _LIKELY, *, careful: bool = True
    ) -> list[Cluster]:
        """Return the threads that share the most of what is telling; unless `careful`, without those that share far less."""
        shared: dict[int, float] = {}
        for value, threads in self._led(parts):
            for thread in threads:
                shared[thread] = shared.get(thread, 0.0) + value
        best = sorted(sorted(shared), key=shared.__getitem__, reverse=True)[: most + len(shut)]
        if not careful and best:
            best = [thread for thread in best if shared[thread] >= _FAINT * shared[best[0]] or thread in shut]
        found = (self.cache.get(thread) for thread in best if thread not in shut)
        return [cluster for cluster in found if cluster is not None]

    def _led(self, parts: Mapping[int, float]) -> Iterator[tuple[float, Sequence[int]]]:
        """Yield where the most telling features lead, each with what it tells; of those that no thread has, nothing is asked."""
        known = self.rarity.known(parts)
        worth = {one: parts[one] * log2(rare) for one, rare in zip(known, self.rarity.odds(known), strict=True)}
        known.sort(key=worth.__getitem__, reverse=True)
        left = _TELLING
        for at in range(0, len(known), _ASKED):
            for feature, threads in self.cache.leads(known[at : at + _ASKED]):
                if left:
                    left -= 1
                    yield worth[feature], threads
            if not left:
                return

    def _telling(self, cluster: Cluster) -> list[int]:
        """Return a thread's most telling features: in many of its stories and in few others."""
        counts = cluster.counts
        if len(counts) <= _KNOWN:
            return list(counts)
        common = (
            sorted(counts, key=counts.__getitem__, reverse=True)[: 4 * _KNOWN] if len(counts) > 4 * _KNOWN else list(counts)
        )
        worth = {one: counts[one] * log2(rare) for one, rare in zip(common, self.rarity.odds(common), strict=True)}
        return sorted(common, key=worth.__getitem__, reverse=True)[:_KNOWN]

    def _alike(self, cluster: Cluster) -> tuple[Cluster, float] | None:
        """Return the thread that a thread has grown most alike, and how much; nothing if none is alike enough."""
        mine = {feature: cluster.counts[feature] / cluster.size for feature in self._telling(cluster)}
        best, found = _GROWN_ALIKE, None
        mean: Spoken | None = None
        for other in self._likely(mine, frozenset((cluster.id,)), _LIKELY_ALIKE, careful=cluster.headlines > 0):
            newer = cluster.id > other.id or not cluster.id
            smaller, larger = (cluster, other) if cluster.size < other.size + newer else (other, cluster)
            if smaller is cluster:
                spoken = mean = mean or self._mean(cluster)
            else:
                spoken = self._mean(other)
            value = likeness(spoken, larger, self.rarity)
            enough = max(best, _BELONGS) if smaller.size == 1 and not spoken.headline else best
            if value > enough and not self.barred(cluster.id, other.id):
                best, found = value, other
        return (found, best) if found else None

    def _mean(self, cluster: Cluster) -> Spoken:
        """Return what a thread's stories say on average."""
        headline = 2 * cluster.headlines > cluster.size
        return Spoken.of(mean_portions(cluster), (cluster.first, cluster.last), cluster.broad, headline=headline)
