"""The lanes widget: one column a watch list or theme, one block of lines a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.api.story import StoryId
from tui.widgets.inks import component_classes
from tui.widgets.lanes.lane_cursor import LaneCursor
from tui.widgets.lanes.lane_text import folded_cell, lane_heading, lanes_outside, story_cell
from tui.widgets.line_text import fit

_DATES = 11
"""Columns for the months' names."""
_NARROWEST = 22
"""Columns that a lane has at least."""


class Lanes(LaneCursor, can_focus=True):
    """Watch lists and themes side by side; only the months on screen are ever fetched."""

    INKS = "lanes"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "strong", "here", "watch")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="lanes.next", tooltip="Go to the lane's next story"),
        Binding("k,up", "step(-1)", "Previous", id="lanes.previous", tooltip="Go to the lane's story before"),
        Binding("h,left", "across(-1)", "Left lane", id="lanes.left", tooltip="Go to the lane on the left"),
        Binding("l,right", "across(1)", "Right lane", id="lanes.right", tooltip="Go to the lane on the right"),
        Binding("pagedown", "page(1)", "Page down", id="lanes.page-down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", id="lanes.page-up", tooltip="Go a page up"),
        Binding("home", "page(-999999)", "Top", id="lanes.top", tooltip="Go to the top of the lanes"),
        Binding("end,G", "page(999999)", "Bottom", id="lanes.bottom", tooltip="Go to the bottom of the lanes"),
        Binding("enter", "open", "Read", id="lanes.read", tooltip="Read the story, or open what is folded"),
    ]

    @dataclass
    class Opened(Message):
        """The person opened a story."""

        story_id: StoryId

    @dataclass
    class Unfolded(Message):
        """The person opened the stories that stand behind one cell."""

        lane: str
        """Key of a theme, or of a watch list."""
        story_id: StoryId | None
        """The first of them; None if it is not fetched yet."""

    def action_step(self, by: int) -> None:
        """Go so many stories up or down the lane."""
        to = self.line
        for _ in range(abs(by)):
            if (beyond := self.grid.next_cell(to, self.column, 1 if by > 0 else -1)) is None:
                break
            to = beyond
        if to != self.line:
            self._move(to)

    def action_across(self, by: int) -> None:
        """Go so many lanes to the side, to what is nearest in time there."""
        column = max(0, min(len(self.grid.lanes) - 1, self.column + by))
        if column != self.column:
            self.column = column
            self._move(self.grid.nearest(self.line, self.column))

    def action_page(self, by: int) -> None:
        """Go a screenful down or up."""
        line = max(0, min(len(self.grid) - 1, self.line + by * max(1, self.size.height - 3)))
        self._move(self.grid.nearest(line, self.column))

    def action_open(self) -> None:
        """Read the story, or open what is folded."""
        cell = self.grid.cell(self.line, self.column)
        if cell and cell.hidden:
            story = self._story(cell)
            self.post_message(self.Unfolded(cell.lane, story.id if story else None))
        elif self.row:
            self.post_message(self.Opened(self.row.id))

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked; a second click opens it."""
        spot = event.get_content_offset_capture(self)
        first, width = self._columns()
        column = first + (spot.x - _DATES) // width
        line = self.scroll_offset.y + spot.y - 1
        if spot.y and spot.x >= _DATES and self.grid.cell(line, column):
            self.column = column
            self._move(line)
            if event.chain > 1:
                self.action_open()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the person's cell in sight."""
        self._move(self.line)

    def render_line(self, y: int) -> Strip:
        """Paint the lanes' names (line 0) or one line of cells."""
        width = self.scrollable_content_region.width
        text = self._names(width) if y == 0 else self._cells(self.scroll_offset.y + y - 1, width)
        strip = Strip(text.render(self.app.console)).apply_style(self.rich_style)
        return strip.adjust_cell_length(width, self.rich_style)

    def _columns(self) -> tuple[int, int]:
        """Return the first lane on screen and how wide each is."""
        room = max(_NARROWEST, self.scrollable_content_region.width - _DATES)
        shown = max(1, min(len(self.grid.lanes), room // _NARROWEST))
        first = max(0, min(self.column - shown // 2, len(self.grid.lanes) - shown))
        return first, room // shown

    def _names(self, width: int) -> Text:
        first, wide = self._columns()
        beyond = len(self.grid.lanes) - first - (width - _DATES) // wide
        dim = self.ink("dim")
        text = Text(fit(lanes_outside(first, beyond), _DATES), dim, end="", no_wrap=True)
        for column, key in enumerate(self.grid.lanes[first:], first):
            here = column == self.column
            style = self._colour(key) + Style(bold=here, underline=here)
            watched = self.watched.get(key)
            name, counts = (
                (watched.name, watched.counts_label()) if watched else (self._themes[key].name, f"{self.grid.sums[key]:,}")
            )
            text.append("  ")
            text.append(lane_heading(name, counts, wide - 3), style)
            text.append(" " * (_DATES + (column - first + 1) * wide - text.cell_len))
        text.truncate(width)
        return text

    def _cells(self, line: int, width: int) -> Text:
        text = Text(end="", no_wrap=True)
        if line >= len(self.grid):
            return text
        month = self.grid.months[self.grid.month_at(line)]
        dim = self.ink("dim")
        first_line = line == self.grid.top_of(self.grid.month_at(line))
        text.append(fit(f" {date.fromordinal(month):%b %Y}" if first_line else "", _DATES), dim)
        first, wide = self._columns()
        for column in range(first, len(self.grid.lanes)):
            text.append("│", dim)
            text.append_text(self._cell(line, column, wide - 1))
        text.truncate(width)
        return text

    def _cell(self, line: int, column: int, width: int) -> Text:
        cell, here = self.grid.cell(line, column), (line, column) == (self.line, self.column)
        if cell is None:
            return Text(" " * width, end="")
        colour = self._colour(cell.lane)
        if cell.hidden:
            text = folded_cell(cell.hidden, width, colour, here=here)
        else:
            strong = self.ink("strong")
            text = story_cell(self._story(cell), width, colour, strong, here=here)
        if here:
            text.stylize(self.ink("here"))
        return text

    def _colour(self, key: str) -> Style:
        if key in self.watched:
            return self.ink("watch")
        return Style(color=self._themes[key].colour)
