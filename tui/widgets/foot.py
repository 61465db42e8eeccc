"""The bottom line: where one came from, or what is going on, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui.widgets.timeline.looks import fit

Hint = tuple[str, str]
"""A key as it is printed and the word for what it does."""


class Foot(Horizontal):
    """The trail, or a running task, on the left; keys on the right."""

    def compose(self) -> ComposeResult:
        """Lay out both halves."""
        yield Static("", id="foot-left", markup=False)
        yield Static("", id="foot-keys", markup=False)

    def tell(self, text: str) -> None:
        """Say something on the left: the trail, a snippet, or how far a task is."""
        self.query_one("#foot-left", Static).update(Content(text))

    def hint(self, hints: Sequence[Hint]) -> None:
        """Show the keys that matter now, as many as there is room for."""
        room, used = max(20, self.app.size.width * 3 // 5), 0
        parts: list[Content] = []
        for key, word in hints:
            used += cell_len(key) + cell_len(word) + 3
            if used > room and parts:
                break
            parts.append(Content.assemble(Content.styled(key, "$accent"), " ", word))
        self.query_one("#foot-keys", Static).update(Content("  ").join(parts))


def trail_line(titles: Sequence[str], width: int) -> str:
    """Return the trail as one line: the last few titles, oldest first, and where one is."""
    if not titles:
        return ""
    each = max(8, min(28, (width - 12) // max(1, len(titles[-3:]))))
    return "trail  " + " › ".join(fit(title, min(each, cell_len(title))) for title in titles[-3:]) + " › here"
