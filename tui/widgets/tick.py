"""A line that is ticked or not, said by a sign and not by a colour alone."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """Something that holds or does not; Space, Enter or a click turns it."""

    DEFAULT_CSS = "Tick { height: auto; } Tick:focus { background: $panel; text-style: bold; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", "Turn", id="tick.turn", tooltip="Tick the line, or take the tick away")
    ]
    ticked: reactive[bool] = reactive(False)

    def __init__(self, word: str, ticked: bool, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._word = word
        self.set_reactive(Tick.ticked, ticked)

    def render(self) -> Content:
        """Return the sign and the word."""
        return Content.assemble(("[x] " if self.ticked else "[ ] ", "$accent"), self._word)

    def on_click(self) -> None:
        """Turn it."""
        self.action_turn()

    def action_turn(self) -> None:
        """Tick it, or take the tick away."""
        self.ticked = not self.ticked
