"""Keys with a word for what each does, which a click does as well; as many lines of them as they need."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from tui.terminal.key_names import as_shown

KeyWord = tuple[str, str, str]
"""A key as it is printed, the word for what it does, and the action that a click on it runs; "" for none of them."""
_GAP = Content("  ")


class KeyWords(Widget):
    """A foot of keys, each of which stands whole on one line."""

    DEFAULT_CSS = "KeyWords { height: auto; }"
    auto_links = False
    _keys: Sequence[KeyWord] = ()

    def show_keys(self, keys: Sequence[KeyWord]) -> None:
        """Show keys, the most wanted first."""
        keys = [(as_shown(key), word, action) for key, word, action in keys]
        if keys != self._keys:
            self._keys = keys
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's shape
        """Return how many lines the keys need."""
        return len(key_lines(self._keys, width))

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(key_lines(self._keys, self.content_size.width))


def key_lines(keys: Sequence[KeyWord], width: int) -> list[Content]:
    """Return keys and their words in lines of so many columns."""
    lines: list[Content] = []
    for key in keys:
        shown = _key_word(*key)
        if lines and lines[-1].cell_length + _GAP.cell_length + shown.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], _GAP, shown)
        else:
            lines.append(shown)
    return lines or [Content("")]


def _key_word(key: str, word: str, action: str) -> Content:
    shown = Content.assemble((key, "$accent"), (f" {word}" if key else word, "$muted"))
    return shown.stylize(Style.from_meta({"@click": action})) if action else shown
