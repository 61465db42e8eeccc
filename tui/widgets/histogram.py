"""The strip that shows how stories are spread over the years, and where the person is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.time_units import TimeUnit, next_start, starts_of

_BARS = "▁▂▃▄▅▆▇█"
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
    sums: dict[int, int] = {}
    for start, count in zip(starts_of(unit, days), days.values(), strict=True):
        sums[start] = sums.get(start, 0) + count
    columns: list[Bar] = []
    expected: int | None = None
    for start in sorted(sums):
        if expected is not None and start > expected:
            columns += _silence(unit, expected, start)
        columns.append(Bar(start, sums[start]))
        if len(columns) > width:
            return None
        expected = next_start(unit, start)
    return columns


def _silence(unit: TimeUnit, first: int, end: int) -> list[Bar]:
    empty: list[Bar] = []
    start = first
    while start < end and len(empty) <= _QUIET:
        empty.append(Bar(start, 0))
        start = next_start(unit, start)
    return [Bar(first, 0, gap=True)] if len(empty) > _QUIET else empty


def _heights(days: Mapping[int, int], starts: list[int]) -> list[int]:
    """Return how many stories lie from each start to the next; earlier ones count to the first, later ones to the last."""
    known, before = list(days), [0, *accumulate(days.values())]
    edges = [0, *(bisect_left(known, start) for start in starts[1:]), len(known)]
    return [before[end] - before[first] for first, end in pairwise(edges)]


class Histogram(Widget):
    """Bars over the years, with the years named beneath and the person's place marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"histogram--bar", "histogram--here", "histogram--year"}

    class Chosen(Message):
        """The person clicked a stretch of time."""

        def __init__(self, day: int) -> None:
            self.day = day
            """Its first day, as an ordinal."""
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._days: Mapping[int, int] = {}
        self._unit = TimeUnit.YEAR
        self._bars: list[Bar] = []
        self._here: int | None = None
        self._heights: list[int] = []
        self._narrowed: Mapping[int, int] | None = None
        self._fitted: tuple[object, int] | None = None

    def show(self, days: Mapping[int, int]) -> None:
        """Show how many stories stand on each day (ordinal, in time order)."""
        self._days = days
        self._narrowed = None
        self._fit()

    def narrow(self, days: Mapping[int, int]) -> None:
        """Show only some of the stories, on the same years as before, so that nothing jumps."""
        self._narrowed = days
        self._fit()

    def mark(self, day: int | None) -> None:
        """Mark where the person is."""
        if day != self._here:
            self._here = day
            self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Choose the unit anew."""
        self._fit()

    def on_click(self, event: events.Click) -> None:
        """Go to the stretch that was clicked."""
        index = event.get_content_offset_capture(self).x
        if 0 <= index < len(self._bars):
            self.post_message(self.Chosen(self._bars[index].start))

    def render_line(self, y: int) -> Strip:
        """Paint the bars (line 0) or the years beneath them (line 1)."""
        width = self.content_size.width
        segments = self._painted_bars() if y == 0 else self._painted_years(width)
        return Strip(segments).apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)

    def _fit(self) -> None:
        width = max(8, self.content_size.width - len("  each bar a quarter "))
        if self._fitted != (id(self._days), width):
            self._unit, self._bars = bars(self._days, width)
            self._fitted = (id(self._days), width)
        self._heights = [bar.count for bar in self._bars]
        if self._narrowed is not None and self._bars:
            self._heights = _heights(self._narrowed, [bar.start for bar in self._bars])
        self.refresh()

    @property
    def _here_index(self) -> int:
        if self._here is None:
            return -1
        return max(0, bisect_right([bar.start for bar in self._bars], self._here) - 1)

    def _painted_bars(self) -> list[Segment]:
        most = max(1, *self._heights) if self._heights else 1
        bar_style = self.get_component_rich_style("histogram--bar", partial=True)
        here_style = self.get_component_rich_style("histogram--here", partial=True)
        here, segments = self._here_index, []
        for index, (bar, height) in enumerate(zip(self._bars, self._heights, strict=True)):
            sign = "┄" if bar.gap else _BARS[round((height / most) * (len(_BARS) - 1))] if height else " "
            segments.append(Segment(sign, here_style if index == here else bar_style))
        unit = "each bar a " + self._unit.value if self._bars else ""
        segments.append(Segment(f"  {unit}", self.get_component_rich_style("histogram--year", partial=True)))
        return segments

    def _painted_years(self, width: int) -> list[Segment]:
        line, free, shown, here = [" "] * width, 0, 0, self._here_index
        for index, bar in enumerate(self._bars):
            year = date.fromordinal(bar.start).year
            clear = not index <= here <= index + 3
            if year != shown and not bar.gap and index >= free and index + 4 <= width and clear:
                line[index : index + 4] = f"{year:04d}"
                free = index + 6
            shown = year
        segments = [Segment("".join(line), self.get_component_rich_style("histogram--year", partial=True))]
        if 0 <= here < width:
            marked = Style(bold=True) + self.get_component_rich_style("histogram--here", partial=True)
            text = "".join(line)
            dim = self.get_component_rich_style("histogram--year", partial=True)
            segments = [Segment(text[:here], dim), Segment("▲", marked), Segment(text[here + 1 :], dim)]
        return segments
