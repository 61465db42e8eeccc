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

_NAMES = {
    "slash": "/", "question_mark": "?", "full_stop": ".", "comma": ",", "plus": "+", "equals_sign": "=", "minus": "-",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "left_square_bracket": "[", "right_square_bracket": "]",
    "backslash": "\\", "grave_accent": "`", "vertical_line": "|", "apostrophe": "'", "left_parenthesis": "(", "right_parenthesis": ")",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "↵", "pagedown": "PgDn", "pageup": "PgUp",
    "escape": "Esc", "home": "Home", "end": "End", "space": "Space", "tab": "Tab",
}  # fmt: skip


class HelpPage(Dialog[None]):
    """A page of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", id="help.close", tooltip="Close the help")
    ]

    def __init__(self, chapters: Sequence[tuple[str, Iterable[Binding]]], language: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._chapters = chapters
        self._language = language

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="dialog") as page:
            page.border_title = "Keys"
            page.border_subtitle = "Esc closes · ctrl+p runs any of these by name"
            for title, bindings in self._chapters:
                yield Static(Content(title), classes="chapter")
                for binding in bindings:
                    yield Static(_key_line(binding), classes="key")
            yield Static("Search language", classes="chapter")
            for typed, asked in self._language:
                yield Static(_line(typed, asked), classes="key")


def _key_line(binding: Binding) -> Content:
    keys = "  ".join(printed(key) for key in binding.key.split(","))
    return _line(keys, binding.tooltip or binding.description)


def _line(key: str, meaning: str) -> Content:
    return Content.assemble(Content.styled(f"{key:<14} ", "$accent"), meaning)


def printed(key: str) -> str:
    """Return a key as it is printed on a keyboard."""
    return _NAMES.get(key, key)
