"""The top line: what is shown, how much of it, and how much is unread."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Masthead(Horizontal):
    """Dateline's name, what the timeline shows, and its numbers."""

    class Clicked(Message):
        """The person clicked the line's right end, where help is offered."""

    def compose(self) -> ComposeResult:
        """Lay out the line's three parts."""
        yield Static("Dateline", id="brand", markup=False)
        yield Static("", id="selection", markup=False)
        yield Static("", id="numbers", markup=False)

    def on_click(self, event: events.Click) -> None:
        """Tell that help is wanted."""
        if event.screen_x >= self.query_one("#numbers").region.x:
            self.post_message(self.Clicked())

    def show(self, selection: str, stories: int, unread: int) -> None:
        """Show what is selected, how many stories that is, and how many of them are unread."""
        self.query_one("#selection", Static).update(Content(selection))
        short = f"{unread:,} unread"
        roomy = self.app.size.width >= 76
        many = f"{stories:,} {'story' if stories == 1 else 'stories'} · {short}"
        self.query_one("#numbers", Static).update(Content(f"{many}   ? help" if roomy else short))
