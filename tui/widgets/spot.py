"""Where a person is, as a cell of the screen: there the terminal's own cursor stands, which magnifiers and screen readers follow."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

from tui.widgets.line_view import LineView


def spot_of(focused: Widget | None) -> Offset | None:
    """Return the cell of the widget that has the keys: the place one types at, the line one is on, or its first cell.

    None where nothing has the keys, or where it is not on the screen.
    """
    if focused is None or not focused.is_attached or not (region := focused.content_region):
        return None
    typed = getattr(focused, "cursor_screen_offset", None)  # of texts one types in, whose class loads late, and of lines
    if isinstance(typed, Offset):
        beyond = isinstance(focused, Input) and focused.cursor_position == len(focused.value)  # a blank stands there
        return typed - Offset(beyond, 0)
    x, y = focused.spot if isinstance(focused, LineView) else _chosen(focused)
    return region.offset + Offset(max(0, min(x, region.width - 1)), max(0, min(y, region.height - 1)))


def _chosen(focused: Widget) -> Offset:
    """Return where the chosen line of a list of Textual's stands, each option of which is a line."""
    chosen = getattr(focused, "highlighted", None)
    return Offset(0, chosen - focused.scroll_offset.y) if isinstance(chosen, int) else Offset(0, 0)
