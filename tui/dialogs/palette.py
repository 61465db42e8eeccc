"""The palette: one line to type in, and beneath it whatever matches, of every sort, with what it is and its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.dialogs.dialog import Dialog
from tui.widgets.line_text import fit

_BESIDE = 6
"""Columns of the frame and what stands between."""
_KIND = 20
"""The most columns for what something is."""


class Entry(NamedTuple):
    """A line of the palette."""

    words: str
    """What it is or does."""
    kind: str
    """What sort of thing it is."""
    key: str = ""
    """The key that does it, as it is printed."""


class Palette(Dialog[int | None]):
    """Answers with the place of what was chosen among the entries that were shown last, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "Down", id="palette.down", tooltip="Go down the list"),
        Binding("up,ctrl+b", "step(-1)", "Up", id="palette.up", tooltip="Go up the list"),
        Binding("pagedown", "step(8)", "Page down", id="palette.page-down", tooltip="Go eight lines down the list"),
        Binding("pageup", "step(-8)", "Page up", id="palette.page-up", tooltip="Go eight lines up the list"),
        Binding("escape", "dismiss", "Close", id="palette.close", tooltip="Close without choosing"),
    ]

    def __init__(self, entries: Sequence[Entry], typed: Callable[[str], object]) -> None:
        """`typed` is called with what is typed; what matches is then given to `fill`."""
        super().__init__()
        self._entries, self._on_typed = entries, typed

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Vertical(id="dialog", classes="palette") as dialog:
            dialog.border_title = "Commands, settings, stories, themes, threads, tags"
            dialog.border_subtitle = "↑ ↓ choose · ↵ run · Esc close"
            yield Input(placeholder="type some words of it", compact=True, id="palette-line")
            found = OptionList(id="palette-list", markup=False)
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        """Show what is wanted most."""
        self.fill(self._entries)

    def on_resize(self, _event: events.Resize) -> None:
        """Set the lines anew, as wide as there is room."""
        self.fill(self._entries)

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show what matches, the best marked."""
        self._entries = entries
        for shown in self.query(OptionList):
            width = min(100, self.size.width * 96 // 100) - _BESIDE
            shown.clear_options()
            kinds = min(_KIND, width // 3, max((cell_len(entry.kind) for entry in entries), default=0))
            keys = max((cell_len(entry.key) + 2 for entry in entries if entry.key), default=0)
            shown.add_options(
                [Option(_line(entry, width, kinds, keys)) for entry in entries] or [Option("nothing matches", disabled=True)]
            )
            shown.highlighted = 0 if entries else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Have what matches looked for."""
        event.stop()
        self._on_typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what is marked."""
        event.stop()
        self._choose(self.query_one(OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with what was clicked."""
        event.stop()
        self._choose(event.option_index)

    def action_step(self, by: int) -> None:
        """Mark another line."""
        shown = self.query_one(OptionList)
        if self._entries:
            shown.highlighted = max(0, min(len(self._entries) - 1, (shown.highlighted or 0) + by))

    def _choose(self, which: int | None) -> None:
        if which is not None and which < len(self._entries):
            self.dismiss(which)


def _line(entry: Entry, width: int, kinds: int, keys: int) -> Content:
    """Return a line so wide, with so many columns for what the entry is, and for its key."""
    words = fit(entry.words, width - keys - kinds - 2)
    return Content.assemble(
        words, "  ", (fit(entry.kind, kinds), "$muted"), (f"{entry.key:>{keys}}" if keys else "", "$accent")
    )
