"""The scale of the strip: which columns each bar takes, what silences are told, where years and months begin beneath."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tui.widgets.histogram_bars import Bar
from tui.widgets.time_units import TimeUnit

_WIDEST = 3
"""Columns that a bar takes at most."""
FOR_SILENCES = 4
"""Silences that are told take no more than one column of so many."""
_LEAST_TOLD = 300
"""Days from which on a silence is told."""
_APART = 2
"""Columns that two labels are apart at least."""
_LENGTHS = ((730, 365.25, "years"), (61, 30.44, "months"), (15, 7, "weeks"), (0, 1, "days"))
"""From so many days on, a silence is told in units of so many days."""
Label = tuple[int, str]
"""The column at which something is written, and what."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Bars placed on the columns of the strip."""

    starts: Sequence[int]
    """The first column of each bar, and the column after the last."""
    days: Sequence[int]
    """The first day of each bar."""
    silences: Mapping[int, str]
    """What is told of a silence, by the bar that stands for it."""

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return self.starts[-1]

    def bar_at(self, column: int) -> int | None:
        """Return which bar a column belongs to; None beside the bars."""
        return bisect_right(self.starts, column) - 1 if 0 <= column < self.width else None

    def bar_of(self, day: int) -> int:
        """Return which bar a day belongs to; the nearest where it is outside of all."""
        return max(0, min(len(self.days) - 1, bisect_right(self.days, day) - 1))

    def columns(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and the last column of the days between two."""
        return self.starts[self.bar_of(first)], self.starts[self.bar_of(last) + 1] - 1


NO_SCALE = Scale((0,), (), {})
"""The scale of no bars."""


def has_silences(bars: Sequence[Bar]) -> bool:
    """Return whether there are silences that are worth a word."""
    return any(bar.gap and after.start - bar.start >= _LEAST_TOLD for bar, after in pairwise(bars))


def placed(bars: Sequence[Bar], width: int) -> Scale:
    """Return the scale on which bars share all columns there are; the longest silences say how long they are."""
    if not bars:
        return NO_SCALE
    silences = _told(bars, width)
    stories = [nth for nth, bar in enumerate(bars) if not bar.gap]
    gaps = sum(len(silences.get(nth, "┄")) for nth, bar in enumerate(bars) if bar.gap)
    room = max(len(stories), min(width - gaps, _WIDEST * len(stories)))
    starts, done = [0], 0
    for nth, bar in enumerate(bars):
        if bar.gap:
            starts.append(starts[-1] + len(silences.get(nth, "┄")))
        else:
            done += 1
            starts.append(starts[-1] + done * room // len(stories) - (done - 1) * room // len(stories))
    return Scale(starts, [bar.start for bar in bars], silences)


def beginnings(bars: Sequence[Bar], scale: Scale, unit: TimeUnit) -> list[Label]:
    """Return where years begin, or months, in the order in which they have their places: the rounder the year, the sooner."""
    return [(column, text) for _, column, text in sorted(_beginnings(bars, scale, unit))]


def labels(wanted: Sequence[Label], width: int, taken: Sequence[tuple[int, int]]) -> list[Label]:
    """Return what is written beneath the bars of all that is wanted.

    Nothing is written on the columns that are taken, each time from the first to the last.
    """
    used = [(first - 1, last + 1) for first, last in taken]
    found: list[Label] = []
    for column, text in wanted:
        end = column + len(text)
        if end <= width and all(end + _APART <= first or column >= last + _APART for first, last in used):
            used.append((column, end))
            found.append((column, text))
    return found


def how_long(days: int) -> str:
    """Return how long a silence is, in words."""
    each, words = next((each, words) for least, each, words in _LENGTHS if days >= least)
    return f"{round(days / each)} {words}"


def _told(bars: Sequence[Bar], width: int) -> dict[int, str]:
    """Return what is told of the longest silences, as far as there is room."""
    known = [(bars[nth + 1].start - bar.start, nth) for nth, bar in enumerate(bars[:-1]) if bar.gap]
    spare = min(width // FOR_SILENCES, width - len(bars))
    told: dict[int, str] = {}
    for days, nth in sorted(known, reverse=True):
        text = f"┄{how_long(days)}┄"
        if days >= _LEAST_TOLD and len(text) - 1 <= spare:
            told[nth] = text
            spare -= len(text) - 1
    return told


def _beginnings(bars: Sequence[Bar], scale: Scale, unit: TimeUnit) -> Iterator[tuple[int, int, str]]:
    """Yield where a year or a month begins: how soon it has its place, its column and its name."""
    by_month, shown = unit in (TimeUnit.DAY, TimeUnit.WEEK), ""
    for nth, bar in enumerate(bars):
        when = date.fromordinal(bar.start)
        name = f"{when:%b}" if by_month else f"{when.year:04d}"
        if name != shown and not bar.gap:
            is_first = not shown or (by_month and when.month == 1)
            roundness = 0 if nth == 0 else 1 if when.year % 10 == 0 else 2 if when.year % 5 == 0 else 3
            yield roundness, scale.starts[nth], f"{name} {when.year}" if by_month and is_first else name
        shown = name
