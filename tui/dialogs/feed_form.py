"""A feed's settings: what it is called, where it is, how it is treated."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.api.feeds import Feed, FeedChanges
from store.text.clean import clean_line
from tui.dialogs.dialog import Dialog
from tui.widgets.key_words import KeyWords
from tui.widgets.tick import Tick

_SWITCHES = {
    "full_text": "Fetch each story's page, as the feed has summaries alone",
    "notify": "Show a desktop notice for its new stories",
    "allow_private": "Allow an address on this machine or in a private network",
}


class FeedForm(Dialog[FeedChanges | None]):
    """Answers with what is to be changed of a feed, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Save", id="feed.save", tooltip="Save the feed's settings", priority=True),
        Binding("escape", "dismiss", "Cancel", id="feed.cancel", tooltip="Leave the settings as they were", priority=True),
    ]

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self._feed = feed

    def compose(self) -> ComposeResult:
        """Lay out a line for each setting."""
        feed = self._feed
        lines = {
            "name": ("Name", feed.name),
            "address": ("Address", feed.address),
            "tags": ("Tags", ", ".join(feed.tags)),
            "every": ("Every", str(feed.every or "")),
        }
        with Vertical(id="dialog", classes="form short") as form:
            form.border_title = "Settings of the feed"
            for name, (label, value) in lines.items():
                hint = "minutes between updates; empty to go by the feed" if name == "every" else ""
                line = Input(value, placeholder=hint, id=f"feed-{name}", compact=True, select_on_focus=False)
                yield Horizontal(Static(label, markup=False), line)
            for name, word in _SWITCHES.items():
                yield Tick(word, getattr(feed, name), id=f"feed-{name}")
            yield Static("", id="form-note", markup=False)
            yield KeyWords(id="form-keys")

    def on_mount(self) -> None:
        """Say what can be done."""
        keys = [("ctrl+s", "save", "screen.keep"), ("Space", "turn", ""), ("Esc", "cancel", "screen.dismiss")]
        self.query_one(KeyWords).show_keys(keys)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the settings."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Answer with what was changed."""
        name, address, tags, every = (
            clean_line(self.query_one(f"#feed-{one}", Input).value) for one in ("name", "address", "tags", "every")
        )
        if every and not (every.isascii() and every.isdigit() and len(every) <= 6):
            self.query_one("#form-note", Static).update(
                Content.styled("Every: a number of minutes, such as 30; or nothing to go by the feed", "$error")
            )
            self.query_one("#feed-every").focus()
            return
        feed, changes = self._feed, FeedChanges()
        if name and name != feed.name:
            changes["name"] = name
        if address and address != feed.address:
            changes["address"] = address
        if (new := tuple(filter(None, map(clean_line, tags.split(","))))) != feed.tags:
            changes["tags"] = new
        if int(every or 0) != feed.every:
            changes["every"] = int(every or 0)
        for switch in ("full_text", "notify", "allow_private"):
            if (turned := self.query_one(f"#feed-{switch}", Tick).ticked) != getattr(feed, switch):
                changes[switch] = turned
        self.dismiss(changes or None)

    def on_key(self, event: events.Key) -> None:
        """Let arrows go to the lines above and below."""
        if event.key in ("down", "up"):
            event.stop()
            (self.focus_next if event.key == "down" else self.focus_previous)()
