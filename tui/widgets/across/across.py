"""Time across the screen: a line a lane, time from left to right, stories as marks, many at once as heat."""

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
from store.text.numbers import counted
from tui.widgets.across.across_cursor import AcrossCursor
from tui.widgets.across.lane_days import LaneDays, headline_spots, heat_sign
from tui.widgets.across.room_across import HEAD, RoomAcross
from tui.widgets.across.scale_lines import HERE, is_named, names_line, rule_line, stretches_in_sight
from tui.widgets.across.time_scale import LEVELS
from tui.widgets.inks import component_classes
from tui.widgets.lanes.lane import Lane
from tui.widgets.lanes.lane_text import no_lanes
from tui.widgets.line_text import HERE as AT
from tui.widgets.line_text import STARRED, fit, whole_line
from tui.widgets.time_units import name_of

_GUIDE = "┊"
"""Stands in a lane's line where a stretch with a name begins."""

_KEPT = 200
"""Lines of marks that are kept."""


class Across(AcrossCursor, can_focus=True):
    """Lanes as lines of time."""

    INKS = "across"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "strong", "here", "mark")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "step(1)", "Later", id="across.later", tooltip="Go to the lane's next stories in time"),
        Binding("h,left", "step(-1)", "Earlier", id="across.earlier", tooltip="Go to the lane's previous stories in time"),
        Binding("j,down", "lane(1)", "Lane below", id="across.below", tooltip="Go to the lane below"),
        Binding("k,up", "lane(-1)", "Lane above", id="across.above", tooltip="Go to the lane above"),
        Binding("plus,equals_sign", "zoom(1)", "Zoom in", id="across.zoom-in", tooltip="Zoom in: less time, more room for it"),
        Binding("minus", "zoom(-1)", "Zoom out", id="across.zoom-out", tooltip="Zoom out: more time at once"),
        Binding("pagedown", "page(1)", "A screen later", id="across.page-later", tooltip="Go a screen of time later"),
        Binding("pageup", "page(-1)", "A screen earlier", id="across.page-earlier", tooltip="Go a screen of time earlier"),
        Binding("home", "edge(-1)", "First", id="across.first", tooltip="Go to the lane's first story"),
        Binding("end,G", "edge(1)", "Last", id="across.last", tooltip="Go to the lane's last story"),
        Binding("enter", "open", "Read", id="across.read", tooltip="Read the story, or go to these stories in the stream"),
    ]

    @dataclass
    class Opened(Message):
        """The person opened a place."""

        story_id: StoryId
        """Its first story."""
        stories: int
        """How many stories there are."""

    @dataclass
    class LaneChosen(Message):
        """The person clicked a lane's name."""

        lane: Lane
        """The lane."""

    def action_step(self, by: int) -> None:
        """Go so many marks later or earlier in the lane."""
        for _ in range(abs(by)):
            line, here = self._line, self.stretch
            day = (line.day_from(here.end) if by > 0 else line.day_before(here.start)) if line else None
            if day is None:
                return
            self._go(day)

    def action_lane(self, by: int) -> None:
        """Go so many lanes down or up, to what is nearest in time there."""
        nth = max(0, min(len(self.table.lanes) - 1, self.nth + by))
        if self.table.lanes and nth != self.nth:
            self.nth = nth
            self.day = self.table.lanes[nth].nearest(self._aim)
            self._arrive()

    def action_zoom(self, by: int) -> None:
        """Look at time from nearer or farther away."""
        level = max(0, min(len(LEVELS) - 1, (self.level or 0) + by))
        if self.table.lanes and level != self.level:
            self.level = level
            self._look_from(level)

    def action_page(self, by: int) -> None:
        """Go a screen of time later or earlier."""
        if self._line:
            self._go(self._line.nearest(self.scale.at_column(self.stretch.column + by * self.room.width).start))

    def action_edge(self, by: int) -> None:
        """Go to the lane's first story or its last."""
        if self._line:
            self._go(self._line.days[0 if by < 0 else -1])

    def action_open(self) -> None:
        """Read the story, or go to the stories of the place."""
        if self.row and self._line:
            self.post_message(self.Opened(self.row.id, self._line.count(self.stretch.start, self.stretch.end)))

    def on_click(self, event: events.Click) -> None:
        """Go to the marks nearest to what was clicked, and open them with a second click; a lane's name shows it alone."""
        spot, room = event.get_content_offset_capture(self), self.room
        lane = room.lane_at(spot.y)
        if lane is None or not self.table.lanes:
            return
        if spot.x < room.names:
            self.post_message(self.LaneChosen(self.table.lanes[lane[0]].lane))
            return
        self.nth = lane[0]
        self._go(self.table.lanes[self.nth].nearest(self.scale.at_column(self.first + spot.x - room.names).start))
        if event.chain > 1:
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on in time."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back in time."""
        event.stop()
        self.action_step(-1)

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the person's place in sight."""
        if self.level is None:
            self._look()
        self._arrive()

    def _go(self, day: int) -> None:
        self.day = self._aim = day
        self._arrive()

    def render_line(self, y: int) -> Strip:
        """Paint a line: what the lanes are by, the scale of time, the lanes, and what is told of the place."""
        room, width = self.room, self.size.width
        lane = room.lane_at(y)
        if y < HEAD:
            text = self._head(y, room)
        elif lane:
            text = self._lane_line(self.table.lanes[lane[0]], lane[0] == self.nth, lane[1], room)
        else:
            text = self._told(y - (self.size.height - room.foot), width)
        return whole_line(text.render(self.app.console), width, self.ground)

    def _head(self, y: int, room: RoomAcross) -> Text:
        dim, scale = self.ink("dim"), self.scale
        if not self.table.lanes:
            told = f" {no_lanes(self.table.by)}" if self.is_told else " counting…"
            return _line(told if y == 0 else "", dim)
        if y == 0:
            lanes = len(self.table.lanes)
            which = f"{room.top + 1}–{room.end} of {lanes}" if room.shown < lanes else f"{lanes}"
            first, last = map(date.fromordinal, self.in_sight())
            unit = LEVELS[self.level or 0].unit.value
            told = f" lanes by {self.table.by}: {which} · {first:%b} {first.year} – {last:%b} {last.year} · each mark a {unit}"
            return _line(fit(told, self.size.width), dim)
        text = Text(" " * room.names, end="", no_wrap=True)
        if y == 1:
            return text.append(names_line(scale, self.first, room.width), dim)
        rule = rule_line(scale, self.first, room.width, self.stretch)
        text.append(rule, dim)
        if (at := rule.find(HERE)) >= 0:
            text.stylize(self.ink("mark"), room.names + at, room.names + at + 1)
        return text

    def _lane_line(self, line: LaneDays, here: bool, nth: int, room: RoomAcross) -> Text:
        colour = self._colour(line.lane)
        if nth == 0:
            count = f"{line.total:,}"
            name = fit(line.lane.name, room.names - len(count) - 3)
            text = Text(end="", no_wrap=True).append((AT if here else " ") + name, colour + Style(bold=here))
            return text.append(f" {count} ", self.ink("dim")).append_text(self._marks(line, here, room, colour))
        text = _line(AT if here else " ", colour).append(" " * (room.names - 1))
        return text.append_text(self._headlines(line, nth - 1, room))

    def _marks(self, line: LaneDays, here: bool, room: RoomAcross, colour: Style) -> Text:
        """Return a lane's marks; those of lanes that one is not in are kept until others are in sight."""
        key = line.lane.key, id(line), id(self.scale), self.first, room, colour
        if here or key not in self._marked:
            if len(self._marked) > _KEPT:
                self._marked.clear()
            marks = self._painted_marks(line, here, room, colour)
            if here:
                return marks
            self._marked[key] = marks
        return self._marked[key]

    def _painted_marks(self, line: LaneDays, here: bool, room: RoomAcross, colour: Style) -> Text:
        text, most = Text(end="", no_wrap=True), self._most(room)
        column, end, at = self.first, min(self.first + room.width, self.scale.width), self.stretch
        while column < end:
            stretch = self.scale.at_column(column)
            columns = min(stretch.column + stretch.columns, end) - column
            count = 0 if stretch.silence or column > stretch.column else line.count(stretch.start, stretch.end)
            sign = heat_sign(count, most)
            if count > 1 and columns > 3:
                sign += f"{count:,}"[: columns - 2]
            style = colour if count else self.ink("dim")
            if stretch.silence:
                sign = "┄" * columns
            elif not count and is_named(self.scale, stretch) and column == stretch.column:
                sign = _GUIDE
            if here and stretch == at:
                style += self.ink("here") + Style(bold=True)
            text.append(sign, style)
            text.append(" " * (columns - len(sign)))
            column += columns
        return text

    def _most(self, room: RoomAcross) -> int:
        """Return how many stories a stretch in sight has at most."""
        asked = id(self.scale), self.first, room
        if self._most_for[0] != asked:
            seen = stretches_in_sight(self.scale, self.first, room.width)
            shown = self.table.lanes[room.top : room.end]
            self._most_for = asked, max((line.count(one.start, one.end) for line in shown for one in seen), default=1)
        return self._most_for[1]

    def _headlines(self, line: LaneDays, nth: int, room: RoomAcross) -> Text:
        """Return one of the lines with headlines beneath a lane's marks."""
        text = Text(end="", no_wrap=True)
        first, last = self.in_sight()
        rows = [row for row in self._lane_rows.get(line.lane.key, (0, 0, ()))[2] if first <= row.day <= last]
        columns = [self.scale.at_day(row.day).column - self.first for row in rows]
        for spot in headline_spots(columns, room.height - 1, room.width):
            if spot.line == nth:
                row = rows[spot.nth]
                text.append(" " * (spot.column - text.cell_len))
                text.append(fit(row.title, min(spot.room, cell_len(row.title))), self._title_style(row))
        return text

    def _title_style(self, row: StoryRow) -> Style:
        return self.ink("dim") if row.read else Style()

    def _told(self, y: int, width: int) -> Text:
        """Return a line of what is told of the person's place: how many stories it has, and their headlines."""
        line, here, foot = self._line, self.stretch, self.room.foot
        if line is None or y < 0:
            return Text("", end="")
        count = line.count(here.start, here.end)
        if y == 0:
            after = self.scale.silence_before(here)
            silence = f" · nothing for {_whole(after)} before" if after else ""
            stories = counted(count)
            told = f"{AT}{line.lane.name} · {name_of(LEVELS[self.level or 0].unit, here.start)} · {stories}{silence}"
            return _line(fit(told, width), self._colour(line.lane) + Style(bold=True))
        rows, last = self.rows, foot - 1
        if y == last and count > last:
            return _line(f"  … {count - last + 1:,} more", self.ink("dim"))
        return self._told_story(rows[y - 1], width) if y <= len(rows) else Text("  …" if y == 1 else "", end="")

    def _told_story(self, row: StoryRow, width: int) -> Text:
        day = row.published.first_day
        sign = STARRED if row.starred else "□" if row.read else "■"
        theme = self._themes.get(row.theme)
        text = _line(f"  {sign} ", Style(color=theme.colour) if theme else Style())
        text.append(f"{day.day:>2} {day:%b %Y}  ", self.ink("dim"))
        return text.append(fit(row.title, max(1, width - text.cell_len)), Style() if row.read else self.ink("strong"))

    def _colour(self, lane: Lane) -> Style:
        return Style(color=lane.colour) if lane.colour else self.ink("mark")


def _line(text: str, style: Style) -> Text:
    """Return a text in a style that is its own: what is added behind it has another."""
    return Text(end="", no_wrap=True).append(text, style)


def _whole(short: str) -> str:
    """Return how long a silence was in whole words."""
    number, unit = short.split()
    word = {"y": "year", "mo": "month", "d": "day"}[unit]
    return f"{number} {word}{'' if number == '1' else 's'}"
