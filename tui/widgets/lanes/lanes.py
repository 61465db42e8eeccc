"""The lanes widget: one column a watch list or theme, one block of lines a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from store.api.story import StoryId
from store.api.themes import Theme
from store.api.views import Breakdown, StoryRow
from tui.widgets.lanes.grid import DEPTH, Cell, Grid
from tui.widgets.lanes.keys import KEYS
from tui.widgets.lanes.lane_text import folded_cell, head, outside, story_cell
from tui.widgets.lanes.watch_count import WatchCount
from tui.widgets.line_text import fit
from tui.widgets.line_view import LineView

_DATES = 11
_NARROWEST = 22
_KEPT_MONTHS = 240


class Lanes(LineView, can_focus=True):
    """Watch lists and themes side by side; only the months on screen are ever fetched."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lanes--dim", "lanes--strong", "lanes--here", "lanes--watch"}

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    class Moved(Message):
        """The person is on another cell."""

        def __init__(self, day: int, row: StoryRow | None) -> None:
            self.day = day
            """A day of the month, as an ordinal."""
            self.row = row
            """The story there; None if it is folded or not fetched yet."""
            super().__init__()

    class Opened(Message):
        """The person opened a story."""

        def __init__(self, story_id: StoryId) -> None:
            self.story_id = story_id
            super().__init__()

    class Unfolded(Message):
        """The person opened the stories that stand behind one cell."""

        def __init__(self, lane: str, story_id: StoryId | None) -> None:
            self.lane = lane
            """Key of a theme, or of a watch list."""
            self.story_id = story_id
            """The first of them; None if it is not fetched yet."""
            super().__init__()

    class RowsWanted(Message):
        """Months are on screen whose stories are not here yet."""

        def __init__(self, generation: int, months: Sequence[int], lanes: Sequence[str]) -> None:
            self.generation = generation
            self.months = months
            """First days, as ordinals."""
            self.lanes = lanes
            """Keys of themes and watch lists."""
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.grid = Grid({}, (), newest_first=False)
        self.line = 0
        self.column = 0
        self.watched: dict[str, WatchCount] = {}
        """The watch lists that have a lane, by the keys of their lanes."""
        self._themes: dict[str, Theme] = {}
        self._generation = 0
        self._rows: dict[tuple[int, str], Sequence[StoryRow]] = {}
        self._asked: set[int] = set()
        self._sought: StoryId | None = None  # the story to stay on, once the rows tell where it is

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes, in the order of the lanes."""
        self._themes = {theme.key: theme for theme in themes}

    def set_watched(self, watched: Sequence[WatchCount]) -> None:
        """Tell the watch lists, which stand before the themes, and their numbers."""
        self.watched = {one.key: one for one in watched}
        self.refresh()

    def show(self, months: Breakdown, day: int | None, lane: str, *, newest_first: bool) -> None:
        """Show other numbers of stories, standing in a lane near a day."""
        self._rows.clear()
        self._renew(months, newest_first=newest_first)
        self.column = self.grid.themes.index(lane) if lane in self.grid.themes else 0
        line = self.grid.line_of_day(day) if day is not None else 0 if newest_first else len(self.grid) - 1
        self._move(self.grid.nearest(max(0, line), self.column))

    def show_again(self, months: Breakdown, *, newest_first: bool) -> None:
        """Show newer numbers of stories, staying on the same story in the same lane if it is still there."""
        cell, row = self.grid.cell(self.line, self.column), self.row
        self._renew(months, newest_first=newest_first)
        if cell is None or cell.theme not in self.grid.themes:
            self.show(months, row.day if row else None, row.theme if row else "", newest_first=newest_first)
            return
        self._sought = row.id if row else None
        self.column = self.grid.themes.index(cell.theme)
        self._move(self.grid.nearest(self.grid.line_of_day(cell.month) + cell.nth, self.column))

    def _renew(self, months: Breakdown, *, newest_first: bool) -> None:
        """Lay the lanes out anew; their stories are asked for again."""
        self.grid = Grid(months, (*self.watched, *self._themes), newest_first=newest_first)
        self._generation += 1
        self._sought = None
        self._asked.clear()
        self.set_height(len(self.grid) + 1)

    def supply(self, generation: int, rows: Mapping[tuple[int, str], Sequence[StoryRow]]) -> None:
        """Take the first stories of months and themes, oldest first; stale answers are dropped."""
        if generation == self._generation:
            if len(self._rows) > _KEPT_MONTHS * max(1, len(self.watched) + len(self._themes)):
                self._rows.clear()
                self._asked.clear()
            self._rows.update(rows)
            self.refresh()
            self._stay()
            self._tell()

    def update_row(self, row: StoryRow) -> None:
        """Show a story's changed marks."""
        for key, rows in self._rows.items():
            self._rows[key] = [row if known.id == row.id else known for known in rows]
        self.refresh()

    @property
    def sums(self) -> Mapping[str, int]:
        """How many stories each lane has."""
        return self.grid.sums

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""
        cell = self.grid.cell(self.line, self.column)
        return self._story(cell) if cell and not cell.hidden else None

    def action_step(self, by: int) -> None:
        """Go to the lane's next or previous story."""
        line = self.grid.next_cell(self.line, self.column, by)
        if line is not None:
            self._move(line)

    def action_across(self, by: int) -> None:
        """Go to the neighbour lane, to what is nearest in time there."""
        if 0 <= self.column + by < len(self.grid.themes):
            self.column += by
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
            self.post_message(self.Unfolded(cell.theme, story.id if story else None))
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

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the months that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def render_line(self, y: int) -> Strip:
        """Paint the lanes' names (line 0) or one line of cells."""
        width = self.scrollable_content_region.width
        text = self._names(width) if y == 0 else self._cells(self.scroll_offset.y + y - 1, width)
        strip = Strip(text.render(self.app.console)).apply_style(self.rich_style)
        return strip.adjust_cell_length(width, self.rich_style)

    def _columns(self) -> tuple[int, int]:
        """Return the first lane on screen and how wide each is."""
        room = max(_NARROWEST, self.scrollable_content_region.width - _DATES)
        shown = max(1, min(len(self.grid.themes), room // _NARROWEST))
        first = max(0, min(self.column - shown // 2, len(self.grid.themes) - shown))
        return first, room // shown

    def _names(self, width: int) -> Text:
        first, wide = self._columns()
        beyond = len(self.grid.themes) - first - (width - _DATES) // wide
        dim = self.get_component_rich_style("lanes--dim", partial=True)
        text = Text(fit(outside(first, beyond), _DATES), dim, end="", no_wrap=True)
        for column, key in enumerate(self.grid.themes[first:], first):
            here = column == self.column
            style = self._colour(key) + Style(bold=here, underline=here)
            watched = self.watched.get(key)
            name, numbers = (
                (watched.name, watched.counts_label()) if watched else (self._themes[key].name, f"{self.grid.sums[key]:,}")
            )
            text.append("  ")
            text.append(head(name, numbers, wide - 3), style)
            text.append(" " * (_DATES + (column - first + 1) * wide - text.cell_len))
        text.truncate(width)
        return text

    def _cells(self, line: int, width: int) -> Text:
        text = Text(end="", no_wrap=True)
        if line >= len(self.grid):
            return text
        month = self.grid.months[self.grid.month_at(line)]
        dim = self.get_component_rich_style("lanes--dim", partial=True)
        first_line = line == self.grid.top_of(self.grid.month_at(line))
        text.append(fit(f" {date.fromordinal(month):%b %Y}" if first_line else "", _DATES), dim)
        first, wide = self._columns()
        for column in range(first, len(self.grid.themes)):
            text.append("│", dim)
            text.append_text(self._cell(line, column, wide - 1))
        text.truncate(width)
        return text

    def _cell(self, line: int, column: int, width: int) -> Text:
        cell, here = self.grid.cell(line, column), (line, column) == (self.line, self.column)
        if cell is None:
            return Text(" " * width, end="")
        colour = self._colour(cell.theme)
        if cell.hidden:
            text = folded_cell(cell.hidden, width, colour, here=here)
        else:
            strong = self.get_component_rich_style("lanes--strong", partial=True)
            text = story_cell(self._story(cell), width, colour, strong, here=here)
        if here:
            text.stylize(self.get_component_rich_style("lanes--here", partial=True))
        return text

    def _colour(self, key: str) -> Style:
        if key in self.watched:
            return self.get_component_rich_style("lanes--watch", partial=True)
        return Style(color=self._themes[key].colour)

    def _story(self, cell: Cell) -> StoryRow | None:
        rows = self._rows.get((cell.month, cell.theme), ())
        if cell.nth >= len(rows):
            return None
        return rows[-1 - cell.nth] if self.grid.newest_first else rows[cell.nth]

    def _move(self, line: int) -> None:
        self.line = line
        height, top = max(3, self.size.height) - 1, round(self.scroll_y)
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - height // 2), animate=False, immediate=True)
        self.refresh()
        self._want()
        self._tell()

    def _stay(self) -> None:
        """Go to the story that is sought, if it is among those that stand near."""
        cell = self.grid.cell(self.line, self.column)
        if self._sought is None or cell is None or (cell.month, cell.theme) not in self._rows:
            return
        top, sought, self._sought = self.grid.line_of_day(cell.month), self._sought, None
        for line in range(top, top + DEPTH):
            near = self.grid.cell(line, self.column)
            story = self._story(near) if near and not near.hidden else None
            if story and story.id == sought and line != self.line:
                self._move(line)

    def _tell(self) -> None:
        if self.grid.months:
            row = self.row
            self.post_message(self.Moved(row.day if row else self.grid.months[self.grid.month_at(self.line)], row))

    def _want(self) -> None:
        if not self.grid.months:
            return
        top, height = self.scroll_offset.y, max(1, self.size.height)
        first, last = self.grid.month_at(max(0, top - height)), self.grid.month_at(top + 2 * height)
        months = [month for month in self.grid.months[first : last + 1] if month not in self._asked]
        if months:
            self._asked.update(months)
            self.post_message(self.RowsWanted(self._generation, months, self.grid.themes))
