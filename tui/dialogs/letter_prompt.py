"""One letter asked for, with what the letters stand for now: jump marks are set and gone to with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.dialogs.dialog import Dialog
from tui.widgets.line_text import fit

_WIDTH = 64


class LetterPrompt(Dialog[str | None]):
    """Answers with the letter that is typed, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", id="letter.close", tooltip="Close without choosing")
    ]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title = title
        self._known: Mapping[str, str] = {}
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay out what is wanted."""
        page = Static(self._lines(), id="dialog", markup=False)
        page.border_title = self._title
        yield page

    def fill(self, known: Mapping[str, str]) -> None:
        """Show the letters that mean something."""
        self._known = known
        for page in self.query(Static):
            page.update(self._lines())

    def _lines(self) -> Content:
        lines = [
            Content.assemble(Content.styled(f" {letter}  ", "$accent"), fit(title, _WIDTH))
            for letter, title in self._known.items()
        ]
        lines.append(Content.styled(f" {self._hint}", "$muted"))
        return Content("\n").join(lines)

    def on_key(self, event: events.Key) -> None:
        """Take a letter or a digit, or the apostrophe for the place before the last jump."""
        char = event.character or ""
        if char.isalnum() or char == "'":
            event.stop()
            self.dismiss(char)
