"""A list of entries of one or more lines each, under headings; a person walks the entries, and only lines on screen are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tui.widgets.line_text import fit
from tui.widgets.line_view import LineView


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of a list."""

    text: str
    """What it says."""
    look: str = ""
    """How: `name`, `dim`, `unread`, or nothing for plain text."""
    right: str = ""
    """What stands at its right end."""
    entry: int = -1
    """Which entry it belongs to; -1 for none."""


class EntryList(LineView, can_focus=True):
    """Lines of text, some of which belong to entries that can be chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"entries--name", "entries--dim", "entries--unread", "entries--here"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="list.next", tooltip="Go to the next entry"),
        Binding("k,up", "step(-1)", "Previous", id="list.previous", tooltip="Go to the entry before"),
        Binding("pagedown", "step(8)", "Page down", id="list.page-down", tooltip="Go some entries down"),
        Binding("pageup", "step(-8)", "Page up", id="list.page-up", tooltip="Go some entries up"),
        Binding("home", "edge(0)", "Top", id="list.top", tooltip="Go to the first entry"),
        Binding("end,G", "edge(-1)", "End", id="list.end", tooltip="Go to the last entry"),
        Binding("enter", "open", "Open", id="list.open", tooltip="Jump to the entry"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: Sequence[EntryLine] = ()
        self._number = 0
        self.at = -1
        """Which entry the person is on; -1 for none."""

    def show_lines(self, lines: Sequence[EntryLine]) -> bool:
        """Show other lines, from the top; returns whether they are others."""
        if lines == self._lines:
            return False
        self._lines = lines
        self._number = 1 + max((line.entry for line in lines), default=-1)
        self.at = 0 if self.has_focus and self._number else -1
        self.set_height(len(lines))
        self.scroll_to(y=0, animate=False, immediate=True)
        return True

    def chosen(self, entry: int) -> None:
        """Do what choosing an entry does."""

    def on_focus(self) -> None:
        """Stand on the first entry when the list is entered."""
        if self.at < 0 and self._number:
            self._stand(0)
        self.refresh()

    def on_blur(self) -> None:
        """Show no place when the list is left."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        line = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if line < len(self._lines) and self._lines[line].entry >= 0:
            self._stand(self._lines[line].entry)
            self.action_open()

    def action_step(self, by: int) -> None:
        """Go to another entry."""
        if self._number:
            self._stand(max(0, min(self._number - 1, self.at + by)))

    def action_edge(self, which: int) -> None:
        """Go to the first or the last entry."""
        if self._number:
            self._stand(which % self._number)

    def action_open(self) -> None:
        """Choose the entry the person is on."""
        if 0 <= self.at < self._number:
            self.chosen(self.at)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        number, width, ground = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, ground)
        line = self._lines[number]
        style = ground + (self._ink(line.look) if line.look else Style())
        if self.has_focus and line.entry == self.at >= 0:
            style += self._ink("here")
        right = f" {line.right} " if line.right else ""
        text = fit(line.text, max(0, width - cell_len(right)))
        return Strip([Segment(text, style), Segment(right, style + self._ink("dim"))], width)

    def _ink(self, name: str) -> Style:
        return self.get_component_rich_style(f"entries--{name}", partial=True)

    def _stand(self, entry: int) -> None:
        self.at = entry
        of_entry = [number for number, line in enumerate(self._lines) if line.entry == entry]
        top, height = round(self.scroll_y), self.size.height
        first, last = max(0, of_entry[0] - (self._lines[of_entry[0] - 1].entry < 0)), of_entry[-1]
        if first < top or last >= top + height:
            self.scroll_to(y=first if first < top else last - height + 1, animate=False, immediate=True)
        self.refresh()
