"""A scrollbar that is painted in one go: its many lines are only a few different ones."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class Bar(ScrollBar):
    """Textual's scrollbar, without the stages of painting that a column of one cell does not need."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the painted lines of a region."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style) or bar.style.color is None:
            return super().render_lines(crop)
        painted: dict[Segment, Strip] = {}
        lines = []
        for segment in _segments(bar, self.size.height, bar.style):
            if segment not in painted:
                painted[segment] = Strip([segment], self.size.width)
            lines.append(painted[segment])
        return lines[crop.y : crop.bottom]


def _segments(bar: ScrollBarRender, height: int, style: Style) -> list[Segment]:
    size = {"virtual_size": bar.virtual_size, "window_size": bar.window_size, "position": bar.position}
    drawn = bar.render_bar(height, **size, back_color=style.bgcolor, bar_color=style.color)  # type: ignore[arg-type]
    return list(drawn.segments)[:height]
