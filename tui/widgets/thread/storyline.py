"""The storyline: a thread's stories down a line that a person walks along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.api.story import StoryId
from store.api.views import StoryRow
from tui.widgets.entry_view import EntryView
from tui.widgets.inks import component_classes
from tui.widgets.line_text import day_of, fit
from tui.widgets.thread.storyline_layout import RailLine, storyline

if TYPE_CHECKING:
    from store.api.threads import ThreadSummary

_DAY = 16
"""Columns for the day."""


class Storyline(EntryView):
    """A thread's stories, oldest first, with the time between them."""

    CENTRED = True
    INKS = "storyline"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "rail", "key", "here")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,right_square_bracket", "step(1)", "Later", id="storyline.later", tooltip="Go to the next story"),
        Binding("k,up,left_square_bracket", "step(-1)", "Earlier", id="storyline.earlier", tooltip="Go to the previous story"),
        Binding("home", "edge(0)", "First", id="storyline.first", tooltip="Go to the thread's first story"),
        Binding("end,G", "edge(-1)", "Last", id="storyline.last", tooltip="Go to the thread's latest story"),
        Binding("enter", "open", "Jump", id="storyline.jump", tooltip="Jump to the story on the timeline"),
    ]

    @dataclass
    class Chosen(Message):
        """The person wants to go to a story."""

        story_id: StoryId

    _rows: Sequence[StoryRow] = ()
    _key: frozenset[StoryId] = frozenset()
    _rail: Sequence[RailLine] = ()

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""
        return self._rows[self.at] if self._rows else None

    def show(self, summary: ThreadSummary, story_id: StoryId | None) -> None:
        """Show a thread, standing on one of its stories, or on the latest."""
        self._rows, self._key, self.entry_count = summary.rows, summary.key, len(summary.rows)
        self._rail = storyline(summary.rows)
        self.set_height(len(self._rail))
        latest = max(0, len(self._rows) - 1)
        self.stand_on(next((at for at, row in enumerate(self._rows) if row.id == story_id), latest))

    def entry_at(self, line: int) -> int:
        """Return which story stands on a line; -1 for none."""
        return self._rail[line].story if line < len(self._rail) else -1

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return the line of a story, as its first and its last."""
        line = next((at for at, one in enumerate(self._rail) if one.story == entry), 0)
        return line, line

    def choose(self, entry: int) -> None:
        """Tell which story was chosen."""
        self.post_message(self.Chosen(self._rows[entry].id))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the story in sight."""
        self.stand_on(self.at)

    def on_click(self, event: events.Click) -> None:
        """Stand on the story that was clicked; a second click goes to it."""
        event.prevent_default()  # which would go to it at once
        if (story := self.entry_at(self.line_under(event))) >= 0:
            self.stand_on(story)
            if event.chain > 1:
                self.action_open()

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint one line: a story with its day, or a stretch of silence."""
        ground, rail = self.rich_style, self.rich_style + self.ink("rail")
        what = self._rail[line]
        if what.story < 0:
            text = Segment(fit(f"   {what.label}", width - _DAY - 1), ground + self.ink("dim"))
            return Strip([Segment(" " * _DAY, ground), Segment("┊" if what.broken else "│", rail), text], width)
        row, here = self._rows[what.story], self.ink("here") if what.story == self.at else Style()
        key = row.id in self._key
        segments = [
            Segment(fit(f"  {day_of(row)}", _DAY), ground + self.ink("dim") + here),
            Segment("◆" if key else "●", rail + here),
            Segment(fit(f"  {row.title}", width - _DAY - 1), ground + (self.ink("key") if key else Style()) + here),
        ]
        return Strip(segments, width)
