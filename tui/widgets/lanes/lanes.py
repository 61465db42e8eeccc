"""The lanes widget: one column a lane, one block of lines a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.api.story import StoryId
from store.api.views import StoryRow
from tui.widgets.inks import component_classes
from tui.widgets.lanes.lane import Lane, numbers_of
from tui.widgets.lanes.lane_cursor import HEAD, LaneCursor
from tui.widgets.lanes.lane_text import CellStyles, empty_cell, folded_cell, lane_heading, lanes_line, story_cell
from tui.widgets.lanes.lane_widths import DATES
from tui.widgets.line_text import fit, whole_line


class Lanes(LaneCursor, can_focus=True):
    """Lanes side by side; only the months on screen are ever fetched."""

    INKS = "lanes"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "strong", "here", "watch")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="lanes.next", tooltip="Go to the lane's next story"),
        Binding("k,up", "step(-1)", "Previous", id="lanes.previous", tooltip="Go to the lane's previous story"),
        Binding("h,left", "across(-1)", "Left lane", id="lanes.left", tooltip="Go to the lane on the left"),
        Binding("l,right", "across(1)", "Right lane", id="lanes.right", tooltip="Go to the lane on the right"),
        Binding("pagedown", "page(1)", "Page down", id="lanes.page-down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", id="lanes.page-up", tooltip="Go a page up"),
        Binding("home", "page(-999999)", "Top", id="lanes.top", tooltip="Go to the top of the lanes"),
        Binding("end,G", "page(999999)", "Bottom", id="lanes.bottom", tooltip="Go to the bottom of the lanes"),
        Binding("enter", "open", "Read", id="lanes.read", tooltip="Read the story, or show all of a month's stories"),
    ]

    @dataclass
    class Opened(Message):
        """The person opened a story."""

        story_id: StoryId

    @dataclass
    class Unfolded(Message):
        """The person opened the stories that stand behind one cell."""

        lane: Lane
        """The lane they stand in."""
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
        line = max(0, min(len(self.grid) - 1, self.line + by * max(1, self.size.height - HEAD - 2)))
        self._move(self.grid.nearest(line, self.column))

    def action_open(self) -> None:
        """Read the story, or show all of a month's stories."""
        cell = self.grid.cell(self.line, self.column)
        if cell and cell.hidden:
            story = self._story(cell)
            self.post_message(self.Unfolded(self._lanes[cell.lane], story.id if story else None))
        elif self.row:
            self.post_message(self.Opened(self.row.id))

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked, and open it with a second click; a lane's name shows it alone, an edge brings more lanes."""
        spot = event.get_content_offset_capture(self)
        column, line = self._in_sight().lane_at(spot.x), self.scroll_offset.y + spot.y - HEAD
        if spot.y == 0:
            self.action_across(-1 if spot.x < self.size.width // 2 else 1)
        elif column is not None and spot.y < HEAD:
            self.post_message(self.Unfolded(self._lanes[self.grid.lanes[column]], None))
        elif column is not None and self.grid.cell(line, column):
            self.column = column
            self._move(line)
            if event.chain > 1:
                self.action_open()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the person's cell in sight."""
        self._move(self.line)

    def render_line(self, y: int) -> Strip:
        """Paint what the lanes are by (line 0), their names (line 1) or one line of cells."""
        width = self.scrollable_content_region.width
        text = self._which(width) if y == 0 else self._names() if y < HEAD else self._cells(y - HEAD)
        return whole_line(text.render(self.app.console), width, self.rich_style)

    def _which(self, width: int) -> Text:
        left, told, right = lanes_line(self.table.by, self._in_sight(), width)
        strong, dim = self.ink("strong"), self.ink("dim")
        return Text.assemble((left, strong), (told, dim), (right, strong), end="", no_wrap=True)

    def _names(self) -> Text:
        text, seen = Text(" " * DATES, end="", no_wrap=True), self._in_sight()
        for column, width in enumerate(seen.widths, seen.first):
            key, here = self.grid.lanes[column], column == self.column
            lane = self._lanes[key]
            heading = lane_heading(lane.name, numbers_of(self.grid.sums[key], lane.unread), width - 2)
            text.append(" ", self.ink("dim"))
            text.append(heading, self._colour(key) + Style(bold=here, underline=here))
            text.append(" " * (width - 1 - cell_len(heading)))
        return text

    def _cells(self, y: int) -> Text:
        text, line = Text(end="", no_wrap=True), self.scroll_offset.y + y
        if line >= len(self.grid):
            return text
        month = self.grid.month_at(line)
        named = y == 0 or line == self.grid.top_of(month)
        text.append(fit(f"{date.fromordinal(self.grid.months[month]):%b %Y}" if named else "", DATES), self.ink("dim"))
        seen = self._in_sight()
        for column, width in enumerate(seen.widths, seen.first):
            text.append_text(self._cell(line, column, width))
        return text

    def _cell(self, line: int, column: int, width: int) -> Text:
        cell, here = self.grid.cell(line, column), (line, column) == (self.line, self.column)
        story = self._story(cell) if cell else None
        colour = self._colour(self.grid.lanes[column], story)
        styles = CellStyles(colour, self.ink("dim"), self.ink("strong"), dated=self._widths.dated)
        if cell is None:
            return empty_cell(width, styles)
        text = (
            folded_cell(cell.hidden, width, styles, here=here) if cell.hidden else story_cell(story, width, styles, here=here)
        )
        if here:
            text.stylize(self.ink("here"), 1)
        return text

    def _colour(self, key: str, story: StoryRow | None = None) -> Style:
        """Return the colour of a lane; where its stories are of many themes, that of a story's theme."""
        theme = self._themes.get(story.theme) if story else None
        colour = self._lanes[key].colour or (theme.colour if theme else "")
        return Style(color=colour) if colour else self.ink("watch")
