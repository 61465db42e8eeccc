"""A line for a path, with what its folder holds beneath it; it asks for that and looks at no disk itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.text.clean import clean_line

if TYPE_CHECKING:
    from tui.terminal.folder_listing import FolderEntry, FolderListing


_BESIDE = 4
"""Columns beside the names of a list: its scrollbar, and what is left free."""
_SIZED = 36
"""Columns from which on files are listed with their sizes."""


class PathInput(Input):
    """A line that hands on a paste of several lines, which is no path."""

    @dataclass
    class TextPasted(Message):
        """The person pasted more than a line."""

        text: str

    def on_paste(self, event: events.Paste) -> None:
        """Hand on several lines; one line is pasted as usual."""
        if "\n" in event.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(self.TextPasted(event.text))


class PathField(Vertical):
    """A path that is typed, completed, or chosen from the list of its folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab", "complete", "Complete", id="path.complete", tooltip="Complete the path as far as it is clear", priority=True
        ),
        Binding("down", "list('cursor_down')", "Down", id="path.down", tooltip="Down the folder's list"),
        Binding("up", "list('cursor_up')", "Up", id="path.up", tooltip="Up the folder's list"),
        Binding("pagedown", "list('page_down')", "Page down", id="path.page-down", tooltip="A page down the folder's list"),
        Binding("pageup", "list('page_up')", "Page up", id="path.page-up", tooltip="A page up the folder's list"),
    ]

    @dataclass
    class Typed(Message):
        """Another path stands in the line; the list of its folder is wanted."""

        path: str

    @dataclass
    class Entered(Message):
        """The person pressed Enter on a path, or chose a file."""

        path: str

    def __init__(self, path: str = "", hint: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._begin, self._hint = path, hint
        self._listing: FolderListing | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        yield PathInput(self._begin, placeholder=self._hint, compact=True, select_on_focus=False)
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Ask for the list at first as well."""
        self.focus_line()
        self.post_message(self.Typed(self.query_one(Input).value))

    def focus_line(self) -> None:
        """Put the cursor behind what is typed."""
        line = self.query_one(Input)
        line.focus()
        line.cursor_position = len(line.value)

    @property
    def path(self) -> str:
        """The path that stands in the line."""
        return self.query_one(Input).value.strip()

    def put(self, path: str) -> None:
        """Put another path into the line."""
        line = self.query_one(Input)
        line.value = path
        line.cursor_position = len(path)

    def show(self, listing: FolderListing) -> None:
        """Show what a path can go on with, unless another stands in the line by now."""
        if listing.typed != self.query_one(Input).value:
            return
        self._listing = listing
        shown = self.query_one(OptionList)
        shown.clear_options()
        room = max(8, shown.size.width - _BESIDE)
        shown.add_options([Option(_entry_line(entry, room)) for entry in listing.entries])
        last = listing.problem or (f"and {listing.more:,} more; type on" if listing.more else "")
        if last:
            shown.add_option(Option(Content.styled(last, "$muted"), disabled=True))

    def clear(self) -> None:
        """Show no list: what stands in the line is no path."""
        self._listing = None
        self.query_one(OptionList).clear_options()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask for the list of what was typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is marked in the list, or what was typed."""
        event.stop()
        entry = self._marked
        if entry:
            self._take(entry)
        else:
            self.post_message(self.Entered(event.value.strip()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self.query_one(Input).focus()
        if self._listing and event.option_index < len(self._listing.entries):
            self._take(self._listing.entries[event.option_index])

    def action_list(self, action: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def action_complete(self) -> None:
        """Complete the line by what is marked, or as far as all that is listed agrees."""
        if self._listing is None:
            return
        entries, marked = self._listing.entries, self._marked
        if marked or len(entries) == 1:
            self.put(self._listing.path_of(marked or entries[0]))
        elif entries and (common := _common(entries)):
            longer = self._listing.path_of(entries[0])[: -len(entries[0].name)] + common
            if len(longer) > len(self._listing.typed):
                self.put(longer)

    @property
    def _marked(self) -> FolderEntry | None:
        """What is marked in the list."""
        at = self.query_one(OptionList).highlighted
        return self._listing.entries[at] if self._listing and at is not None and at < len(self._listing.entries) else None

    def _take(self, entry: FolderEntry) -> None:
        if self._listing is None:
            return
        path = self._listing.path_of(entry)
        self.put(path)
        if not entry.is_folder:
            self.post_message(self.Entered(path))


def _common(entries: Sequence[FolderEntry]) -> str:
    return commonprefix([entry.name for entry in entries])  # noqa: RUF071 - letters, not folders


def _entry_line(entry: FolderEntry, room: int) -> Content:
    from tui.widgets.line_text import fit

    size = "" if entry.is_folder or room < _SIZED else f"{_size(entry.size):>10}"
    name = fit(clean_line(entry.name), room - len(size))
    return Content.assemble((name, "$accent" if entry.is_folder else ""), (size, "$muted"))


def _size(size: int) -> str:
    """Return a number of bytes in short."""
    number = float(size)
    for unit in ("bytes", "KB", "MB"):
        if number < 1_000:
            return f"{number:.0f} {unit}"
        number /= 1_000
    return f"{number:.1f} GB"
