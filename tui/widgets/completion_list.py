"""The small list of what may stand at the cursor of the search line; it lies over what is beneath and moves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.text.numbers import counted
from tui.widgets.line_text import HERE, fit

if TYPE_CHECKING:
    from store.api.search import Completion

_NARROWEST, _WIDEST = 16, 44
_EDGE = " │"
"""The right edge of a line: what lies beneath the list goes on behind it."""
_BESIDE = 1 + len(_EDGE)
"""Columns at the two sides of a line."""


class CompletionList(Static):
    """Completions beneath the words they would replace, likeliest first, each with its number of stories."""

    @dataclass
    class Taken(Message):
        """The person clicked a completion."""

        completion: Completion

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", id=id, markup=False)
        self.offered: Sequence[Completion] = ()
        """What is shown; empty while the list is hidden."""
        self.widest = _WIDEST
        """The most columns it has."""
        self.moved = False
        """Whether the person chose what is marked."""
        self._marked = 0
        self._room = 0
        self.display = False

    @property
    def marked(self) -> Completion | None:
        """The completion that is marked; None while the list is hidden."""
        return self.offered[self._marked] if self.offered else None

    def show(self, offered: Sequence[Completion], column: int, room: int) -> None:
        """Show completions from a column on, within a number of columns, the first one marked; nothing hides the list."""
        if not offered:
            self.hide()
            return
        self.offered, self._marked, self.moved = offered, 0, False
        longest = max(cell_len(one.shown) + len(_counted(one)) + 2 for one in offered)
        width = min(max(_NARROWEST, longest + _BESIDE), self.widest, room)
        self._room = width - _BESIDE
        self.styles.width, self.styles.height = width, len(offered)
        self.styles.offset = (max(0, min(column, room - width)), 1)
        self._paint()
        self.display = True

    def hide(self) -> None:
        """Hide the list."""
        if self.offered:
            self.offered = ()
            self.display = False

    def move(self, by: int) -> None:
        """Mark another completion, going round."""
        if self.offered:
            self._marked, self.moved = (self._marked + by) % len(self.offered), True
            self._paint()

    def on_click(self, event: events.Click) -> None:
        """Tell which completion was clicked."""
        event.stop()
        if 0 <= event.y < len(self.offered):
            self.post_message(self.Taken(self.offered[event.y]))

    def _paint(self) -> None:
        lines = [self._line(one, marked=at == self._marked) for at, one in enumerate(self.offered)]
        self.update(Content("\n").join(lines), layout=False)

    def _line(self, one: Completion, *, marked: bool) -> Content:
        """Return one completion as wide as the list, so that the mark fills its line."""
        count = _counted(one)
        shown = fit(one.shown, self._room - len(count))
        line = Content.assemble((HERE if marked else " ", "$accent"), shown, (count, "$muted"), (_EDGE, "$muted"))
        return line.stylize_before("$foreground on $border") if marked else line


def _counted(one: Completion) -> str:
    return "" if one.count is None else f"  {counted(one.count)}"
