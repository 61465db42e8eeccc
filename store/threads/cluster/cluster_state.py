"""What a cluster knows as a few bytes, for whatever keeps it."""

from __future__ import annotations

from array import array

import orjson

from store.threads.cluster.cluster import Cluster, Member


def packed_state(cluster: Cluster) -> bytes:
    """Return what a cluster knows beside its id, days, size and name: a line of lengths and prints, then numbers and members."""
    numbers = [array("I", part).tobytes() for part in (cluster.counts, cluster.counts.values(), cluster.printed, cluster.broad)]
    head = [
        [len(raw) for raw in numbers],
        [(len(member.packed), member.day) for member in cluster.members],
        list(cluster.printed.values()),
        cluster.headlines,
        cluster.named,
        cluster.compared,
    ]
    return b"".join((orjson.dumps(head), b"\n", *numbers, *[member.packed for member in cluster.members]))


def unpack_state(cluster: Cluster, state: bytes) -> Cluster:
    """Return a cluster with all that `packed_state` wrote."""
    line, _, raw = state.partition(b"\n")
    lengths, members, printed, cluster.headlines, cluster.named, cluster.compared = orjson.loads(line)
    at, numbers = 0, []
    for length in lengths:
        numbers.append(array("I", raw[at : at + length]))
        at += length
    cluster.counts = dict(zip(numbers[0], numbers[1], strict=True))
    cluster.printed = dict(zip(numbers[2], printed, strict=True))
    cluster.broad = set(numbers[3])
    for size, day in members:
        cluster.members.append(Member(raw[at : at + size], day))
        at += size
    return cluster
