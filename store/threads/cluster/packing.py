"""Clusters and features as a few bytes, for whatever keeps them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping

from store.threads.cluster.cluster import Cluster, Member

_FINE = 25
"""Steps in a weight of 1, as it is kept."""


def packed(weights: Mapping[int, float]) -> bytes:
    """Return features and weights in five bytes each."""
    steps = bytes([max(1, min(255, int(weight * _FINE + 0.5))) for weight in weights.values()])
    return array("I", weights).tobytes() + steps


def unpacked(raw: bytes) -> dict[int, float]:
    """Return the features and weights that `packed` wrote."""
    count = len(raw) // 5
    return dict(zip(array("I", raw[: 4 * count]), (step / _FINE for step in raw[4 * count :]), strict=True))


def packed_state(cluster: Cluster) -> bytes:
    """Return what a cluster knows beside its id, days, size and name: a line of lengths and prints, then the packed parts."""
    members = [packed(member.weights) for member in cluster.members]
    counts = array("I", [part for pair in cluster.counts.items() for part in pair]).tobytes()
    head = [
        len(counts),
        [[len(raw), member.day] for raw, member in zip(members, cluster.members, strict=True)],
        list(cluster.printed.items()),
        sorted(cluster.broad),
        cluster.headlines,
    ]
    return b"\n".join((json.dumps(head, ensure_ascii=False).encode(), counts + b"".join(members)))


def unpack_state(cluster: Cluster, state: bytes) -> Cluster:
    """Return a cluster with all that `packed_state` wrote."""
    line, _, raw = state.partition(b"\n")
    at, members, printed, broad, cluster.headlines = json.loads(line)
    pairs = iter(array("I", raw[:at]))
    cluster.counts = dict(zip(pairs, pairs, strict=True))
    cluster.printed = {int(feature): text for feature, text in printed}
    cluster.broad = set(broad)
    for size, day in members:
        cluster.members.append(Member(unpacked(raw[at : at + size]), day))
        at += size
    return cluster
