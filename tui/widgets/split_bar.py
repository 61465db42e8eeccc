"""The rule between the timeline and the story, which the mouse drags."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.widgets.inks import Inked


class SplitBar(Inked):
    """A rule from top to bottom; dragged, it tells where to."""

    @dataclass
    class Dragged(Message):
        """The person moves the rule to a column of the screen."""

        column: int
        done: bool
        """Whether it is let go of there."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - every line is the same
        """Paint a piece of the rule."""
        return Strip([Segment("│", self.ground)], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the rule."""
        event.stop()
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the rule is dragged to."""
        if self.app.mouse_captured is self:
            self.post_message(self.Dragged(event.screen_x, done=False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the rule."""
        if self.app.mouse_captured is self:
            self.release_mouse()
            self.post_message(self.Dragged(event.screen_x, done=True))
