"""The line in which a person types a search or a date; it takes the top line's place."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static


class Line(Input):
    """An input whose text may grow without the whole screen being laid out anew: its own room never changes."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))


class Ask(Horizontal):
    """One line of input with a sign before it and a note after it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="ask.leave", tooltip="Leave the line and go back to where you were"),
        Binding("down", "walk(1)", "Next match", id="ask.next", tooltip="Look at the next best match while typing"),
        Binding("up", "walk(-1)", "Match before", id="ask.previous", tooltip="Look at the match before while typing"),
    ]

    class Changed(Message):
        """The person typed."""

        def __init__(self, purpose: str, text: str) -> None:
            self.purpose = purpose
            self.text = text
            super().__init__()

    class Submitted(Changed):
        """The person pressed Enter."""

    class Left(Message):
        """The person pressed Escape."""

        def __init__(self, purpose: str) -> None:
            self.purpose = purpose
            super().__init__()

    class Walked(Message):
        """The person wants the next (1) or previous (-1) match without leaving the line."""

        def __init__(self, by: int) -> None:
            self.by = by
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.purpose = ""
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out sign, input and note."""
        yield Static("", id="ask-sign", markup=False)
        yield Line(id="ask-input", compact=True, select_on_focus=False)
        yield Static("", id="ask-note", markup=False)

    def open(self, purpose: str, sign: str, hint: str, text: str = "") -> None:
        """Take the top line for a purpose, with a sign before the input and a hint in it."""
        self.purpose = purpose
        self.display = True
        self.query_one("#ask-sign", Static).update(Content(sign))
        line = self.query_one(Input)
        line.placeholder = hint
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        self.note("")
        line.focus()

    def close(self) -> None:
        """Give the top line back."""
        self.display = False

    def note(self, text: str) -> None:
        """Say something short at the end of the line."""
        self.query_one("#ask-note", Static).update(Content(text), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed, with what it is for."""
        event.stop()
        self.post_message(self.Changed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that Enter was pressed."""
        event.stop()
        self.post_message(self.Submitted(self.purpose, event.value))

    def on_click(self, _event: events.Click) -> None:
        """Let a click anywhere on the line put the cursor into it."""
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Leave the line."""
        self.post_message(self.Left(self.purpose))

    def action_walk(self, by: int) -> None:
        """Look at another match."""
        self.post_message(self.Walked(by))
