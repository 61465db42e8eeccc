"""The small page on which a note is written."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

_LONGEST = 20_000
"""Characters of a note that are taken; what is longer is a story."""


class NoteArea(TextArea):
    """A text area for plain words, that says when it is left and keeps what is pasted for itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="note.close", tooltip="Close the note; it is saved", priority=True),
        Binding(
            "ctrl+o",
            "turn",
            "For all",
            id="note.for-all",
            tooltip="The note is for all who share the archive, or for you alone",
        ),
    ]

    class Written(Message):
        """The note says something else now."""

    class Turned(Message):
        """The note is to be for all, or for the person alone."""

    class Closed(Message):
        """The person leaves the note."""

    def __init__(self, text: str, *, is_shared: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)
        self._before, self._is_shared = text, is_shared

    def on_mount(self) -> None:
        """Let the person go on at the note's end."""
        self.move_cursor(self.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of a change, and cut what is longer than a note may be."""
        event.stop()
        if len(self.text) > _LONGEST:
            self.text = self.text[:_LONGEST]
        if self.text != self._before:
            self._before = self.text
            self.post_message(self.Written())

    def on_paste(self, event: events.Paste) -> None:
        """Keep what is pasted here from being taken for stories to add."""
        event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave for whom a note is to archives that others share."""
        return self._is_shared if action == "turn" else super().check_action(action, parameters)

    def action_turn(self) -> None:
        """Tell that the note is to be for others."""
        self.post_message(self.Turned())

    def action_close(self) -> None:
        """Tell that the person is done."""
        self.post_message(self.Closed())
