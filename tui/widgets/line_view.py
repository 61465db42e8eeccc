"""A view of many lines, of which only those on screen are painted."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class LineView(ScrollView):
    """A scroll view whose height may change with every key: that moves nothing else, so nothing is laid out anew.

    Where its scrollbar comes and goes with its height (`overflow-y: auto`), it is laid out anew all the same.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def set_height(self, lines: int) -> None:
        """Have so many lines; the scrollbar follows, and what was scrolled beyond the end comes back into sight."""
        self.virtual_size = Size(0, lines)
        if self.styles.overflow_y == "scroll" and self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            bar.window_virtual_size, bar.window_size = lines, self.container_size.height
        else:
            self.refresh(layout=True)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
        self.refresh()
