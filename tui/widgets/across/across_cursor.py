"""The place in time across the screen: which lane and day a person is on, what is in sight, and what has to be fetched for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.geometry import Offset
from textual.message import Message

from store.api.story import StoryId
from store.api.themes import Theme
from store.api.views import StoryRow
from tui.widgets.across.lane_days import AcrossTable, LaneDays
from tui.widgets.across.room_across import HEAD, RoomAcross, room_across
from tui.widgets.across.time_scale import LEVELS, Stretch, TimeScale, fitting_level
from tui.widgets.inks import Inked
from tui.widgets.lanes.lane import Lane

FEW = 60
"""Where no more stories of a lane are in sight, their headlines stand beneath their marks."""
_MARGIN = 2
"""Columns that stay in sight beside the person's place."""
_NOTHING: tuple[int, int, Sequence[StoryRow]] = (1, 0, ())


class AcrossCursor(Inked):
    """Lanes as lines of time with a person on a stretch of one of them."""

    @dataclass
    class Moved(Message, namespace="across"):
        """The person is in another place: its first stories are asked for, and those of lanes in sight that are few enough."""

        generation: int
        here: tuple[Lane, int, int] | None
        """The lane, the first day and the last, as ordinals; None if these stories are here already."""
        lanes: Sequence[tuple[Lane, int, int]]
        """Lanes with the stretch of days whose headlines are to be shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.table = AcrossTable()
        self.level: int | None = None
        """Which of `LEVELS` time is looked at from; None until there is something to look at."""
        self.scale = TimeScale((), LEVELS[0])
        self.nth = 0
        """Which lane the person is in."""
        self.day = 1
        """A day of the stretch they are on."""
        self.first = 0
        """The first column of time in sight."""
        self._aim = 1
        self._top = 0
        self._days: Sequence[int] = ()
        self._generation = 0
        self._here: tuple[tuple[str, int], Sequence[StoryRow]] | None = None
        self._lane_rows: dict[str, tuple[int, int, Sequence[StoryRow]]] = {}
        self._most_for: tuple[object, int] = (None, 1)
        self._marked: dict[tuple[object, ...], Text] = {}  # the lines of marks that were painted last
        self._themes: Mapping[str, Theme] = {}

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes."""
        self._themes = {theme.key: theme for theme in themes}

    def show(self, table: AcrossTable, day: int | None, lane: str) -> None:
        """Show other lanes, standing in one of them near a day; those of before stay where they were."""
        self.table = AcrossTable(table.by, [one for one in table.lanes if one.total])
        self._generation += 1
        self._here, self._lane_rows = None, {}
        keys = [one.lane.key for one in self.table.lanes]
        self.nth = keys.index(lane) if lane in keys else min(self.nth, max(0, len(keys) - 1))
        self._days = self.table.days()
        self._aim = day if day is not None else max(self._days, default=1)
        self._look()

    @property
    def is_told(self) -> bool:
        """Whether it was told yet what there is to show."""
        return self._generation > 0

    def go_to_day(self, day: int) -> None:
        """Go to the stories of the lane that are the nearest to a day."""
        self._aim = day
        if self._line:
            self.day = self._line.nearest(day)
            self._arrive()

    def supply(
        self, generation: int, here: Sequence[StoryRow] | None, lanes: Mapping[str, tuple[int, int, Sequence[StoryRow]]]
    ) -> None:
        """Take the stories of the place, and those of lanes by their keys; stale answers are dropped."""
        if generation == self._generation:
            if here is not None:
                self._here = self._place, here
            self._lane_rows = {**self._lane_rows, **lanes}
            self.refresh()

    def update_row(self, row: StoryRow) -> None:
        """Show a story's changed marks."""

        def anew(rows: Sequence[StoryRow]) -> list[StoryRow]:
            return [row if one.id == row.id else one for one in rows]

        if self._here:
            self._here = self._here[0], anew(self._here[1])
        self._lane_rows = {key: (first, last, anew(rows)) for key, (first, last, rows) in self._lane_rows.items()}
        self.refresh()

    @property
    def row(self) -> StoryRow | None:
        """The first story of the place the person is on."""
        return next(iter(self.rows), None)

    @property
    def rows(self) -> Sequence[StoryRow]:
        """The first stories of that place; none while they are being fetched."""
        return self._here[1] if self._here and self._here[0] == self._place else ()

    @property
    def lane(self) -> Lane | None:
        """The lane the person is in."""
        return self.table.lanes[self.nth].lane if self.table.lanes else None

    @property
    def story_id(self) -> StoryId | None:
        """The id of the first story there."""
        return self.row.id if self.row else None

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the mark one is on stands on the screen."""
        room = self.room
        mark = Offset(room.names + self.stretch.column - self.first, HEAD + (self.nth - room.top) * room.height)
        return self.content_region.offset + mark

    @property
    def stretch(self) -> Stretch:
        """The stretch of time the person is on."""
        return self.scale.at_day(self.day)

    @property
    def room(self) -> RoomAcross:
        """How the lines and columns are shared out."""
        return room_across(self.size.width, self.size.height, len(self.table.lanes), self._top, self.nth)

    @property
    def _place(self) -> tuple[str, int]:
        return (self.lane.key if self.lane else "", self.stretch.start)

    @property
    def _line(self) -> LaneDays | None:
        return self.table.lanes[self.nth] if self.table.lanes else None

    def _look(self) -> None:
        """Look at time from where one did, or at first from where all of it has room, once it is known how much there is."""
        if self.level is None and self._days and self.size.width:
            self.level = fitting_level(self._days, self.room.width)
        self._look_from(self.level or 0)

    def _look_from(self, level: int) -> None:
        """Look at time from another level; the person's place stays in its column."""
        before = self.stretch.column - self.first
        self.scale = TimeScale(self._days, LEVELS[level])
        self._most_for, self._marked = (None, 1), {}
        if self._line:
            self.day = self._line.nearest(self._aim)
        self.first = self.stretch.column - before
        self._arrive()

    def _arrive(self) -> None:
        """Bring the place into sight, and ask for what is not here."""
        room = self.room
        self._top, width, column = room.top, room.width, self.stretch.column
        self.first = min(max(self.first, column - width + 1 + _MARGIN), column - _MARGIN)
        self.first = max(0, min(self.first, self.scale.width - width))
        self.refresh()
        if self._line:
            here = None if self.rows else (self._line.lane, self.stretch.start, self.stretch.end - 1)
            self.post_message(self.Moved(self._generation, here, self._lacking()))

    def _lacking(self) -> list[tuple[Lane, int, int]]:
        """Return the lanes in sight whose headlines have room, with the days for which they are still to be fetched."""
        room = self.room
        if room.height < 2:
            return []
        seen, lacking = self.in_sight(), []
        for line in self.table.lanes[room.top : room.end]:
            first, last, _ = self._lane_rows.get(line.lane.key, _NOTHING)
            if 0 < line.count(seen[0], seen[1] + 1) <= FEW and not first <= seen[0] <= seen[1] <= last:
                lacking.append((line.lane, *seen))
        return lacking

    def in_sight(self) -> tuple[int, int]:
        """Return the first day in sight and the last."""
        return self.scale.at_column(self.first).start, self.scale.at_column(self.first + self.room.width - 1).end - 1
