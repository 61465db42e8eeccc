"""The line at the top: what it is open for, and who has what is typed there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.session import Asking

if TYPE_CHECKING:
    from tui.widgets.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Use:
    """What the line is opened for."""

    asking: Asking
    sign: str
    """What stands before what is typed."""
    hint: str
    """What stands there before anything is typed."""
    entered: Callable[[str], object]
    """Called with what was typed when the person presses Enter."""
    typed: Callable[[str, int | None], object] = lambda _text, _cursor: None
    """Called with what stands in the line, and where the cursor is; None if nothing need be offered there."""
    left: Callable[[], object] = lambda: None
    """Called when the person leaves the line."""


class LineController(Controller):
    """Opens the line, hands on what is typed, and closes it."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._use: Use | None = None
        self._when_held: Callable[[], object] | None = None

    def open(self, use: Use, text: str = "") -> None:
        """Open the line for something."""
        self._use = use
        self.session = replace(self.session, asking=use.asking)
        self.panes.prompt.open(use.asking.value, use.sign, use.hint, text)

    def close(self) -> None:
        """Close the line, and give the keys back to the stories."""
        self.panes.prompt.close()
        self.session = replace(self.session, asking=Asking.NOTHING)
        self.focus_stories()

    def changed(self, event: Prompt.Changed) -> None:
        """Hand on what stands in the line."""
        if self._use and event.purpose == self._use.asking.value:
            self._use.typed(event.text, event.cursor)

    def submitted(self, event: Prompt.Submitted) -> None:
        """Hand on what was typed."""
        if self._use and event.purpose == self._use.asking.value:
            self._use.entered(event.text)

    def left(self, event: Prompt.Cancelled) -> None:
        """Leave the line; what was entered in it is no longer waited for."""
        self._when_held = None
        self.close()
        if self._use and event.purpose == self._use.asking.value:
            self._use.left()

    # What was entered is done elsewhere

    def wait(self, when_held: Callable[[], object] = lambda: None) -> None:
        """Stay open until what was entered is done; `when_held` is called if that has to wait for another program."""
        self._when_held = when_held

    def done(self, refused: str = "") -> bool:
        """Take that what was entered is done, and close the line; or say why it is refused. Return whether it was open for that."""
        waited, self._when_held = self._when_held is not None, None
        if waited and refused:
            self.panes.prompt.note(refused)
        elif waited:
            self.close()
        elif refused:
            self.window.notify(refused, 8)
        return waited

    def hold(self, held: int) -> None:
        """Close the line if what was entered has to wait for another program."""
        if held and self._when_held:
            self._when_held()
            self._when_held = None
            self.close()
