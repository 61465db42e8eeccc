"""A list of entries of one or more lines each, under headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tui.widgets.entry_view import EntryView
from tui.widgets.inks import component_classes
from tui.widgets.line_text import fit


class EntryLine(NamedTuple):
    """One line of a list."""

    text: str
    """What it says."""
    ink: str = ""
    """What it is painted in: `name`, `dim`, `unread`, or nothing for plain text."""
    right: str = ""
    """What stands at its right end."""
    entry: int = -1
    """Which entry it belongs to; -1 for none."""


class EntryList(EntryView):
    """Lines of text, some of which belong to entries that can be chosen."""

    INKS = "entries"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "name", "dim", "unread", "here")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="list.next", tooltip="Go to the next entry"),
        Binding("k,up", "step(-1)", "Previous", id="list.previous", tooltip="Go to the previous entry"),
        Binding("pagedown", "step(8)", "Page down", id="list.page-down", tooltip="Go a page down"),
        Binding("pageup", "step(-8)", "Page up", id="list.page-up", tooltip="Go a page up"),
        Binding("home", "edge(0)", "Top", id="list.top", tooltip="Go to the first entry"),
        Binding("end,G", "edge(-1)", "End", id="list.end", tooltip="Go to the last entry"),
        Binding("enter", "open", "Open", id="list.open", tooltip="Go to the entry"),
    ]

    _entry_lines: Sequence[EntryLine] = ()

    def show_lines(self, lines: Sequence[EntryLine]) -> bool:
        """Show other lines, from the top; returns whether they are others."""
        if lines == self._entry_lines:
            return False
        self._entry_lines = lines
        self.entry_count = 1 + max((line.entry for line in lines), default=-1)
        self.at = 0 if self.has_focus and self.entry_count else -1
        self.set_height(len(lines))
        self.jump_to(0)
        return True

    def entry_at(self, line: int) -> int:
        """Return which entry a line belongs to; -1 for none."""
        return self._entry_lines[line].entry if line < len(self._entry_lines) else -1

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return the first and the last line of an entry, with the heading that stands right before it."""
        lines = [at for at, line in enumerate(self._entry_lines) if line.entry == entry]
        has_heading = lines[0] > 0 and self._entry_lines[lines[0] - 1].entry < 0
        return lines[0] - has_heading, lines[-1]

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint one line: what it says, and what stands at its end."""
        what = self._entry_lines[line]
        style = self.rich_style + (self.ink(what.ink) if what.ink else Style())
        if self.has_focus and what.entry == self.at >= 0:
            style += self.ink("here")
        right = f" {what.right} " if what.right else ""
        text = fit(what.text, max(0, width - cell_len(right)))
        return Strip([Segment(text, style), Segment(right, style + self.ink("dim"))], width)
