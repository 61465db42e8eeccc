"""The clusters that were used last and what leads to them, in memory; the others wait in the tables."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.features import Kind, kind_of

WIDE = 64
"""A feature of more threads than this leads to none of them: it says nothing."""
_IN_MEMORY = 150_000
"""Features of clusters held in memory between writes, about 20 MB."""
_LEADS_IN_MEMORY = 40_000
_SHUT = array("I", (0xFFFF_FFFF,))
"""What stands for a feature of too many threads."""


class ClusterTable(Protocol):
    """Where clusters are kept, and for each feature the threads that have it."""

    def get(self, thread: int) -> Cluster | None:
        """Return a thread's cluster, or None if there is none."""

    def leads(self, features: Sequence[int]) -> Mapping[int, bytes]:
        """Return what was kept as leading from features to threads; none for a feature that is unknown."""

    def keep(self, changed: Iterable[Cluster], gone: Iterable[int], leads: Mapping[int, bytes]) -> None:
        """Keep clusters that changed, forget those that are gone, and keep where features lead."""

    def counters(self) -> tuple[Mapping[str, float], Iterable[tuple[int, bytes]]]:
        """Return the numbers that were kept by their names, and the pages of counters by theirs."""

    def keep_counters(self, numbers: Mapping[str, float], pages: Iterable[tuple[int, bytes]]) -> None:
        """Keep numbers and pages of counters."""


class ClusterCache:
    """Gives and keeps clusters by their threads' ids, and finds those that have a feature."""

    def __init__(self, table: ClusterTable, next_id: int = 1) -> None:
        self._table = table
        self._clusters: OrderedDict[int, Cluster] = OrderedDict()
        self._leads: OrderedDict[int, array[int]] = OrderedDict()
        self._changed: set[int] = set()
        self._changed_leads: set[int] = set()
        self._gone: set[int] = set()
        self.next_id = next_id
        """The id of the next thread; none is given twice."""

    def new(self, day: int) -> Cluster:
        """Return a new cluster without stories."""
        cluster = self._clusters[self.next_id] = Cluster(self.next_id, day, day)
        self.next_id += 1
        self._changed.add(cluster.id)
        return cluster

    def get(self, thread: int | None) -> Cluster | None:
        """Return a thread's cluster, or None if there is none of that id."""
        if thread is None or thread in self._gone:
            return None
        if thread in self._clusters:
            self._clusters.move_to_end(thread)
            return self._clusters[thread]
        cluster = self._table.get(thread)
        if cluster is not None:
            self._clusters[thread] = cluster
        return cluster

    def changed(self, cluster: Cluster) -> None:
        """Take note that a cluster is to be written."""
        self._changed.add(cluster.id)

    def remove(self, cluster: Cluster) -> None:
        """Forget a cluster; what is in memory leads to it no more."""
        self._clusters.pop(cluster.id, None)
        self._changed.discard(cluster.id)
        self._gone.add(cluster.id)
        for feature in cluster.counts:
            leads = self._leads.get(feature)
            if leads is not None and cluster.id in leads:
                leads.remove(cluster.id)
                self._changed_leads.add(feature)

    def leads(self, features: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Yield the features that lead to threads, and the threads."""
        for feature, leads in self._led(features):
            if leads and leads != _SHUT:
                yield feature, leads

    def lead(self, features: Iterable[int], cluster: Cluster) -> None:
        """Let features lead to a cluster; one that leads to too many leads nowhere from then on."""
        for feature, leads in self._led(features):
            if leads == _SHUT or cluster.id in leads:
                continue
            if len(leads) >= WIDE:
                there = [thread for thread in leads if self.get(thread)]
                leads = self._leads[feature] = array("I", there)
            if len(leads) >= WIDE and kind_of(feature) is not Kind.NAME:
                self._leads[feature] = _SHUT[:]
            else:
                leads.append(cluster.id)
                del leads[:-WIDE]
            self._changed_leads.add(feature)

    def write(self) -> None:
        """Give the table what changed, and let what was used longest ago go from memory."""
        changed = [self._clusters[thread] for thread in self._changed if thread in self._clusters]
        leads = {feature: self._leads[feature].tobytes() for feature in sorted(self._changed_leads)}
        self._table.keep(changed, self._gone, leads)
        self._changed.clear()
        self._changed_leads.clear()
        self._gone.clear()
        held = sum(_size(cluster) for cluster in self._clusters.values())
        while held > _IN_MEMORY and self._clusters:
            held -= _size(self._clusters.popitem(last=False)[1])
        while len(self._leads) > _LEADS_IN_MEMORY:
            self._leads.popitem(last=False)

    def _led(self, features: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Yield features and what each leads to, read from the table where that is not in memory."""
        wanted = list(features)
        missing = [feature for feature in wanted if feature not in self._leads]
        found = self._table.leads(missing) if missing else {}
        self._leads.update((feature, array("I", found.get(feature, b""))) for feature in missing)
        for feature in wanted:
            yield feature, self._leads[feature]


def _size(cluster: Cluster) -> int:
    """Return about how many numbers and texts a cluster holds in memory."""
    members = 15 * len(cluster.members)
    return len(cluster.counts) + members + len(cluster.mean) + len(cluster.printed) + 20
