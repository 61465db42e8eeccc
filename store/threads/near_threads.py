"""Near threads: those that share the most of what a thread is known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from store.api.threads import NearThread
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_cache import ClusterCache
from store.threads.cluster.features import Kind, kind_of
from store.threads.db.thread_tables import ThreadTables
from store.threads.summaries import stories_of

_NEAR = 8
"""So many threads are near, at most."""
_SHOWN = 4
"""So many things that two threads share are shown."""
_OFTEN = 0.25
"""Share of a thread's stories that have what it is known by."""
_NEAR_ENOUGH = 1.0
"""What two threads must share at least: one rare feature that all stories of both have, as it were."""
_RARE = 0.8
"""What less than every second or third thread has is rare enough to tell them apart: the logarithm of threads to one."""


def near_threads(tables: ThreadTables, thread: int) -> Sequence[NearThread]:
    """Return the threads that share the most of what is in many of a thread's stories; the rarer a feature the more it counts."""
    cache = ClusterCache(tables.clusters)
    cluster = cache.get(thread)
    often, total = _often(cluster) if cluster else {}, tables.threads.count()
    if cluster is None or not total:
        return ()
    worth: dict[int, list[float]] = defaultdict(list)
    known_by: dict[int, float] = {}
    for feature, threads in cache.leads(often):
        rarity = log(total / len(threads))
        if rarity > _RARE:
            known_by[feature] = often[feature] * rarity
            for other in set(threads) - {thread}:
                worth[other].append(known_by[feature])
    likely = sorted(worth, key=lambda one: -sum(worth[one]))[: 4 * _NEAR]
    found = [near for other in likely if (near := _near(tables, cache.get(other), cluster, known_by))]
    found.sort(key=lambda one: -one[0])
    return [near for nearness, near in found[:_NEAR] if nearness > max(_NEAR_ENOUGH, found[0][0] / 4)]


def _often(cluster: Cluster) -> dict[int, float]:
    """Return what is in many of a thread's stories, with the share of them; common words and pieces of names left out."""
    printed = cluster.printed
    parts = {part for one, text in printed.items() if kind_of(one) is Kind.NAME for part in text.lower().split()[:-1]}
    shares = {one: cluster.counts.get(one, 0) / cluster.size for one in printed}
    return {
        one: share
        for one, share in shares.items()
        if share >= _OFTEN and kind_of(one) is not Kind.COMMON and printed[one].lower() not in parts
    }


def _near(
    tables: ThreadTables, theirs: Cluster | None, mine: Cluster, known_by: Mapping[int, float]
) -> tuple[float, NearThread] | None:
    """Return how near another thread is, and what is told of it; None if it shares nothing that matters to both."""
    if theirs is None or theirs.size < 2:
        return None
    shared = {one: share * theirs.counts.get(one, 0) / theirs.size for one, share in known_by.items()}
    shared = {one: weight for one, weight in shared.items() if weight >= _OFTEN**2 * _RARE}
    thread = tables.threads.get(theirs.id) if shared else None
    if thread is None:
        return None
    best = sorted(shared, key=lambda one: -shared[one] * (1 + 0.5 * mine.printed[one].count(" ")))
    texts = _distinct(mine.printed[one].removesuffix("'s") for one in best)
    return sum(shared.values()), NearThread(thread, tuple(texts[:_SHOWN]), stories_of(tables, thread.id)[-1])


def _distinct(texts: Iterable[str]) -> list[str]:
    """Return texts without those that are part of an earlier one, or that one is part of."""
    kept: list[str] = []
    for text in texts:
        if not any(text.lower() in known.lower() or known.lower() in text.lower() for known in kept):
            kept.append(text)
    return kept
