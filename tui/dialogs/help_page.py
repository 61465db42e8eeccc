"""The help: the keys that are wanted most on one page, and every key behind it, found as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.dialogs.dialog import Dialog
from tui.widgets.line_text import fit

_BESIDE = 8
"""Columns of the frame, the padding and the scroll bar."""
_COLUMN = 34
"""Columns that a column of the first page has at least; where there is no room for two, it has one."""
_KEYS = 10
"""Columns of the keys there."""
_MOST = 108


class HelpLine(NamedTuple):
    """Keys, or what is typed, and what that does."""

    keys: str
    does: str
    name: str = ""
    """The id of it, which finds it too."""


class Chapter(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: Sequence[HelpLine]


class HelpInput(Input):
    """The line to type in, which leaves the keys alone that turn and close the help."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Return whether a key is typed: a question mark never is, nor is q as the first letter."""
        return key != "question_mark" and (key != "q" or bool(self.value)) and super().check_consume_key(key, character)


class HelpPage(Dialog[None]):
    """Keys and what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", id="help.close", tooltip="Close the help"),
        Binding("q", "dismiss", "Close", id="help.leave", tooltip="Close the help, unless something is typed", priority=True),
        Binding("question_mark,tab", "turn", "All", id="help.all", tooltip="Every key, or the first page again", priority=True),
        Binding("down", "scroll(1)", "Down", id="help.down", tooltip="Scroll the help down"),
        Binding("up", "scroll(-1)", "Up", id="help.up", tooltip="Scroll the help up"),
        Binding("pagedown", "page(1)", "Page down", id="help.page-down", tooltip="Scroll the help a page down"),
        Binding("pageup", "page(-1)", "Page up", id="help.page-up", tooltip="Scroll the help a page up"),
    ]

    def __init__(self, first: Sequence[Chapter], every: Callable[[], Sequence[Chapter]]) -> None:
        """`first` is the page that is shown first, `every` gives all keys once they are wanted."""
        super().__init__()
        self._first, self._find_every = first, every
        self._all = False

    @cached_property
    def _every(self) -> Sequence[Chapter]:
        return self._find_every()

    def compose(self) -> ComposeResult:
        """Lay out the line to type in, and the page."""
        with Vertical(id="dialog", classes="help") as page:
            page.border_title = "Keys"
            yield HelpInput(placeholder="type to find a key", compact=True, id="help-line")
            with VerticalScroll(id="help-page", can_focus=False):
                yield Static("", id="help-text", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        """Set the page anew, as wide as there is room."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the keys that have what is typed."""
        event.stop()
        self._show()
        self._page.scroll_home(animate=False)

    def action_turn(self) -> None:
        """Show every key, or the first page again."""
        self._all = not self._all
        self._show()
        self._page.scroll_home(animate=False)

    def action_scroll(self, by: int) -> None:
        """Scroll a line."""
        self._page.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self._page.scroll_relative(y=by * max(1, self._page.size.height - 1), animate=False)

    @property
    def shown(self) -> str:
        """The text of the page."""
        return "\n".join(line.plain for line in self._lines())

    @property
    def _line(self) -> Input:
        return self.query_one(Input)

    @property
    def _typed(self) -> str:
        return self._line.value.strip().lower()

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def _show(self) -> None:
        self.query_one("#help-text", Static).update(Content("\n").join(self._lines()))
        more = "the first page" if self._all else "every key"
        self.query_one("#dialog").border_subtitle = f"? {more} · ↑ ↓ scroll · Esc close"

    def _lines(self) -> list[Content]:
        width = min(_MOST, self.size.width * 96 // 100) - _BESIDE
        if typed := self._typed:
            found = found_lines(self._every, typed)
            return chapter_lines(found, width) if found else [Content.styled("No key does that", "$muted")]
        return chapter_lines(self._every, width) if self._all else in_columns(self._first, width)


def found_lines(chapters: Iterable[Chapter], typed: str) -> list[Chapter]:
    """Return what of some chapters has all words that are typed, or the key that is."""

    def has(line: HelpLine, title: str) -> bool:
        text = f"{line.keys} {line.does} {line.name} {title}".lower()
        return typed in line.keys.lower().split() or all(word in text for word in typed.split())

    found = [Chapter(one.title, [line for line in one.lines if has(line, one.title)]) for one in chapters]
    return [one for one in found if one.lines]


def chapter_lines(chapters: Sequence[Chapter], width: int) -> list[Content]:
    """Return chapters one beneath the other; what is too long goes on beneath its own text."""
    column = 18 if width >= 70 else 13
    lines: list[Content] = []
    for chapter in chapters:
        lines += [Content("")] * bool(lines) + [Content.styled(chapter.title, "bold")]
        for keys, does, _ in chapter.lines:
            beside = cell_len(keys) < column
            text = Content(does).wrap(max(12, width - column))
            lines += [] if beside else [Content.styled(keys, "$accent")]
            for nth, part in enumerate(text):
                lead = fit(keys, column) if beside and not nth else " " * column
                lines.append(Content.assemble((lead, "$accent"), part))
    return lines


def in_columns(chapters: Sequence[Chapter], width: int) -> list[Content]:
    """Return chapters in as many columns as there is room for, about as tall as one another."""
    number = max(1, min(3, width // _COLUMN))
    each = width // number
    tall = sum(len(chapter.lines) + 2 for chapter in chapters) / number
    columns: list[list[Content]] = [[]]
    for chapter in chapters:
        if len(columns) < number and len(columns[-1]) + (len(chapter.lines) + 2) / 2 > tall:
            columns.append([])
        columns[-1] += [Content("")] * bool(columns[-1]) + [Content.styled(fit(chapter.title, each), "bold")]
        columns[-1] += [
            Content.assemble((fit(line.keys, _KEYS), "$accent"), fit(line.does, each - _KEYS - 1), " ")
            for line in chapter.lines
        ]
    blank = Content(" " * each)
    rows = range(max(map(len, columns)))
    return [
        Content("").join([column[row] if row < len(column) and column[row].plain else blank for column in columns])
        for row in rows
    ]
