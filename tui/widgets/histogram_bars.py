"""The bars of a histogram over time: the finest unit that fits into a width, long silences in one column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tui.widgets.time_units import TimeUnit, next_start, start_of

_QUIET = 3
"""Empty bars in a row that are drawn as they are; longer silences become one `┄`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of the strip."""

    start: int
    """First day of the stretch, as an ordinal; of the silence, for a gap."""
    count: int
    """How many stories it holds; 0 for a gap."""
    gap: bool = False
    """True if it stands for a long silence."""


_FINEST = ((92, TimeUnit.DAY), (730, TimeUnit.WEEK), (10_000_000, TimeUnit.MONTH))
"""Up to how many days from first to last a unit is still worth a bar."""


def bars(days: Mapping[int, int], width: int) -> tuple[TimeUnit, list[Bar]]:
    """Return the finest sensible unit whose bars fit into a width, and the bars in time order.

    Long silences take one column.
    """
    units = [TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR]
    length = max(days, default=0) - min(days, default=0)
    finest = next(unit for reach, unit in _FINEST if length <= reach)
    for unit in units[units.index(finest) :]:
        columns = _bars(days, unit, width)
        if columns is not None:
            return unit, columns
    return TimeUnit.DECADE, (_bars(days, TimeUnit.DECADE, 10_000) or [])[-width:]


def _bars(days: Mapping[int, int], unit: TimeUnit, width: int) -> list[Bar] | None:
    known, before = list(days), [0, *accumulate(days.values())]
    columns: list[Bar] = []
    expected: int | None = None
    at = 0
    while at < len(known):
        start = start_of(unit, known[at])
        if expected is not None and start > expected:
            columns += _silence(unit, expected, start)
        expected = next_start(unit, start)
        first, at = at, bisect_left(known, expected, at)
        columns.append(Bar(start, before[at] - before[first]))
        if len(columns) > width:
            return None
    return columns


def _silence(unit: TimeUnit, first: int, end: int) -> list[Bar]:
    empty: list[Bar] = []
    start = first
    while start < end and len(empty) <= _QUIET:
        empty.append(Bar(start, 0))
        start = next_start(unit, start)
    return [Bar(first, 0, gap=True)] if len(empty) > _QUIET else empty


def heights_between(days: Mapping[int, int], starts: list[int]) -> list[int]:
    """Return how many stories lie from each start to the next; earlier ones count to the first, later ones to the last."""
    known, before = list(days), [0, *accumulate(days.values())]
    edges = [0, *(bisect_left(known, start) for start in starts[1:]), len(known)]
    return [before[end] - before[first] for first, end in pairwise(edges)]
