"""What to add: a path, a web address, or a text that is pasted here."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.api.story import is_web_address
from tui.dialogs.dialog import Dialog
from tui.terminal.visitor import is_visited
from tui.widgets.key_words import KeyWords
from tui.widgets.path_field import PathField, PathInput

if TYPE_CHECKING:
    from tui.terminal.folder_listing import FolderListing


@dataclass(frozen=True, slots=True)
class Brought:
    """What a person wants to add."""

    text: str = ""
    """A text that was pasted."""
    path: str = ""
    """A file or a folder, as it was typed."""
    link: str = ""
    """A web address."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was named: the story is to be written by hand."""
        return not (self.text or self.path or self.link)


class AddPrompt(Dialog[Brought | None]):
    """Answers with what to add, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "folder", "This folder", id="add.folder", tooltip="Add the whole folder", priority=True),
        Binding("ctrl+n", "write", "Write one", id="add.write", tooltip="Write a story yourself", priority=True),
        Binding("escape", "dismiss", "Close", id="add.close", tooltip="Close without adding anything", priority=True),
    ]

    def __init__(self, list_folder: Callable[[AddPrompt, str], object], *, feed: bool = False) -> None:
        """`feed` asks for a feed, or for a list of feeds."""
        super().__init__()
        self._list_folder = list_folder
        self._feed = feed

    def compose(self) -> ComposeResult:
        """Lay out the line, its list, a word, and the keys."""
        with Vertical(id="dialog", classes="add") as dialog:
            dialog.border_title = "Follow a feed" if self._feed else "Add stories"
            what = "https://… of a feed or its site", "https://…, or paste a story"
            if not is_visited():
                what = f"{what[0]}, or a list of feeds", f"a file, a folder, {what[1]}"
            hint = what[0] if self._feed else what[1]
            yield PathField(hint=hint, id="add-path")
            yield Static("", id="add-note", markup=False)
            yield KeyWords(id="add-keys")

    def on_mount(self) -> None:
        """Say what can be done."""
        self._show_keys(link=False)

    def fill(self, listing: FolderListing) -> None:
        """Show what a folder holds."""
        if self.is_mounted:
            self.query_one(PathField).show(listing)

    def on_path_field_typed(self, event: PathField.Typed) -> None:
        """Have the folder listed, unless a web address is typed."""
        if _is_link(event.path):
            self.query_one(PathField).clear()
        else:
            self._list_folder(self, event.path)
        self._show_keys(link=_is_link(event.path))

    def on_path_field_entered(self, event: PathField.Entered) -> None:
        """Answer with a file or an address; a folder is gone into."""
        if _is_link(event.path):
            self.dismiss(Brought(link=event.path))
        elif event.path:
            self.dismiss(Brought(path=event.path))
        else:
            self.query_one("#add-note", Static).update(
                Content.styled("Type an address" if self._feed else "Type a path or an address, or paste a story", "$muted")
            )

    def on_path_input_text_pasted(self, event: PathInput.TextPasted) -> None:
        """Answer with a text."""
        self.dismiss(Brought(text=event.text))

    def action_folder(self) -> None:
        """Answer with the folder that is listed."""
        path = self.query_one(PathField).path
        if self._feed:
            return
        if not _is_link(path):
            self.dismiss(Brought(path=os.path.dirname(path) or "."))  # noqa: PTH120 - of a text, a slash at its end counts

    def action_write(self) -> None:
        """Answer that the story is to be written."""
        if not self._feed:
            self.dismiss(Brought())

    def _show_keys(self, *, link: bool) -> None:
        keys = [("↵", "fetch it", "")] if link else [("↵", "read it", ""), ("Tab", "complete", ""), ("↑ ↓", "choose", "")]
        more = [] if link or self._feed else [("ctrl+s", "the whole folder", "screen.folder")]
        last = [("ctrl+n", "write one", "screen.write")] * (not self._feed) + [("Esc", "close", "screen.dismiss")]
        self.query_one(KeyWords).show_keys([*keys, *more, *last])


def _is_link(text: str) -> bool:
    return is_web_address(text.strip().lower())
