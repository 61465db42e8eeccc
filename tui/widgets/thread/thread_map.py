"""The map: a thread and its neighbours, in boxes that a person walks among with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.widgets.inks import Inked, component_classes
from tui.widgets.thread.map_layout import BOX, MapCell, box, cell_ahead, cells_of

if TYPE_CHECKING:
    from store.api.threads import Thread, ThreadSummary

_GAP = 2


class ThreadMap(Inked, can_focus=True):
    """Up to nine threads; the one in the middle is what the others are near to."""

    INKS = "map"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "middle", "here")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "walk(-1, 0)", "Left", id="map.left", tooltip="Go to the thread on the left"),
        Binding("right,l", "walk(1, 0)", "Right", id="map.right", tooltip="Go to the thread on the right"),
        Binding("up,k", "walk(0, -1)", "Up", id="map.up", tooltip="Go to the thread above"),
        Binding("down,j", "walk(0, 1)", "Down", id="map.down", tooltip="Go to the thread beneath"),
        Binding(
            "space", "centre", "To the middle", id="map.centre", tooltip="Put the thread in the middle, with its own neighbours"
        ),
        Binding("enter", "open", "Show", id="map.open", tooltip="Show the thread alone on the timeline"),
    ]

    @dataclass
    class Centred(Message):
        """The person wants a thread in the middle."""

        thread: Thread

    @dataclass
    class Chosen(Message):
        """The person wants to see a thread alone."""

        thread: Thread

    _summary: ThreadSummary | None = None
    _here: MapCell = (0, 0)

    def show(self, summary: ThreadSummary) -> None:
        """Show a thread with its neighbours, standing on it."""
        self._summary, self._here = summary, (0, 0)
        self.refresh()

    @property
    def thread(self) -> Thread | None:
        """The thread the person is on."""
        if self._summary is None:
            return None
        near = cells_of(self._summary.near).get(self._here)
        return near.thread if near else self._summary.thread

    def action_walk(self, across: int, down: int) -> None:
        """Go to the next thread in a direction."""
        if self._summary:
            cells = [cell for cell in ((0, 0), *cells_of(self._summary.near)) if abs(cell[1]) <= self._reach]
            self._here = cell_ahead(cells, self._here, (across, down))
            self.refresh()

    def action_centre(self) -> None:
        """Ask for the neighbours of the thread one is on."""
        if self.thread:
            self.post_message(self.Centred(self.thread))

    def action_open(self) -> None:
        """Tell which thread is to be shown."""
        if self.thread:
            self.post_message(self.Chosen(self.thread))

    @property
    def _reach(self) -> int:
        """How many rows of boxes there are room for above and beneath the middle."""
        return 1 if self.size.height >= 3 * BOX + 2 else 0

    def render_line(self, y: int) -> Strip:
        """Paint one line: a piece of each box of a row, with lines between them and the middle."""
        width, ground = self.size.width, self.rich_style
        block = BOX + 1 if self._reach else BOX
        top = (self.size.height - (3 * BOX + 2 if self._reach else BOX)) // 2
        row, line = divmod(y - top, block)
        row -= self._reach
        if self._summary is None or abs(row) > self._reach or y < top:
            return Strip.blank(width, ground)
        each = (width - 2 * _GAP - 2) // 3
        segments = [Segment(" ", ground)]
        for column in (-1, 0, 1):
            segments += self._piece((column, row), line, each)
            segments.append(Segment(self._between(column, row, line), ground + self.ink("dim")))
        return Strip(segments).adjust_cell_length(width, ground)

    def _piece(self, cell: MapCell, line: int, width: int) -> list[Segment]:
        summary, ground = self._summary, self.rich_style
        near = cells_of(summary.near).get(cell) if summary else None
        thread = summary.thread if summary and cell == (0, 0) else near.thread if near else None
        if thread is None or line >= BOX:
            upright = line >= BOX and cell[0] == 0 and summary and (0, cell[1]) and self._upright(cell[1])
            return [Segment("│".center(width) if upright else " " * width, ground + self.ink("dim"))]
        shares = "shares " + ", ".join(near.shares) if near and near.shares else ""
        text = box(thread, width, shares)[line]
        style = ground + (self.ink("middle") if cell == (0, 0) else Style())
        style += self.ink("here") if cell == self._here else Style()
        if line in (BOX - 2, BOX - 3) and cell != self._here:
            return [Segment(text[:2], style), Segment(text[2:-2], style + self.ink("dim")), Segment(text[-2:], style)]
        return [Segment(text, style)]

    def _between(self, column: int, row: int, line: int) -> str:
        """Return what joins two boxes of the middle row."""
        cells = cells_of(self._summary.near) if self._summary else {}
        joined = row == 0 and line == BOX // 2 and ((column == -1 and (-1, 0) in cells) or (column == 0 and (1, 0) in cells))
        return "─" * _GAP if joined else " " * _GAP if column < 1 else ""

    def _upright(self, row: int) -> bool:
        """Return whether a line runs beneath a box of the middle column to the next one."""
        cells = cells_of(self._summary.near) if self._summary else {}
        return (0, -1) in cells if row == -1 else row == 0 and (0, 1) in cells
