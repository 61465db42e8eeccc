"""The storyline: a thread's stories down a line that a person walks along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.api.story import StoryId
from store.api.views import StoryRow
from tui.widgets.line_text import fit
from tui.widgets.line_view import LineView
from tui.widgets.thread.storyline_layout import Mark, storyline

if TYPE_CHECKING:
    from store.api.threads import ThreadSummary

_DAY = 16
"""Columns for the day."""


class Storyline(LineView, can_focus=True):
    """A thread's stories, oldest first, with the time between them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"storyline--dim", "storyline--rail", "storyline--key", "storyline--here"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,right_square_bracket", "step(1)", "Later", id="storyline.later", tooltip="Go to the next story"),
        Binding("k,up,left_square_bracket", "step(-1)", "Earlier", id="storyline.earlier", tooltip="Go to the story before"),
        Binding("home", "edge(0)", "First", id="storyline.first", tooltip="Go to the thread's first story"),
        Binding("end,G", "edge(-1)", "Last", id="storyline.last", tooltip="Go to the thread's latest story"),
        Binding("enter", "open", "Jump", id="storyline.jump", tooltip="Jump to the story on the timeline"),
    ]

    class Chosen(Message):
        """The person wants to go to a story."""

        def __init__(self, story_id: StoryId) -> None:
            self.story_id = story_id
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._rows: Sequence[StoryRow] = ()
        self._key: frozenset[StoryId] = frozenset()
        self._marks: list[Mark] = []
        self._at = 0

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""
        return self._rows[self._at] if self._rows else None

    def show(self, told: ThreadSummary, story_id: StoryId | None) -> None:
        """Show a thread, standing on one of its stories, or on the latest."""
        self._rows, self._key = told.rows, told.key
        self._marks = storyline(told.rows)
        self.set_height(len(self._marks))
        at = next((place for place, row in enumerate(told.rows) if row.id == story_id), len(told.rows) - 1)
        self._stand(max(0, at))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the story in sight."""
        self._stand(self._at)

    def on_click(self, event: events.Click) -> None:
        """Stand on the story that was clicked; a second click goes to it."""
        line = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if line < len(self._marks) and self._marks[line].story >= 0:
            self._stand(self._marks[line].story)
            if event.chain > 1:
                self.action_open()

    def action_step(self, by: int) -> None:
        """Go to another story."""
        self._stand(max(0, min(len(self._rows) - 1, self._at + by)))

    def action_edge(self, which: int) -> None:
        """Go to the first or the latest story."""
        if self._rows:
            self._stand(which % len(self._rows))

    def action_open(self) -> None:
        """Tell which story was chosen."""
        if self.row:
            self.post_message(self.Chosen(self.row.id))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        number, width, ground = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if number >= len(self._marks):
            return Strip.blank(width, ground)
        mark, rail = self._marks[number], ground + self._ink("rail")
        if mark.story < 0:
            dim = ground + self._ink("dim")
            line = [Segment(" " * _DAY, ground), Segment("┊" if mark.broken else "│", rail)]
            return Strip([*line, Segment(fit(f"   {mark.told}", width - _DAY - 1), dim)], width)
        row, here = self._rows[mark.story], self._ink("here") if mark.story == self._at else Style()
        key, when = row.id in self._key, row.published.first_day
        line = [
            Segment(fit(f"  {when.day:>2} {when:%b %Y}", _DAY), ground + self._ink("dim") + here),
            Segment("◆" if key else "●", rail + here),
            Segment(fit(f"  {row.title}", width - _DAY - 1), ground + (self._ink("key") if key else Style()) + here),
        ]
        return Strip(line, width)

    def _ink(self, name: str) -> Style:
        return self.get_component_rich_style(f"storyline--{name}", partial=True)

    def _stand(self, at: int) -> None:
        self._at = at
        line = next((number for number, mark in enumerate(self._marks) if mark.story == at), 0)
        top, height = round(self.scroll_y), max(1, self.size.height)
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - height // 2), animate=False, immediate=True)
        self.refresh()
