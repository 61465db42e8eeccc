"""The line in which a person types a search or a date; it takes the top line's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from tui.widgets.completion_list import CompletionList

if TYPE_CHECKING:
    from store.api.search import Completion


_LIST, _WIDE_LIST = 44, 72
"""The most columns of what is offered: values are short, commands are told in words."""


class PromptInput(Input):
    """An input whose text may grow without the whole screen being laid out anew: its own room never changes."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))


class Prompt(Horizontal):
    """One line of input with a sign before it, a note after it, and a list of completions beneath where there are any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", id="prompt.complete", tooltip="Complete with the marked line of the list"),
        Binding(
            "up",
            "up_or_down(-1)",
            "Earlier",
            id="prompt.earlier",
            tooltip="Up the list, or to the previous search",
        ),
        Binding("down", "up_or_down(1)", "Later", id="prompt.later", tooltip="Down the list, or to a later search"),
        Binding("alt+down,ctrl+n", "walk(1)", "Next match", id="prompt.next", tooltip="Go to the next match"),
        Binding("alt+up,ctrl+b", "walk(-1)", "Previous match", id="prompt.previous", tooltip="Go to the previous match"),
        Binding(
            "ctrl+o",
            "turn",
            "For all",
            id="prompt.for-all",
            tooltip="The tag is for all who share the archive, or for you alone",
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            id="prompt.leave",
            tooltip="Close the list, or leave the line and go back to where you were",
        ),
    ]

    @dataclass
    class Changed(Message):
        """Something else stands in the line.

        `cursor` is where the person types; None if it was put there and nothing need be offered.
        """

        purpose: str
        text: str
        cursor: int | None = None

    @dataclass
    class Submitted(Changed):
        """The person pressed Enter; `marked` is what Tab would have put into the line, and `chosen` whether they marked it."""

        marked: str = ""
        chosen: bool = False

    @dataclass
    class Turned(Changed):
        """What is at the cursor is to be for all who share the archive, or for the person alone."""

    @dataclass
    class Cancelled(Message):
        """The person pressed Escape."""

        purpose: str

    @dataclass
    class HistoryStepped(Message):
        """The person wants an older (1) or a newer (-1) search in the line."""

        by: int
        text: str

    @dataclass
    class MatchStepped(Message):
        """The person wants the next (1) or previous (-1) match without leaving the line."""

        by: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.purpose = ""
        self._offered_for = ("", 0)
        self._wanted: str | None = None  # the line that the person wants completed by the best that is offered
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out sign, input and note, and the list that lies beneath."""
        yield CompletionList(id="prompt-completions")
        yield Static("", id="prompt-sign", markup=False)
        yield PromptInput(id="prompt-input", compact=True, select_on_focus=False)
        yield Static("", id="prompt-note", markup=False)

    def on_mount(self) -> None:
        """Hide the list when the cursor goes elsewhere."""
        self.watch(self.query_one(Input), "selection", self._hide_if_moved, init=False)

    def open(self, purpose: str, sign: str, hint: str, text: str = "") -> None:
        """Take the top line for a purpose, with a sign before the input and a hint in it."""
        self.purpose = purpose
        self.set_class(purpose in ("watch", "theme"), "naming")
        self.display = True
        self._list.widest = _WIDE_LIST if purpose == "command" else _LIST
        self.query_one("#prompt-sign", Static).update(Content(sign))
        line = self.query_one(Input)
        line.placeholder = hint
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        self.note("")
        line.focus()

    def close(self) -> None:
        """Give the top line back."""
        self._list.hide()
        self.display = False

    def put(self, text: str, cursor: int | None = None) -> None:
        """Put another text into the line, for which nothing is offered; one types on at its end, or at the cursor that is given."""
        self._replace(text, 0, len(self.query_one(Input).value))
        if cursor is not None:
            self.query_one(Input).cursor_position = cursor

    def offer(self, text: str, cursor: int, offered: Sequence[Completion]) -> None:
        """Show what may be put at the cursor, unless something else stands in the line by now."""
        line = self.query_one(Input)
        if not self.display or (line.value, line.cursor_position) != (text, cursor):
            return
        wanted, self._wanted = self._wanted == text, None
        if wanted and offered:
            self._take(offered[0])
            return
        self._offered_for = (text, cursor)
        column = cell_len(text[: offered[0].start]) - round(line.scroll_offset.x) if offered else 0
        self._list.show(offered, line.region.x - self.content_region.x + column - 1, self.content_region.width)

    def note(self, text: str) -> None:
        """Say something short at the end of the line."""
        self.noted.update(Content(text), layout=False)

    @property
    def noted(self) -> Static:
        """The end of the line, where the note stands."""
        return self.query_one("#prompt-note", Static)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed, with what it is for."""
        event.stop()
        if self._wanted != event.value:
            self._wanted = None
        self.post_message(self.Changed(self.purpose, event.value, event.input.cursor_position))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that Enter was pressed."""
        event.stop()
        line, shown = event.input, self._list
        one = shown.marked if self._offered_for == (line.value, line.cursor_position) else None
        marked = f"{line.value[: one.start]}{one.text}{line.value[one.end :]}" if one else ""
        chosen = bool(one) and shown.moved
        shown.hide()
        self.post_message(self.Submitted(self.purpose, event.value, marked=marked, chosen=chosen))

    def on_click(self, _event: events.Click) -> None:
        """Let a click anywhere on the line put the cursor into it."""
        self.query_one(Input).focus()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Hide the list when the person goes elsewhere."""
        self._list.hide()

    def on_completion_list_taken(self, event: CompletionList.Taken) -> None:
        """Take the completion that was clicked."""
        event.stop()
        self._take(event.completion)

    def action_complete(self) -> None:
        """Take the marked completion; if the list has yet to follow the last key, the best when it comes."""
        line = self.query_one(Input)
        if (marked := self._list.marked) and self._offered_for == (line.value, line.cursor_position):
            self._take(marked)
        else:
            self._wanted = line.value

    def action_up_or_down(self, by: int) -> None:
        """Mark the completion above (-1) or below (1), or bring back an older or a newer search."""
        if self._list.offered:
            self._list.move(by)
        else:
            self.post_message(self.HistoryStepped(-by, self.query_one(Input).value))

    def action_leave(self) -> None:
        """Close the list if one is shown, else leave the line."""
        if self._list.offered:
            self._list.hide()
        else:
            self.post_message(self.Cancelled(self.purpose))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave for whom something is to tags."""
        return self.purpose == "tags" if action == "turn" else super().check_action(action, parameters)

    def action_turn(self) -> None:
        """Tell that what is at the cursor is to be for others."""
        line = self.query_one(Input)
        self.post_message(self.Turned(self.purpose, line.value, line.cursor_position))

    def action_walk(self, by: int) -> None:
        """Look at another match."""
        self.post_message(self.MatchStepped(by))

    @property
    def _list(self) -> CompletionList:
        return self.query_one(CompletionList)

    def _take(self, completion: Completion) -> None:
        """Put a completion into the line; behind a value one goes on with the next word, behind a field's name with its value."""
        line = self.query_one(Input)
        if completion.text.endswith(":"):
            line.replace(completion.text, completion.start, completion.end)
            return
        more = line.value[completion.end :]
        self._replace(completion.text if more.startswith(tuple(")|!")) else f"{completion.text} ", completion.start,
                      completion.end + more.startswith(" "))  # fmt: skip

    def _replace(self, text: str, start: int, end: int) -> None:
        """Put a text into the line and tell of it, without anything being offered for it."""
        line = self.query_one(Input)
        self._list.hide()
        with line.prevent(Input.Changed):
            line.replace(text, start, end)
        self.post_message(self.Changed(self.purpose, line.value))

    def _hide_if_moved(self) -> None:
        line = self.query_one(Input)
        if line.value == self._offered_for[0] and line.cursor_position != self._offered_for[1]:
            self._list.hide()
