"""Where a day stands on a picture: time runs to the right, long silences are cut short, and what is busy gets more room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_MOST_CUTS = 7
_SHORTEST_CUT = 180
"""Days of silence that are cut, at least; and which share of all they must be."""
_CUT_SHARE = 0.04
CUT_WIDTH = 34.0
"""Room that a cut takes."""
_NARROWEST = 58.0
"""Room of a stretch, at least."""
_APART = 46.0
"""Room between two labels of the axis, at least."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time between two cuts."""

    first: int
    """Its first day, as an ordinal."""
    last: int
    """Its last day."""
    left: float
    """Where it begins."""
    width: float
    """How wide it is."""

    @property
    def a_day(self) -> float:
        """How wide a day is."""
        return self.width / (self.last - self.first + 1)

    def x(self, day: int) -> float:
        """Return where a day begins."""
        return self.left + (day - self.first) * self.a_day


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place of the axis."""

    x: float
    """Where it stands."""
    label: str
    """What is written there."""
    above: str = ""
    """What is written above it: the year of a month, the month of a day."""


def stretches(days: Mapping[int, int], left: float, width: float) -> list[Stretch]:
    """Return the stretches of time that a picture of some width shows, given how many stories stand on each day."""
    known = sorted(days)
    gaps = sorted(((later - day, later) for day, later in pairwise(known)), reverse=True)
    whole = max(1, known[-1] - known[0])
    cuts = {later for gap, later in gaps[:_MOST_CUTS] if gap > max(_SHORTEST_CUT, whole * _CUT_SHARE)}
    spans: list[list[int]] = []
    for day in known:
        if not spans or day in cuts:
            spans.append([])
        spans[-1].append(day)
    margins = [_margins(span[0], span[-1]) for span in spans]
    room = width - CUT_WIDTH * (len(spans) - 1) - _NARROWEST * len(spans)
    lengths = [last - first + 1 for first, last in margins]
    busy = [sum(days[day] for day in span) ** 0.5 for span in spans]
    found: list[Stretch] = []
    for (first, last), length, stories in zip(margins, lengths, busy, strict=True):
        share = 0.5 * length / sum(lengths) + 0.5 * stories / sum(busy)
        wide = _NARROWEST + room * share
        found.append(Stretch(first, last, left, wide))
        left += wide + CUT_WIDTH
    return found


def place_of(scale: Sequence[Stretch], day: int) -> float:
    """Return where the middle of a day stands."""
    at = max(0, bisect_right([stretch.first for stretch in scale], day) - 1)
    return scale[at].x(day) + scale[at].a_day / 2


def ticks(stretch: Stretch) -> Iterator[Tick]:
    """Yield what is written above a stretch: days, months or years, as close as can be read."""
    a_month = stretch.a_day * 30.4
    if stretch.a_day * 7 >= _APART:
        yield from _day_ticks(stretch)
    elif a_month * 6 >= _APART:
        step = next(step for step in (1, 3, 6) if a_month * step >= _APART)
        yield from _month_ticks(stretch, step)
    else:
        step = next((step for step in _YEARS if a_month * 12 * step >= _APART), _YEARS[-1])
        first = date.fromordinal(stretch.first).year
        for year in range(first + -first % step, date.fromordinal(stretch.last).year + 1, step):
            day = date(year, 1, 1).toordinal() if 1 <= year <= date.max.year else 0
            if stretch.first <= day <= stretch.last:
                yield Tick(stretch.x(day), str(year))


def told(day: int) -> str:
    """Return a day in words: `2 Jun 2025`."""
    when = date.fromordinal(day)
    return f"{when.day} {when:%b} {when.year}"


def month_of(day: int) -> str:
    """Return the month of a day in words: `Jun 2025`."""
    when = date.fromordinal(day)
    return f"{when:%b} {when.year}"


def _margins(first: int, last: int) -> tuple[int, int]:
    """Return a stretch from the first day of a month to the last day of one, or a little wider than it is where it is short."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if last - first < 45:
        return max(1, first - 3), min(date.max.toordinal(), last + 3)
    after = date(end.year + end.month // 12, end.month % 12 + 1, 1).toordinal() if end < date(9999, 12, 1) else last + 1
    return begin.replace(day=1).toordinal(), after - 1


def _day_ticks(stretch: Stretch) -> Iterator[Tick]:
    step = next(step for step in (1, 2, 7) if stretch.a_day * step >= _APART * 0.7)
    above = ""
    for day in range(stretch.first, stretch.last + 1):
        when = date.fromordinal(day)
        if (when.day - 1) % step == 0 and when.day <= 31 - step // 2:
            month = f"{when:%b} {when.year}"
            yield Tick(stretch.x(day), str(when.day), month if month != above else "")
            above = month


def _month_ticks(stretch: Stretch, step: int) -> Iterator[Tick]:
    above = ""
    begin = date.fromordinal(stretch.first)
    for number in range(begin.year * 12 + begin.month - 1, date.fromordinal(stretch.last).year * 12 + 12):
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1).toordinal()
        if day > stretch.last:
            return
        if day >= stretch.first and month % step == 0:
            yield Tick(stretch.x(day), f"{date.fromordinal(day):%b}", str(year) if str(year) != above else "")
            above = str(year)
