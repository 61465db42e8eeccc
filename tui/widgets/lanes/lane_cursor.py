"""The cursor in the lanes: which cell a person is on, what is in sight, and what has to be fetched for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.geometry import Offset
from textual.message import Message

from store.api.story import StoryId
from store.api.themes import Theme
from store.api.views import StoryRow
from tui.widgets.lanes.grid import DEPTH, Cell, Grid
from tui.widgets.lanes.lane import Lane, LaneTable
from tui.widgets.lanes.lane_rows import LaneRows, MonthRows
from tui.widgets.lanes.lane_widths import DATES, LaneWidths, lane_widths
from tui.widgets.line_view import LineView
from tui.widgets.time_units import TimeUnit, next_start

HEAD = 2
"""Lines above the cells: what the lanes are by, and their names."""


class LaneCursor(LineView):
    """Cells of lanes with a person on one of them; asks for the months in sight that are not here yet."""

    @dataclass
    class Moved(Message, namespace="lanes"):
        """The person is on another cell."""

        day: int
        """A day of the month, as an ordinal."""
        row: StoryRow | None
        """The story there; None if it is folded or not fetched yet."""
        span: tuple[int, int] | None = None
        """The first day in sight and the last."""

    @dataclass
    class RowsWanted(Message, namespace="lanes"):
        """Months are on screen whose stories are not here yet."""

        generation: int
        wanted: Sequence[tuple[int, Lane, int]]
        """First days of months, as ordinals, each with a lane and how many stories it has in it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.grid = Grid({}, (), newest_first=False)
        self.line = 0
        self.column = 0
        self.table = LaneTable()
        """The lanes with their numbers."""
        self._lanes: dict[str, Lane] = {}
        self._themes: dict[str, Theme] = {}
        self._widths = LaneWidths(0, (), 0)
        self._lane_rows = LaneRows()
        self._sought: StoryId | None = None  # the story to stay on, once the rows tell where it is

    @property
    def spot(self) -> Offset:
        """Where the cell one is on stands."""
        left = sum(self._widths.widths[: max(0, self.column - self._widths.first)])
        return Offset(DATES + left, HEAD + self.line - self.scroll_offset.y)

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes."""
        self._themes = {theme.key: theme for theme in themes}

    def set_unread(self, unread: Mapping[str, int]) -> None:
        """Tell how many stories of watch lists are unread now, by the keys of their lanes."""
        lanes = [replace(one, unread=unread.get(one.key, one.unread)) for one in self.table.lanes]
        self._take(replace(self.table, lanes=lanes))
        self.refresh()

    def show(self, table: LaneTable, day: int | None, lane: str, *, newest_first: bool) -> None:
        """Show other lanes or numbers of stories, standing in a lane near a day."""
        self._lane_rows.clear()
        self._renew(table, newest_first=newest_first)
        self.column = self.grid.lanes.index(lane) if lane in self.grid.lanes else 0
        line = self.grid.line_of_day(day) if day is not None else 0 if newest_first else len(self.grid) - 1
        self._move(self.grid.nearest(max(0, line), self.column))

    def go_to_day(self, day: int) -> None:
        """Go to what is nearest to a day in the lane."""
        if self.grid.months:
            self._move(self.grid.nearest(self.grid.line_of_day(day), self.column))

    def show_again(self, table: LaneTable, *, newest_first: bool) -> None:
        """Show newer numbers of stories, staying on the same story in the same lane if it is still there."""
        cell, row, column = self.grid.cell(self.line, self.column), self.row, self.column
        self._renew(table, newest_first=newest_first)
        if cell is None or cell.lane not in self.grid.lanes:
            beside = self.grid.lanes[min(column, len(self.grid.lanes) - 1)] if self.grid.lanes else ""
            day = row.day if row else cell.month if cell else None
            self.show(table, day, beside, newest_first=newest_first)
            return
        self._sought = row.id if row else None
        self.column = self.grid.lanes.index(cell.lane)
        self._move(self.grid.nearest(self.grid.line_of_day(cell.month) + cell.nth, self.column))

    def _take(self, table: LaneTable) -> None:
        self.table, self._lanes = table, {lane.key: lane for lane in table.lanes}

    def _renew(self, table: LaneTable, *, newest_first: bool) -> None:
        """Lay the lanes out anew; their stories are asked for again."""
        self._take(table)
        self.grid = Grid(table.months, [lane.key for lane in table.lanes], newest_first=newest_first)
        self._lane_rows.renew()
        self._sought = None
        self.set_height(len(self.grid) + HEAD)

    def supply(self, generation: int, rows: MonthRows) -> None:
        """Take the stories of months of lanes, oldest first; stale answers are dropped."""
        if generation == self._lane_rows.generation:
            self._lane_rows.put(rows)
            self.refresh()
            self._stay()
            self._post_moved()

    def update_row(self, row: StoryRow) -> None:
        """Show a story's changed marks."""
        self._lane_rows.replace(row)
        self.refresh()

    @property
    def lane(self) -> Lane | None:
        """The lane the person is in."""
        return self._lanes[self.grid.lanes[self.column]] if self.column < len(self.grid.lanes) else None

    def _in_sight(self) -> LaneWidths:
        """Return the lanes that are in sight, from the first of before on as long as the person is among them."""
        width = self.scrollable_content_region.width
        self._widths = lane_widths(width, len(self.grid.lanes), self.column, self._widths.first)
        return self._widths

    @property
    def sums(self) -> Mapping[str, int]:
        """How many stories each lane has."""
        return self.grid.sums

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""
        cell = self.grid.cell(self.line, self.column)
        return self._story(cell) if cell and not cell.hidden else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the months that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_rows()

    def _story(self, cell: Cell) -> StoryRow | None:
        return self._lane_rows.story(cell, newest_first=self.grid.newest_first)

    def _move(self, line: int) -> None:
        self.line = line
        self.reveal(line, centred=True, height=max(HEAD + 2, self.size.height) - HEAD)
        self.refresh()
        self._ask_for_rows()
        self._post_moved()

    def _stay(self) -> None:
        """Go to the story that is sought, if it is among those that stand near."""
        cell = self.grid.cell(self.line, self.column)
        if self._sought is None or cell is None or not self._lane_rows.has(cell):
            return
        top, sought, self._sought = self.grid.line_of_day(cell.month), self._sought, None
        for line in range(top, top + DEPTH):
            near = self.grid.cell(line, self.column)
            story = self._story(near) if near and not near.hidden else None
            if story and story.id == sought and line != self.line:
                self._move(line)

    def _post_moved(self) -> None:
        if self.grid.months:
            row = self.row
            day = row.day if row else self.grid.months[self.grid.month_at(self.line)]
            self.post_message(self.Moved(day, row, self._span()))

    def _span(self) -> tuple[int, int]:
        """Return the first day in sight and the last."""
        top, lines = round(self.scroll_y), max(1, self.size.height - HEAD)
        seen = [self.grid.months[self.grid.month_at(line)] for line in (top, top + lines - 1)]
        return min(seen), next_start(TimeUnit.MONTH, max(seen)) - 1

    def _ask_for_rows(self) -> None:
        if not self.grid.months:
            return
        top, height = self.scroll_offset.y, max(1, self.size.height)
        first, last = self.grid.month_at(max(0, top - height)), self.grid.month_at(top + 2 * height)
        seen = self._in_sight()
        lanes = self.grid.lanes[max(0, seen.first - 1) : seen.end + 1]
        near = ((month, key) for month in self.grid.months[first : last + 1] for key in lanes if self.grid.count(month, key))
        if asked := self._lane_rows.ask(near):
            wanted = [(month, self._lanes[key], self.grid.count(month, key)) for month, key in asked]
            self.post_message(self.RowsWanted(self._lane_rows.generation, wanted))
