"""A view of many lines, of which only those on screen are painted."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.inks import Inked


class LineView(Inked, ScrollView):
    """A scroll view whose height may change with every key: that moves nothing else, so nothing is laid out anew.

    Where its scrollbar comes and goes with its height (`overflow-y: auto`), it is laid out anew all the same.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    _beneath = Strip.blank(0)

    @property
    def spot(self) -> Offset:
        """Where in what is in sight the person is: the first cell of their line."""
        return Offset(0, 0)

    def set_height(self, lines: int) -> None:
        """Have so many lines; the scrollbar follows, and what was scrolled beyond the end comes back into sight."""
        self.virtual_size = Size(0, lines)
        if self.styles.overflow_y == "scroll" and self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            bar.window_virtual_size, bar.window_size = lines, self.container_size.height
        else:
            self.refresh(layout=True)
        if self.scroll_y > self.max_scroll_y:
            self.jump_to(round(self.max_scroll_y))
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some lines; how wide they are, and what is beneath the last one, is asked for once."""
        self._beneath = Strip.blank(self.scrollable_content_region.width, self.ground)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint a line on screen from what is here; nothing is fetched, and beneath the last line there is nothing."""
        line = y + self.scroll_offset.y
        return self.paint_line(line, self._beneath.cell_length) if line < self.virtual_size.height else self._beneath

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint one of the lines, counted from the first of all, so many columns wide."""
        raise NotImplementedError

    def jump_to(self, top: int) -> None:
        """Scroll at once so that a line is the first in sight, as far as there are lines enough."""
        self.scroll_to(y=max(0, top), animate=False, immediate=True)

    def reveal(self, first: int, last: int | None = None, *, centred: bool = False, height: int | None = None) -> None:
        """Bring some lines into sight if they are not: by scrolling as little as needed, or centred to the middle.

        `height` is how many lines there are to see, where that is not all the room there is.
        """
        last = first if last is None else last
        top, height = round(self.scroll_y), max(1, self.size.height if height is None else height)
        if top <= first and last < top + height:
            return
        self.jump_to(first - height // 2 if centred else first if first < top else last - height + 1)

    def line_under(self, event: events.Click) -> int:
        """Return the line that was clicked, counted from the first of all."""
        return self.scroll_offset.y + event.get_content_offset_capture(self).y
