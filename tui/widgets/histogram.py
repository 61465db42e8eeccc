"""The strip that shows how stories are spread over the years, and where the person is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.widgets.histogram_bars import Bar, bars, heights_between, years_line
from tui.widgets.inks import Inked, component_classes
from tui.widgets.time_units import TimeUnit

_BARS = "▁▂▃▄▅▆▇█"
"""Bars from the lowest to the highest."""


class Histogram(Inked):
    """Bars over the years, with the years named beneath and the person's place marked."""

    INKS = "histogram"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "bar", "here", "year")

    @dataclass
    class Chosen(Message):
        """The person clicked a stretch of time."""

        day: int
        """Its first day, as an ordinal."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._days: Mapping[int, int] = {}
        self._unit = TimeUnit.YEAR
        self._bars: list[Bar] = []
        self._here: int | None = None
        self._heights: list[int] = []
        self._narrowed: Mapping[int, int] | None = None
        self._laid_out_for: tuple[object, int] | None = None

    def show(self, days: Mapping[int, int]) -> None:
        """Show how many stories stand on each day (ordinal, in time order)."""
        self._days = days
        self._narrowed = None
        self._lay_out_bars()

    def narrow(self, days: Mapping[int, int]) -> None:
        """Show only some of the stories, on the same years as before, so that nothing jumps."""
        self._narrowed = days
        self._lay_out_bars()

    def mark(self, day: int | None) -> None:
        """Mark where the person is."""
        if day != self._here:
            self._here = day
            self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Choose the unit anew."""
        self._lay_out_bars()

    def on_click(self, event: events.Click) -> None:
        """Go to the stretch that was clicked."""
        index = event.get_content_offset_capture(self).x
        if 0 <= index < len(self._bars):
            self.post_message(self.Chosen(self._bars[index].start))

    def render_line(self, y: int) -> Strip:
        """Paint the bars (line 0) or the years beneath them (line 1)."""
        width = self.content_size.width
        segments = self._painted_bars() if y == 0 else self._painted_years(width)
        return Strip(segments).apply_style(self.ground).adjust_cell_length(width, self.ground)

    def _lay_out_bars(self) -> None:
        if not self.content_size.width:  # it stands nowhere yet, and is told when it does
            return
        width = max(8, self.content_size.width - len("  each bar a quarter "))
        if self._laid_out_for != (id(self._days), width):
            self._unit, self._bars = bars(self._days, width)
            self._laid_out_for = (id(self._days), width)
        self._heights = [bar.count for bar in self._bars]
        if self._narrowed is not None and self._bars:
            self._heights = heights_between(self._narrowed, [bar.start for bar in self._bars])
        self.refresh()

    @property
    def _here_index(self) -> int:
        if self._here is None:
            return -1
        return max(0, bisect_right([bar.start for bar in self._bars], self._here) - 1)

    def _painted_bars(self) -> list[Segment]:
        most = max(1, *self._heights) if self._heights else 1
        bar_ink, here_ink, here, segments = self.ink("bar"), self.ink("here"), self._here_index, []
        for index, (bar, height) in enumerate(zip(self._bars, self._heights, strict=True)):
            sign = "┄" if bar.gap else _BARS[round((height / most) * (len(_BARS) - 1))] if height else " "
            segments.append(Segment(sign, here_ink if index == here else bar_ink))
        unit = "each bar a " + self._unit.value if self._bars else ""
        return [*segments, Segment(f"  {unit}", self.ink("year"))]

    def _painted_years(self, width: int) -> list[Segment]:
        here, dim = self._here_index, self.ink("year")
        years = years_line(self._bars, width, here)
        if not 0 <= here < width:
            return [Segment(years, dim)]
        marked = Style(bold=True) + self.ink("here")
        return [Segment(years[:here], dim), Segment("▲", marked), Segment(years[here + 1 :], dim)]
