"""The bottom line: where one came from, or what is going on, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.line_text import fit

Hint = tuple[str, str, str]
"""A key as it is printed, the word for what it does, and the action that a click on it runs; "" for none."""
_GAP = 2


class StatusBar(Widget):
    """The trail, or a running task, on the left; keys on the right; painted as one line, so that nothing is laid out anew."""

    @dataclass
    class Clicked(Message):
        """The person clicked a key."""

        action: str

    _message: reactive[str] = reactive("")
    _held: reactive[str] = reactive("")
    _typed: reactive[str] = reactive("")
    _titles: reactive[Sequence[str]] = reactive(())
    _hints: reactive[Sequence[Hint]] = reactive(())

    def show_message(self, text: str) -> None:
        """Say something on the left: a snippet, or how far a task is; the trail if there is nothing to say."""
        self._message = text

    def hold_message(self, text: str) -> None:
        """Say something on the left that stays, whatever else is said, until it is taken back with an empty text."""
        self._held = text

    def show_typed(self, text: str) -> None:
        """Show above all else what was typed and waits for its next key; an empty text takes it back."""
        self._typed = text

    def show_trail(self, titles: Sequence[str]) -> None:
        """Know the trail: the titles of the stories one came from, oldest first."""
        self._titles = titles

    def show_keys(self, hints: Sequence[Hint]) -> None:
        """Show the keys that matter now, as many as there is room for."""
        self._hints = hints

    def render(self) -> Content:
        """Return the line."""
        width, shown = self.content_size.width, self._shown()
        keys = Content(" " * _GAP).join(
            Content.assemble(Content.styled(key, "$accent"), Content.styled(f" {word}", "$muted")) for key, word, _ in shown
        )
        left = fit(self._left(), max(0, width - keys.cell_length - _GAP))
        return Content.assemble(Content.styled(left, "$muted"), " " * _GAP, keys)

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        at, shown = event.get_content_offset_capture(self).x, self._shown()
        start = self.content_size.width - sum(_length(hint) + _GAP for hint in shown) + _GAP
        for hint in shown:
            if hint[2] and start <= at < start + _length(hint):
                self.post_message(self.Clicked(hint[2]))
            start += _length(hint) + _GAP

    def _left(self) -> str:
        """Return what stands on the left."""
        return self._typed or self._held or self._message or trail_line(self._titles, self.size.width * 2 // 5)

    def _shown(self) -> list[Hint]:
        """Return the keys that fit into the room that the left half leaves them: half the line at least, unless something stays there."""
        width = max(20, self.content_size.width)
        room, shown = max(width // 2 * (not self._held and not self._typed), width - cell_len(self._left()) - _GAP), []
        for hint in self._hints:
            room -= _length(hint)
            if room < 0:
                break
            shown.append(hint)
            room -= _GAP
        return shown


def _length(hint: Hint) -> int:
    return cell_len(hint[0]) + 1 + cell_len(hint[1])


def trail_line(titles: Sequence[str], width: int) -> str:
    """Return the trail as one line: the last few titles, oldest first, and where one is."""
    if not titles:
        return ""
    each = max(8, min(28, (width - 12) // max(1, len(titles[-3:]))))
    return "trail  " + " › ".join(fit(title, min(each, cell_len(title))).rstrip() for title in titles[-3:]) + " › here"
