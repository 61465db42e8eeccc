"""A view of many lines, of which only those on screen are painted."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Tall(ScrollView):
    """A scroll view whose height may change with every key: that moves nothing else, so nothing is laid out anew."""

    def set_height(self, lines: int) -> None:
        """Have so many lines; the scrollbar follows, and what was scrolled beyond the end comes back into sight."""
        self.set_reactive(Widget.virtual_size, Size(0, lines))
        self._scroll_update(self.virtual_size)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
        self.refresh()
