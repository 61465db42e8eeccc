"""The foot of the screen: what has to be told, or what is going on, or where one came from; and the keys that matter now."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui.terminal.key_names import as_shown
from tui.widgets.line_text import fit
from tui.widgets.notice import Notice

Hint = tuple[str, str, str]
"""A key as it is printed, the word for what it does, and the action that a click on it runs; "" for none."""
_GAP = 2
_REMEMBERED = 100
_TOGETHER = 0.5
"""Seconds within which notices are told together, so that none is gone before it was seen."""


class StatusBar(Widget):
    """A notice, a running task or the trail on the left, keys on the right.

    One line, so that nothing is laid out anew; only while a notice needs more than one line there are as many as it needs.
    """

    @dataclass
    class Clicked(Message):
        """The person clicked a key."""

        action: str

    _message: reactive[str] = reactive("")
    _held: reactive[str] = reactive("")
    _typed: reactive[str] = reactive("")
    _notice: reactive[Notice | None] = reactive(None)
    _until: Timer | None = None
    _told_at = 0.0
    _trail_action = ""
    _titles: reactive[Sequence[str]] = reactive(())
    _hints: reactive[Sequence[Hint]] = reactive(())

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.all_told: deque[Notice] = deque(maxlen=_REMEMBERED)
        """What was told in this sitting, the newest last."""

    def tell(self, notice: Notice, seconds: float) -> None:
        """Tell something for a while, in the place of what was told before, or with it if that was only just told."""
        now = monotonic()
        self.all_told.append(notice)
        if self._notice and now - self._told_at < _TOGETHER:
            notice = notice.after(self._notice, self.content_size.width)
        self._told_at = now
        self._show_notice(notice)
        self._until = self.set_timer(notice.seconds(seconds), self.hush)

    def hush(self) -> None:
        """Take away what is told."""
        self._show_notice(None)

    @property
    def notice(self) -> Notice | None:
        """What is told now."""
        return self._notice

    def _show_notice(self, notice: Notice | None) -> None:
        if self._until:
            self._until.stop()
        self._show_above_all(self._typed, notice)

    def _show_above_all(self, typed: str, notice: Notice | None) -> None:
        """Show other keys being typed, and another notice; nothing is laid out anew unless that takes other lines."""
        before = len(self._told()) or 1
        self._typed, self._notice = typed, notice
        if (len(self._told()) or 1) != before:
            self.refresh(layout=True)

    def show_message(self, text: str) -> None:
        """Say something on the left: a snippet, or how far a task is; the trail if there is nothing to say."""
        self._message = text

    def hold_message(self, text: str) -> None:
        """Say something on the left that stays, whatever else is said, until it is taken back with an empty text."""
        self._held = text

    def show_typed(self, text: str) -> None:
        """Show above all else what was typed and waits for its next key; an empty text takes it back."""
        self._show_above_all(text, self._notice)

    def show_trail(self, titles: Sequence[str], action: str = "") -> None:
        """Know the trail: the titles of the stories one came from, oldest first, and the action that a click on it runs."""
        self._titles, self._trail_action = titles, action

    def show_keys(self, hints: Sequence[Hint]) -> None:
        """Show the keys that matter now, as many as there is room for."""
        self._hints = [(as_shown(key), word, action) for key, word, action in hints]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's shape
        """Return how many lines there are."""
        return len(self._told(width)) or 1

    def render(self) -> Content:
        """Return the lines."""
        if len(told := self._told()) > 1:
            return Content("\n").join(told)
        width, shown = self.content_size.width, self._shown()
        keys = Content(" " * _GAP).join(
            Content.assemble(Content.styled(key, "$accent"), Content.styled(f" {word}", "$muted")) for key, word, _ in shown
        )
        gap = _GAP * bool(shown)
        room = max(0, width - keys.cell_length - gap)
        left = told[0].truncate(room, pad=True) if told else Content.styled(fit(self._left(), room), "$muted")
        return Content.assemble(left, " " * gap, keys)

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        at, shown = event.get_content_offset_capture(self).x, [] if len(self._told()) > 1 else self._shown()
        start = self.content_size.width - sum(_length(hint) + _GAP for hint in shown) + _GAP
        for hint in shown:
            if hint[2] and start <= at < start + _length(hint):
                self.post_message(self.Clicked(hint[2]))
            start += _length(hint) + _GAP
        above = self._above_all or self._held or self._message
        if self._trail_action and not above and at < cell_len(self._left()):
            self.post_message(self.Clicked(self._trail_action))

    def _left(self) -> str:
        """Return what stands on the left."""
        above_all = self._above_all
        trail = trail_line(self._titles, self.size.width * 2 // 5)
        return above_all.text if above_all else self._held or self._message or trail

    @property
    def _above_all(self) -> Notice | None:
        """What stands above all else: the keys being typed, or what is told."""
        return Notice(self._typed) if self._typed else self._notice

    def _told(self, width: int = 0) -> list[Content]:
        """Return what stands above all else in lines, in so many columns or those that there are."""
        return self._above_all.lines(width or self.content_size.width) if self._above_all else []

    def _shown(self) -> list[Hint]:
        """Return the keys that fit into the room that the left half leaves them: half the line at least, unless something stays there."""
        width = max(20, self.content_size.width)
        has_all = self._above_all or self._held
        room, shown = max(width // 2 * (not has_all), width - cell_len(self._left()) - _GAP), []
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
