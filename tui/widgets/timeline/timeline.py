"""The timeline widget: stories in time order, painted a line at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from store.api.search import NOTHING_MATCHED, Matched
from store.api.story import StoryId
from store.api.views import Breakdown, Counts, Cursor, StoryRow
from tui.widgets.time_units import TimeUnit
from tui.widgets.timeline.lines import ZOOMS, Lines
from tui.widgets.timeline.painted_lines import PaintedLines


class Timeline(PaintedLines, can_focus=True):
    """Stories in time order under headings; only the lines on screen are ever fetched or painted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="timeline.next", tooltip="Go to the next line"),
        Binding("k,up", "step(-1)", "Previous", id="timeline.previous", tooltip="Go to the previous line"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", id="timeline.page-down", tooltip="Go a page down"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", id="timeline.page-up", tooltip="Go a page up"),
        Binding("home", "edge(-1)", "Top", id="timeline.top", tooltip="Go to the top of the timeline"),
        Binding("end,G", "edge(1)", "Bottom", id="timeline.bottom", tooltip="Go to the bottom of the timeline"),
        Binding(
            "right_parenthesis",
            "next_day(1)",
            "Next day",
            id="timeline.next-day",
            tooltip="Go to the next day that has stories",
        ),
        Binding(
            "left_parenthesis",
            "next_day(-1)",
            "Previous day",
            id="timeline.day-before",
            tooltip="Go to the previous day that has stories",
        ),
        Binding("right_curly_bracket", "next_group(1)", "Next month", id="timeline.next-month", tooltip="Go to the next month"),
        Binding(
            "left_curly_bracket",
            "next_group(-1)",
            "Previous month",
            id="timeline.month-before",
            tooltip="Go to the previous month",
        ),
        Binding(
            "plus,equals_sign",
            "zoom(-1)",
            "Closer",
            id="timeline.closer",
            tooltip="Zoom in: decades, years, months, weeks, stories",
        ),
        Binding("minus", "zoom(1)", "Farther", id="timeline.farther", tooltip="Zoom out"),
        Binding("enter", "open", "Read", id="timeline.read", tooltip="Read the story, or zoom into the stretch of time"),
    ]

    @dataclass
    class Opened(Message):
        """The person opened a story."""

        story_id: StoryId

    @dataclass
    class ThemeChosen(Message):
        """The person clicked a theme."""

        theme: str

    @dataclass
    class DayOpened(Message):
        """The person wants to know all that stories say of a day."""

        day: int

    # What is shown

    def show(
        self,
        counts: Counts,
        cursor: Cursor | None,
        *,
        one_theme: bool = False,
        matched: Matched = NOTHING_MATCHED,
        ranks: Mapping[StoryId, int] | None = None,
        rows: tuple[Cursor, Sequence[StoryRow]] | None = None,
        counted: bool = True,
        daily: bool = True,
    ) -> None:
        """Show other counts, the person on a story (on the newest story if it is None), with stories that are here already.

        Where not all are counted yet, the headings say no numbers. Where the days of other months than those of the stories
        are not counted singly, which is not `daily`, nothing more is asked for until they are, by `refine`.
        """
        cursor = cursor or self._folded_place
        self._counts, self._counted, self._daily = counts, counted, counted and daily
        self._row_cache.renew()
        self._heights.clear()
        self._headlines, self._asked_headlines = {}, ()
        self._events, self._asked_events = {}, (0, 0)
        if rows:
            self._row_cache.put(*rows)
        self._matched, self._ranks, self._one_theme = matched, ranks or {}, one_theme
        self._lay_out(cursor, centred=rows is not None)

    @property
    def _folded_place(self) -> Cursor | None:
        """Where a person stays who looks from far away, as there is no story they stand on; None on the newest stretch."""
        if not (self.lines.zoom.folded and self.lines.groups):
            return None
        here = self.lines.groups[self.lines.group_at(self.line)]
        return None if here.start == max(group.start for group in self.lines.groups) else Cursor(here.day, 0)

    def refine(self, counts: Counts) -> bool:
        """Take what stands on each day where so far months were counted; returns whether it is the same stories.

        Under headings of months every line stays as it is.
        """
        if not self.lacks_days or counts.total != self._counts.total:
            return False
        cursor, height = self.cursor, len(self.lines)
        self._counts, self._daily = counts, True
        self._cut_lines()
        if len(self.lines) == height:
            self._ask_for_rows()
        else:
            self._lay_out(cursor)
        return True

    def supply(self, generation: int, start: Cursor, rows: Sequence[StoryRow]) -> None:
        """Take the stories that were wanted, oldest first from `start`; stale answers are dropped."""
        if generation != self._row_cache.generation:
            return
        top, offset = self.scroll_offset.y, self._sight.offset(self.line, self.scroll_offset.y)
        lacked = self._row_cache.lacks(self.lines, top, self.size.height)
        self._row_cache.put(start, rows)
        self._stay(offset)
        if lacked:
            self.refresh()
            self._post_moved()
        self.call_after_refresh(self._ask_for_ends)

    def supply_shares(self, generation: int, unit: TimeUnit, shares: Breakdown) -> None:
        """Take how many stories each theme has in each stretch of time; stale answers are dropped."""
        if (generation, unit) == (self._row_cache.generation, self.lines.zoom.unit):
            self._shares = shares
            self.refresh()

    def supply_headlines(self, generation: int, unit: TimeUnit, headlines: Mapping[int, Sequence[StoryRow]]) -> None:
        """Take the headlines that tell stretches of time best, by their first days; stale answers are dropped."""
        if generation == self._row_cache.generation:
            self._headlines.update({(unit, start): rows for start, rows in headlines.items()})
            self.refresh()

    def update_row(self, row: StoryRow) -> None:
        """Show a story's changed marks, wherever it stands among the fetched lines."""
        if self._row_cache.replace(row):
            if self.row and self.row.id == row.id:
                self.refresh_line(self.line)
            else:
                self.refresh()

    def set_order(self, *, newest_first: bool) -> None:
        """Put the newest stories at the top or at the bottom, staying on the same story."""
        cursor = self.cursor
        self.lines = Lines(self._counts, self.lines.zoom, newest_first=newest_first, event_days=self._event_days)
        self._lay_out(cursor)

    # What the person does

    def action_step(self, by: int) -> None:
        """Go so many lines down or up; headings are none."""
        line, step = self.line, 1 if by > 0 else -1
        for _ in range(abs(by)):
            line = self._line_near(line + step, step)
        self._move(line)

    def action_page(self, by: int) -> None:
        """Go a screenful down or up."""
        line, step = self.line, 1 if by > 0 else -1
        for _ in range(abs(by)):
            line = self._line_near(line + step * max(1, self._sight.whole(self.scroll_offset.y) - 2), step)
        self._move(line)

    def action_edge(self, side: int) -> None:
        """Go to the top or the bottom."""
        self._move(self._line_near(0 if side < 0 else len(self.lines) - 1, -side))

    def action_next_day(self, by: int) -> None:
        """Go so many days that have stories later or earlier in time."""
        days, cursor = list(self._counts.days), self.cursor
        if cursor is None:
            return
        beyond = [day for day in days if day > cursor.day] if by > 0 else [day for day in reversed(days) if day < cursor.day]
        if beyond:
            self.go_to(Cursor(beyond[min(abs(by), len(beyond)) - 1], 0))

    def action_next_group(self, by: int) -> None:
        """Go to the first story so many headings later or earlier in time."""
        if not self.lines.groups:
            return
        here, last = self.lines.group_at(self.line), len(self.lines.groups) - 1
        index = max(0, min(last, here + (-by if self.lines.newest_first else by)))
        if index != here:
            self.go_to(Cursor(self.lines.groups[index].day, 0))

    def action_zoom(self, by: int) -> None:
        """Look closer or from farther away, staying at the same time."""
        level = max(0, min(len(ZOOMS) - 1, self.zoom_level + by))
        if level != self.zoom_level:
            cursor = self._to_zoom_to
            self.zoom_level = level
            self._lay_out(cursor)

    @property
    def _to_zoom_to(self) -> Cursor | None:
        """Where to stand after zooming: where the person stood before they zoomed out, unless they went to another stretch since."""
        stretch, before = self.stretch, self._zoomed_from
        if stretch is None:
            self._zoomed_from = self.cursor
        elif before and stretch[1].toordinal() <= before.day <= stretch[2].toordinal():
            return before
        return self.cursor

    def action_open(self) -> None:
        """Read the story on the line, or look into the stretch of time."""
        if self.lines.zoom.folded:
            self.action_zoom(-1)
        elif self.cursor and self.cursor.nth < 0:
            self.post_message(self.DayOpened(self.cursor.day))
        elif self.row:
            self.post_message(self.Opened(self.row.id))

    # The mouse, the window

    def on_click(self, event: events.Click) -> None:
        """Go to the line that was clicked; a second click reads it, and one on its theme shows that alone."""
        places = self._sight.places(self.scroll_offset.y)
        x, y = event.get_content_offset_capture(self)
        line = places[y][0] if y < len(places) else len(self.lines)
        if line < len(self.lines) and (self.lines.zoom.folded or isinstance(self.lines.at(line), Cursor)):
            self._move(line)
            on_theme = not places[y][1] and x in self._style_lines().theme_columns
            if on_theme and not self.lines.zoom.folded and self.row:
                self.post_message(self.ThemeChosen(self.row.theme))
            elif event.chain > 1:
                self.action_open()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the line the person is on in sight."""
        self._style_lines()
        self._stand_on(self.line)
