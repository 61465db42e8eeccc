"""What a process takes: memory of its own and mapped, handles, threads, processes that it began, and its wait for a processor."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process takes at a moment, memory in megabytes."""

    anonymous: float
    """Memory of its own (RssAnon)."""
    mapped: float
    """Pages of files that are in memory (RssFile)."""
    proportional: float
    """Its share of all it has in memory (PSS), of its own pages alone; 0 where it was not asked for, as that takes a while."""
    handles: int
    threads: int
    children: int
    children_anonymous: float
    """Memory of their own of the processes it began, and those began."""


def taken(pid: int, *, whole: bool = False) -> Taken:
    """Return what a process takes now. Raises OSError if it has ended."""
    status = dict(line.split(":", 1) for line in (_PROC / str(pid) / "status").read_text().splitlines())
    children = list(descendants(pid))
    return Taken(
        _megabytes(status["RssAnon"]),
        _megabytes(status["RssFile"]),
        _proportional(pid) if whole else 0.0,
        sum(1 for _ in (_PROC / str(pid) / "fd").iterdir()),
        int(status["Threads"]),
        len(children),
        sum(map(_anonymous, children)),
    )


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that a process began, and those that these began."""
    for task in (_PROC / str(pid) / "task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                yield child
                yield from descendants(child)


def worked_and_waited(pid: int) -> tuple[float, float]:
    """Return for how many seconds the threads of a process had a processor, and for how many they were ready and had none."""
    worked = had_none = 0
    for task in (_PROC / str(pid) / "task").iterdir():
        with suppress(OSError):
            on, off, _ = (task / "schedstat").read_text().split()
            worked, had_none = worked + int(on), had_none + int(off)
    return worked / 1e9, had_none / 1e9


def of_threads(pid: int) -> Mapping[int, tuple[float, float]]:
    """Return of each thread of a process for how many seconds it had a processor, and for how many it was ready and had none."""
    times = {}
    for tid in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 - fifty times a second
        with suppress(OSError), open(f"/proc/{pid}/task/{tid}/schedstat", "rb") as file:  # noqa: PTH123
            on, off, _ = file.read().split()
            times[int(tid)] = int(on) / 1e9, int(off) / 1e9
    return times


def held_time(
    wall: float, thread: int, before: Mapping[int, tuple[float, float]], after: Mapping[int, tuple[float, float]]
) -> float:
    """Return for how long a thread was held up by its own program: at work, or waiting for another thread that was at work.

    What it waited for a processor is taken off; so is what the thread that waited longest for one did, as it may have been the one
    that was waited for.
    """
    grown = {tid: (on - before[tid][0], off - before[tid][1]) for tid, (on, off) in after.items() if tid in before}
    worked, had_none = grown.pop(thread, (0.0, 0.0))
    stood = max(0.0, wall - worked - had_none)
    return min(wall, worked + max(0.0, stood - max((off for _, off in grown.values()), default=0.0)))


def own_time(wall: float, before: tuple[float, float], after: tuple[float, float]) -> float:
    """Return how long something took, without the time in which other programs had the processor."""
    worked, had_none = after[0] - before[0], max(0.0, after[1] - before[1])
    return max(min(worked, wall), wall - had_none, 0.0)


def _anonymous(pid: int) -> float:
    with suppress(OSError, IndexError):
        return _megabytes((_PROC / str(pid) / "status").read_text().split("RssAnon:")[1].split("\n")[0])
    return 0.0


def _proportional(pid: int) -> float:
    with suppress(OSError, IndexError):
        return _megabytes((_PROC / str(pid) / "smaps_rollup").read_text().split("Pss_Anon:")[1].split("\n")[0])
    return 0.0


def _megabytes(kilobytes: str) -> float:
    return int(kilobytes.split()[0]) / 1024
