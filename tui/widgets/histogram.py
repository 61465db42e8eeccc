"""The strip that shows how stories are spread over the years, what a search finds among them, and what is on screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.widgets.histogram_bars import Bar, bars, heights_between
from tui.widgets.histogram_scale import FOR_SILENCES, NO_SCALE, Label, beginnings, has_silences, labels, placed
from tui.widgets.inks import Inked, component_classes
from tui.widgets.line_text import whole_line
from tui.widgets.time_units import TimeUnit

_BARS = "▁▂▃▄▅▆▇█"
"""Bars from the lowest to the highest."""
_HERE = "▲"
"""Where the person is."""
_LEAST_LABELS = 12
"""Columns of years that are kept before it is written what a bar stands for."""
Painted = list[tuple[str, Style]]
"""Signs, each with its style."""


class Histogram(Inked):
    """Bars over the years on a scale; a search glows on them, what is on screen is framed, and a click or a drag goes there."""

    INKS = "histogram"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "bar", "here", "year", "match", "rest")

    @dataclass
    class Chosen(Message):
        """The person clicked a stretch of time, or drags on to it."""

        day: int
        """Its first day, as an ordinal."""
        dragged: bool = False
        """Whether it is on the way of a drag that began elsewhere."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._days: Mapping[int, int] = {}
        self._unit = TimeUnit.YEAR
        self._bars: list[Bar] = []
        self._scale = NO_SCALE
        self._beginnings: list[Label] = []
        self._here: int | None = None
        self._span: tuple[int, int] | None = None
        self._heights: list[int] = []
        self._narrowed: Mapping[int, int] | None = None
        self._laid_out_for: tuple[object, int] | None = None
        self._dragged: int | None = None

    def show(self, days: Mapping[int, int]) -> None:
        """Show how many stories stand on each day (ordinal, in time order)."""
        self._days = days
        self._narrowed = None
        self._lay_out_bars()

    def narrow(self, days: Mapping[int, int]) -> None:
        """Have only some of the stories glow, on the same years as before, so that nothing jumps."""
        self._narrowed = days
        self._lay_out_bars()

    def mark(self, day: int | None, span: tuple[int, int] | None = None) -> None:
        """Mark where the person is, and frame what is on screen: from its first day to its last."""
        if (day, span) != (self._here, self._span):
            before = self._frame()
            self._here, self._span = day, span
            if self._frame() != before:
                self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Choose the unit anew."""
        self._lay_out_bars()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the stretch under the pointer, and follow it from there."""
        self._dragged = self._bar_under(event)
        if self._dragged is not None:
            self.capture_mouse()
            self.post_message(self.Chosen(self._bars[self._dragged].start))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go where the strip is dragged to."""
        if self._dragged is not None and (bar := self._bar_under(event)) not in (None, self._dragged):
            self._dragged = bar
            self.post_message(self.Chosen(self._bars[bar or 0].start, dragged=True))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Stay where the strip was dragged to."""
        self._dragged = None
        self.release_mouse()

    def render_line(self, y: int) -> Strip:
        """Paint the bars (line 0) or the scale beneath them (line 1); where there is one line, it has both."""
        width = self.content_size.width
        if not self._bars:
            return Strip.blank(width, self.ground)
        segments = self._painted_bars() if y == 0 else self._painted_scale(width)
        return whole_line(segments, width, self.ground)

    @property
    def _is_low(self) -> bool:
        """Whether there is one line alone."""
        return self.content_size.height < 2

    def _bar_under(self, event: events.MouseEvent) -> int | None:
        return self._scale.bar_at(event.get_content_offset_capture(self).x - self._at)

    @property
    def _at(self) -> int:
        """The column at which the bars begin: where there is one line, the first year stands before them."""
        return 5 if self._is_low else 0

    def _lay_out_bars(self) -> None:
        if not self.content_size.width:  # it stands nowhere yet, and is told when it does
            return
        taken = self._at + 7 + len("each bar a quarter") if self._is_low else 0
        width = max(8, self.content_size.width - taken)
        if self._laid_out_for != (id(self._days), width):
            self._unit, self._bars = bars(self._days, width)
            if not self._is_low and has_silences(self._bars):
                self._unit, self._bars = bars(self._days, width - width // FOR_SILENCES)
            self._scale = placed(self._bars, width)
            self._beginnings = beginnings(self._bars, self._scale, self._unit)
            self._laid_out_for = (id(self._days), width)
        self._heights = [bar.count for bar in self._bars]
        if self._narrowed is not None and self._bars:
            self._heights = heights_between(self._narrowed, [bar.start for bar in self._bars])
        self.refresh()

    def _painted_bars(self) -> list[Segment]:
        most = max(1, *self._heights)
        signs = [sign for index in range(len(self._bars)) for sign in self._painted_bar(index, most)]
        year, here = self.ink("year"), self._here
        if not self._is_low:
            return _joined(signs)
        if here is not None:
            signs[self._middle(here)] = _HERE, self.ink("here")
        first, last = (self._bars[which].start for which in (0, -1))
        return [
            Segment(f"{_year(first)} ", year),
            *_joined(signs),
            Segment(f" {_year(last)}  each bar a {self._unit.value}", year),
        ]

    def _painted_bar(self, index: int, most: int) -> Painted:
        """Return the signs of a bar: of a silence how long it is, of a search how much it finds, over what there is."""
        bar, columns = self._bars[index], self._scale.starts[index + 1] - self._scale.starts[index]
        if bar.gap:
            return [(sign, self.ink("year")) for sign in self._scale.silences.get(index, "┄")]
        height = self._heights[index]
        if self._narrowed is not None:
            lowest, ink = (1, self.ink("match")) if height else (0, self.ink("rest"))
            sign = _BARS[max(lowest, round(height / most * (len(_BARS) - 1)))] if height or bar.count else " "
        else:
            sign, ink = _BARS[round(height / most * (len(_BARS) - 1))] if height else " ", self.ink("bar")
        is_here = self._here is not None and self._scale.bar_of(self._here) == index
        return [(sign, self.ink("here") if is_here else ink)] * columns

    def _painted_scale(self, width: int) -> list[Segment]:
        """Return the line beneath the bars: years, the frame of what is on screen, and what each bar stands for."""
        year, here = self.ink("year"), self.ink("here")
        signs: Painted = [(" ", year)] * (max(width, self._scale.width) + 1)  # it may be painted before it is laid out for less
        first, middle, last = self._frame()
        if last - first > 1:
            _write(signs, first, f"╰{'─' * (last - first - 1)}╯", here)
        taken = [(edge, edge) for edge in {first, middle, last} if edge >= 0]
        for column, text in self._labels(width, taken):
            _write(signs, column, text, year)
            if first < column - 1 and column + len(text) < last:  # on the frame
                signs[column - 1] = signs[column + len(text)] = (" ", year)
        if middle >= 0:
            signs[middle] = _HERE, here + Style(bold=True)
        return _joined(signs[:width])

    def _labels(self, width: int, taken: list[tuple[int, int]]) -> list[Label]:
        """Return what is written beneath the bars: years or months, and what a bar stands for, where that costs the fewest of them."""
        best: list[Label] = []
        most = len(labels(self._beginnings, width, taken))
        for words in (f"each bar a {self._unit.value}", f"bar: {self._unit.value}"):
            for at in _places(len(words), width, taken):
                found = labels(self._beginnings, width, [*taken, (at, at + len(words) - 1)])
                if at >= _LEAST_LABELS and (not best or len(found) + 1 > len(best)):
                    best = [*found, (at, words)]
            if len(best) > most:
                break
        return best or labels(self._beginnings, width, taken)

    def _frame(self) -> tuple[int, int, int]:
        """Return the first column of what is on screen, the one the person is on, and the last; -1 if they are nowhere."""
        if self._here is None or not self._bars:
            return -1, -1, -1
        middle = self._middle(self._here)
        first, last = self._scale.columns(*self._span) if self._span else (middle, middle)
        return min(first, middle), middle, max(last, middle)

    def _middle(self, day: int) -> int:
        """Return the middle column of the bar of a day."""
        first, last = self._scale.columns(day, day)
        return (first + last) // 2


def _places(length: int, width: int, taken: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where so many letters may stand, the rightmost place first."""
    for end in sorted((width, *(edge - 1 for edge, _ in taken)), reverse=True):
        if all(edge < end - length - 1 or edge > end for edge, _ in taken):
            yield end - length


def _write(signs: Painted, column: int, text: str, style: Style) -> None:
    signs[column : column + len(text)] = [(sign, style) for sign in text]


def _joined(signs: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Return signs as segments, those of one style together."""
    return [Segment("".join(sign for sign, _ in run), style) for style, run in groupby(signs, key=lambda one: one[1])]


def _year(day: int) -> str:
    return f"{date.fromordinal(day).year:04d}"
