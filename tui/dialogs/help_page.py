"""Every key on one page, made from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dialogs.dialog import Dialog
from tui.terminal.key_names import all_printed
from tui.terminal.keymap import Keymap


class HelpPage(Dialog[None]):
    """A page of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", id="help.close", tooltip="Close the help")
    ]

    def __init__(
        self,
        chapters: Sequence[tuple[str, Iterable[Binding]]],
        language: Iterable[tuple[str, str]] = (),
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__()
        self._chapters = chapters
        self._language, self._keymap = language, keymap or Keymap()

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="dialog") as page:
            page.border_title = "Keys"
            page.border_subtitle = "Esc closes · ctrl+p runs any of these by name"
            for title, bindings in self._chapters:
                yield Static(Content(title), classes="chapter")
                for binding in bindings:
                    yield Static(
                        _line(all_printed(self._keymap.keys(binding)), binding.tooltip or binding.description), classes="key"
                    )
            yield Static("Search language", classes="chapter")
            for typed, asked in self._language:
                yield Static(_line(typed, asked), classes="key")


def _line(key: str, meaning: str) -> Content:
    return Content.assemble(Content.styled(f"{key:<14} ", "$accent"), meaning)
