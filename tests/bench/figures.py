"""The figures of the table: what was measured, beside whom, what it should be, and what got slower since the last table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import orjson

_ENOUGH = 20
"""Runs from which on the 95th of a hundred says something."""
SLOWER = 1.05
"""How many times the figure of the last table is told as slower."""


class NotMeasuredError(Exception):
    """What was to be measured did not come about; says in a sentence why."""


@dataclass(frozen=True)
class Figure:
    """One row of the table."""

    work: str
    """What was done, and over how much."""
    unit: str
    """`s`, `ms` or `MB`."""
    ours: float
    """The median of Dateline's runs."""
    p95: float | None = None
    """What 95 of a hundred did not exceed, where there were enough."""
    peer: str = ""
    """Beside whom."""
    theirs: float | None = None
    """The same of the peer's runs: the 95th where ours has one, else the median."""
    most: float | None = None
    """What the figure should be at most: the 95th, where there is one, else the median."""
    most_ratio: float | None = None
    """How many times the peer's it should be at most."""
    cold: float | None = None
    """The median of runs before which nothing of it was in memory."""
    theirs_cold: float | None = None
    """The same of the peer's."""
    note: str = ""
    """What else is to be said of it."""
    of: str = ""
    """The measurement it belongs to, and its size: measured again, all that belonged to it is replaced."""
    taken: str = ""
    """The day it was taken on."""
    machine: str = ""
    """On what machine, and with which peers."""

    @property
    def ratio(self) -> float | None:
        """How many times the peer's it is."""
        return self.judged / self.theirs if self.theirs else None

    @property
    def cold_ratio(self) -> float | None:
        """How many times the peer's it is where nothing is in memory."""
        return self.cold / self.theirs_cold if self.cold is not None and self.theirs_cold else None

    @property
    def judged(self) -> float:
        """The figure that is compared: the 95th, where there is one."""
        return self.ours if self.p95 is None else self.p95

    @property
    def is_met(self) -> bool:
        """True if nothing that it should be is missed."""
        ratio = self.ratio
        within = self.most is None or self.judged <= self.most
        return within and (self.most_ratio is None or ratio is None or ratio <= self.most_ratio)


def figure_of(work: str, unit: str, times: Sequence[float], **others: float | str | None) -> Figure:
    """Return the row of some runs; of twenty and more with what 95 of a hundred did not exceed."""
    p95 = judged(times) if len(times) >= _ENOUGH else None
    return Figure(work, unit, median(times), p95, **others)  # type: ignore[arg-type]  # by their names, as the class has them


def judged(times: Sequence[float]) -> float:
    """Return what stands for some runs: what 95 of a hundred did not exceed, the median of few."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] if len(ordered) >= _ENOUGH else median(ordered)


def slower(figures: Iterable[Figure], before: Mapping[str, Figure]) -> Iterator[str]:
    """Yield a line for each row that is slower than in the last table."""
    for one in figures:
        last = before.get(one.work)
        if last and last.judged > 0 and one.judged > SLOWER * last.judged:
            yield f"{one.work}: {one.judged:.3g} {one.unit}, was {last.judged:.3g} ({one.judged / last.judged:.2f} ×)"


def placed(figures: Iterable[Figure], of: str, new: Sequence[Figure]) -> list[Figure]:
    """Return the figures with those of one measurement replaced where they stand, or at the end if there are none yet."""
    old = list(figures)
    at = next((nth for nth, one in enumerate(old) if one.of == of), len(old))
    return [*old[:at], *new, *(one for one in old[at:] if one.of != of)]


def in_order(figures: Iterable[Figure], known: Sequence[str]) -> list[Figure]:
    """Return the figures of measurements that there are, in their order; those that are made no more are left out."""
    return sorted((one for one in figures if one.of in known), key=lambda one: known.index(one.of))


def load(path: Path) -> dict[str, Figure]:
    """Return the figures of the last table by their work; none if there is no table."""
    if not path.exists():
        return {}
    return {one["work"]: Figure(**one) for one in orjson.loads(path.read_bytes())}


def save(path: Path, figures: Iterable[Figure]) -> None:
    """Keep the figures for the next table."""
    path.write_bytes(orjson.dumps([asdict(one) for one in figures], option=orjson.OPT_INDENT_2) + b"\n")
