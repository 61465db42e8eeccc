"""A view of many lines, of which only those on screen are painted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Self

from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.bar import Bar


class Tall(ScrollView):
    """A scroll view whose height may change with every key: that moves nothing else, so nothing is laid out anew.

    It has no border and no padding, and paints its lines in its own colours, whole and on its ground.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._painted: dict[int, Strip] = {}
        self._on_screen: dict[int, Strip] = {}
        self._painted_size = Size(0, 0)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint all lines anew."""
        self._painted.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, which is painted anew with every step."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = Bar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the painted lines of a region, without the stages for what such a view does not have."""
        if self.size != self._painted_size:
            self._painted.clear()
            self._on_screen.clear()
            self._painted_size = self.size
        lines = [self._line(y) for y in crop.line_range]
        self._on_screen.update(zip(crop.line_range, lines, strict=True))
        return lines if crop.column_span == (0, self.size.width) else [line.crop(*crop.column_span) for line in lines]

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """Return the regions to be painted: of a whole view only the lines that look different now."""
        regions = super()._exchange_repaint_regions()
        if self.size != self._painted_size or Region(0, 0, *self.outer_size) not in regions:
            return regions
        width, height = self.size
        changed = (y for y in range(height) if self._line(y) != self._on_screen.get(y))
        return [Region(0, first, width, end - first) for first, end in _runs(changed)]

    def _line(self, y: int) -> Strip:
        if y not in self._painted:
            line = self.render_line(y)
            for line_filter in self.get_line_filters():
                if not isinstance(line_filter, ANSIToTruecolor):
                    line = line.apply_filter(line_filter, self.background_colors[1])
            self._painted[y] = line
        return self._painted[y]

    def set_height(self, lines: int) -> None:
        """Have so many lines; the scrollbar follows, and what was scrolled beyond the end comes back into sight."""
        self.set_reactive(Widget.virtual_size, Size(0, lines))
        self._scroll_update(self.virtual_size)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
        self.refresh()


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of numbers that follow one another, as the first and the one after the last."""
    first = end = -1
    for number in numbers:
        if number != end:
            if end >= 0:
                yield first, end
            first = number
        end = number + 1
    if end >= 0:
        yield first, end
