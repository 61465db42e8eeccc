"""The bottom line: where one came from, or what is going on, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.widgets.timeline.looks import fit

Hint = tuple[str, str, str]
"""A key as it is printed, the word for what it does, and the action that a click on it runs; "" for none."""
_GAP = 2


class Foot(Horizontal):
    """The trail, or a running task, on the left; keys on the right."""

    class Clicked(Message):
        """The person clicked a key."""

        def __init__(self, action: str) -> None:
            self.action = action
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._told = ""
        self._hints: Sequence[Hint] = ()
        self._actions: list[tuple[int, int, str]] = []

    def compose(self) -> ComposeResult:
        """Lay out both halves."""
        yield Static("", id="foot-left", markup=False)
        yield Static("", id="foot-keys", markup=False)

    def tell(self, text: str) -> None:
        """Say something on the left: the trail, a snippet, or how far a task is."""
        self._told = text
        self.query_one("#foot-left", Static).update(Content(text))
        self._paint()

    def hint(self, hints: Sequence[Hint]) -> None:
        """Show the keys that matter now, as many as there is room for."""
        self._hints = hints
        self._paint()

    def on_resize(self, _event: events.Resize) -> None:
        """Show as many keys as there is room for now."""
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        keys = self.query_one("#foot-keys", Static)
        offset = event.screen_x - keys.region.x
        for start, end, action in self._actions:
            if action and start <= offset < end:
                self.post_message(self.Clicked(action))

    def _paint(self) -> None:
        """Lay the keys out in the room that the left half leaves them, at least half the line."""
        width = max(20, self.size.width - 2)
        room = max(width // 2, width - cell_len(self._told) - _GAP)
        parts: list[Content] = []
        self._actions, at = [], 0
        for key, word, action in self._hints:
            length = cell_len(key) + 1 + cell_len(word)
            if at + length > room:
                break
            parts.append(Content.assemble(Content.styled(key, "$accent"), " ", word))
            self._actions.append((at, at + length, action))
            at += length + _GAP
        self.query_one("#foot-keys", Static).update(Content(" " * _GAP).join(parts))


def trail_line(titles: Sequence[str], width: int) -> str:
    """Return the trail as one line: the last few titles, oldest first, and where one is."""
    if not titles:
        return ""
    each = max(8, min(28, (width - 12) // max(1, len(titles[-3:]))))
    return "trail  " + " › ".join(fit(title, min(each, cell_len(title))).rstrip() for title in titles[-3:]) + " › here"
