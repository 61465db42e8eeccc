"""The cursor on the timeline: which line of the timeline a person is on, and what is in sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.message import Message

from store.api.views import Cursor, StoryRow
from tui.widgets.time_units import TimeUnit, next_start
from tui.widgets.timeline.line_asker import LineAsker
from tui.widgets.timeline.lines import USUAL_ZOOM, ZOOMS, Group, Lines
from tui.widgets.timeline.sight import Sight

if TYPE_CHECKING:
    from store.api.times import Event


class LineCursor(LineAsker):
    """Lines of stories and headings with a person on one of them."""

    @dataclass
    class Moved(Message, namespace="timeline"):
        """The person is on another line."""

        cursor: Cursor | None
        """Where among the stories; None on an empty timeline."""
        row: StoryRow | None
        """The story there; None if it is not fetched yet or a stretch of time is shown."""

    def __init__(self, *, newest_first: bool, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(newest_first=newest_first, id=id)
        self.zoom_level = USUAL_ZOOM
        self._zoomed_from: Cursor | None = None
        self.line = 0
        """The line the person is on."""

    @property
    def cursor(self) -> Cursor | None:
        """Where the person is among the stories; the first story of a stretch when folded."""
        if not len(self.lines):
            return None
        spot = self.lines.at(self.line)
        return Cursor(spot.day, 0) if isinstance(spot, Group) else spot

    @property
    def spot(self) -> Offset:
        """Where the line one is on stands."""
        return Offset(0, self._sight.offset(self.line, self.scroll_offset.y))

    @property
    def stretch(self) -> tuple[TimeUnit, date, date] | None:
        """The stretch of time the person is on, from its first day to its last; None where they are on a story, or on nothing."""
        unit = self.lines.zoom.unit
        if not (self.lines.zoom.folded and self.lines.groups):
            return None
        start = self.lines.groups[self.lines.group_at(self.line)].start
        return unit, date.fromordinal(start), date.fromordinal(next_start(unit, start) - 1)

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last day that is on screen; None where there is nothing."""
        places = self._sight.places(self.scroll_offset.y)
        if not places or not self.lines.groups:
            return None
        spots = [self.lines.at(places[edge][0]) for edge in (0, -1)]
        first, last = sorted(spot.start if isinstance(spot, Group) else spot.day for spot in spots)
        return first, next_start(self.lines.zoom.unit, last) - 1 if self.lines.zoom.folded else last

    @property
    def needs_days(self) -> bool:
        """Whether every day has to be counted singly for what is shown: headings of months can do without."""
        return self.lines.zoom.unit in (TimeUnit.DAY, TimeUnit.WEEK) or bool(self._event_days)

    @property
    def lacks_days(self) -> bool:
        """Whether all is counted that is shown, but not each day singly."""
        return self._counted and not self._daily

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on, if there is one and it has been fetched."""
        cursor = self.cursor
        return None if cursor is None or self.lines.zoom.folded else self._row_cache.get(cursor)

    @property
    def event(self) -> Event | None:
        """What stories say of the day whose line the person is on, if it is such a line and that has been fetched."""
        cursor = self.cursor
        return self._events.get(cursor.day) if cursor and cursor.nth < 0 else None

    def tall(self, line: int) -> int:
        """Return how many lines of the screen a line takes."""
        raise NotImplementedError

    @property
    def _sight(self) -> Sight:
        """What is seen of the lines."""
        return Sight(len(self.lines), max(2, self.size.height), self.tall, not self.lines.zoom.folded)

    def show_event_days(self, days: Mapping[int, int]) -> None:
        """Give each of some days a line of its own, for what stories say of it; the number is of these stories."""
        if days != self._event_days:
            cursor = self.cursor
            if cursor and cursor.nth < 0 and cursor.day not in days:
                cursor = Cursor(cursor.day, 0)
            self._event_days = days
            self._lay_out(cursor)

    def supply_events(self, generation: int, events: Mapping[int, Event]) -> None:
        """Take what stories say of days, by the day; stale answers are dropped."""
        if generation == self._row_cache.generation:
            self._events.update(events)
            self.refresh()

    def go_to(self, cursor: Cursor) -> None:
        """Go to a story."""
        self._move(self._line_of(cursor))

    def go_to_day(self, day: int) -> None:
        """Go to the first story on or after a day."""
        self._move(self.lines.nearest(day), middle=True)

    def foresee_day(self, day: int) -> None:
        """Ask for the stories that will be in sight if the person goes to a day."""
        height = max(1, self.size.height)
        if self._shows_stories and (
            wanted := self._row_cache.wanted_on(self.lines, self.lines.nearest(day) - height // 2, height)
        ):
            self.post_message(self.RowsWanted(self._row_cache.generation, *wanted))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the stories that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_rows()

    def _cut_lines(self) -> None:
        event_days = self._event_days if self._daily else ()
        self.lines = Lines(self._counts, ZOOMS[self.zoom_level], newest_first=self.lines.newest_first, event_days=event_days)

    def _lay_out(self, cursor: Cursor | None, *, centred: bool = False) -> None:
        self._cut_lines()
        if cursor is None and self._counts.days:
            last = max(self._counts.days)
            cursor = Cursor(last, self._counts.days[last] - 1)
        self._stand_on(self._line_of(cursor) if cursor else 0, centred=centred)
        self._post_moved()

    def _stand_on(self, line: int, *, centred: bool = False) -> None:
        """Stand on a line after the lines or the window changed; centred, it is in the middle wherever one was before."""
        self.line = line
        self._measure()
        if centred:
            self.jump_to(self._sight.top_for(line, self.size.height // 2))
        else:
            self._keep_in_sight(middle=True)
            self.call_after_refresh(self._keep_in_sight, middle=True)
        self.refresh()
        self._ask_for_rows()

    def _line_of(self, cursor: Cursor) -> int:
        line = self.lines.line_of(cursor)
        return self.lines.nearest(cursor.day) if line is None else line

    def _line_near(self, line: int, by: int) -> int:
        """Return a line that is no heading, at a line or beside it, looking first in the direction of travel."""
        line = max(0, min(len(self.lines) - 1, line))
        if self.lines.zoom.folded or not len(self.lines) or isinstance(self.lines.at(line), Cursor):
            return line
        return line + 1 if line == 0 or by > 0 else line - 1

    def _move(self, line: int, *, middle: bool = False) -> None:
        if line == self.line or not len(self.lines):
            return
        before, top = self.line, self.scroll_offset.y
        self.line = line
        self._keep_in_sight(middle=middle)
        if self.scroll_offset.y == top:
            self.refresh_line(before)
            self.refresh_line(line)
        else:
            self.refresh()
        self._post_moved()

    def refresh_line(self, y: int) -> None:
        """Paint one of the lines anew, as tall as it is."""
        top = self.scroll_offset.y
        if top <= y < top + self.size.height:
            self.refresh_lines(top + self._sight.offset(y, top), self.tall(y))

    def _measure(self) -> None:
        """Be so high that the last line is at the bottom when nothing more is beneath: tall lines are more than one."""
        sight = self._sight
        height = top + self.size.height if (top := sight.last_top) else sight.lines
        if height != self.virtual_size.height:
            self.set_height(height)

    def _stay(self, offset: int) -> None:
        """Stand where one stood on the screen, as far as can be, after lines became taller."""
        self._measure()
        sight, top = self._sight, self.scroll_offset.y
        if top <= self.line < top + sight.height and sight.offset(self.line, top) != offset:
            self.jump_to(sight.top_for(self.line, min(offset, sight.height - self.tall(self.line))))

    def _keep_in_sight(self, *, middle: bool) -> None:
        """Scroll as little as needed; far jumps land in the middle, and never under the pinned heading."""
        target = self._sight.scrolled(self.line, round(self.scroll_y), middle=middle)
        if target is not None:
            self.jump_to(target)

    def _post_moved(self) -> None:
        self.post_message(self.Moved(self.cursor, self.row))
