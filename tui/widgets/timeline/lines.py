"""The timeline's layout: from counts per day to which line shows what, without a screen and without the stories."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import NamedTuple

from store.api.views import Counts, Cursor
from tui.widgets.time_units import TimeUnit, next_start, start_of


class Group(NamedTuple):
    """A stretch of time with a heading and the days in it that have stories."""

    start: int
    """The stretch's first day, as an ordinal."""
    day: int
    """The first day that has a story."""
    before: int
    """How many stories come before it, in time order."""
    total: int
    """How many lines stand beneath its heading: its stories, and a line for each day that stories speak of."""
    events: int = 0
    """How many of them are such days."""

    @property
    def stories(self) -> int:
        """How many stories it has."""
        return self.total - self.events


class Zoom(NamedTuple):
    """How closely the timeline is looked at."""

    unit: TimeUnit
    """What has a heading."""
    folded: bool
    """True if only the headings are shown, with what lies beneath summed up."""


ZOOMS = (
    Zoom(TimeUnit.DAY, folded=False),
    Zoom(TimeUnit.MONTH, folded=False),
    Zoom(TimeUnit.WEEK, folded=True),
    Zoom(TimeUnit.MONTH, folded=True),
    Zoom(TimeUnit.YEAR, folded=True),
    Zoom(TimeUnit.DECADE, folded=True),
)
"""Every way of looking, closest first."""
USUAL_ZOOM = 1
"""Where a person starts: stories under months."""


class Lines:
    """Which line of the timeline shows which heading or which story."""

    def __init__(self, counts: Counts, zoom: Zoom, *, newest_first: bool, event_days: Collection[int] = ()) -> None:
        self.zoom = zoom
        self.newest_first = newest_first
        self._event_days = frozenset(() if zoom.folded else event_days)
        days = counts.days
        if self._event_days:
            days = {day: days.get(day, 0) + (day in self._event_days) for day in sorted({*days, *self._event_days})}
        self._days = list(days)
        self._before = [0, *accumulate(days.values())]
        groups = list(self._cut(zoom.unit))
        self.groups: tuple[Group, ...] = tuple(reversed(groups) if newest_first else groups)
        heights = [1 if zoom.folded else 1 + group.total for group in self.groups]
        self._offsets = [0, *accumulate(heights)]
        self._index = {group.start: index for index, group in enumerate(self.groups)}

    def __len__(self) -> int:
        return self._offsets[-1]

    def group_at(self, line: int) -> int:
        """Return the index of the group that a line belongs to."""
        return max(0, min(len(self.groups), bisect_right(self._offsets, line)) - 1)

    def heading_line(self, group: int) -> int:
        """Return the line of a group's heading."""
        return self._offsets[group]

    def at(self, line: int) -> Cursor | Group:
        """Return the cursor of the story on a line, or the group whose heading it is; -1 of a day is the line of the day itself."""
        index = self.group_at(line)
        group, nth = self.groups[index], line - self._offsets[index] - 1
        if nth < 0:
            return group
        if self.newest_first:
            nth = group.total - 1 - nth
        which = bisect_right(self._before, group.before + nth) - 1
        day = self._days[which]
        return Cursor(day, group.before + nth - self._before[which] - (day in self._event_days))

    def line_of(self, cursor: Cursor) -> int | None:
        """Return the line that shows a story, or its group when folded; None if its day has no stories here."""
        index = self._index.get(start_of(self.zoom.unit, cursor.day))
        if index is None or self.zoom.folded:
            return None if index is None else self._offsets[index]
        group = self.groups[index]
        which = bisect_left(self._days, cursor.day)
        lines = cursor.nth + (cursor.day in self._event_days)
        if self._days[which : which + 1] != [cursor.day] or self._before[which] + lines >= self._before[-1]:
            return None
        nth = self._before[which] + cursor.nth + (cursor.day in self._event_days) - group.before
        if nth >= group.total:
            return None
        return self._offsets[index] + 1 + (group.total - 1 - nth if self.newest_first else nth)

    def nearest(self, day: int) -> int:
        """Return the line of the first story, or of the day itself, on or after a day; of the last one if all are earlier."""
        if not self._days:
            return 0
        which = bisect_left(self._days, day)
        if which < len(self._days):
            return self.line_of(Cursor(self._days[which], -(self._days[which] in self._event_days))) or 0
        has_event = self._days[-1] in self._event_days
        return self.line_of(Cursor(self._days[-1], self._before[-1] - self._before[-2] - 1 - has_event)) or 0

    def _cut(self, unit: TimeUnit) -> Iterator[Group]:
        """Yield the stretches that have stories, in time order; asks the calendar once for each."""
        first = 0
        while first < len(self._days):
            start = start_of(unit, self._days[first])
            end = bisect_left(self._days, next_start(unit, start), first + 1)
            events = sum(day in self._event_days for day in self._days[first:end]) if self._event_days else 0
            yield Group(start, self._days[first], self._before[first], self._before[end] - self._before[first], events)
            first = end

    def rows_between(self, first: int, last: int) -> tuple[Cursor, int] | None:
        """Return the earliest story on the lines from first to last, and how many stories there are from it on."""
        places = [spot for spot in map(self.at, _clip(first, last, len(self))) if isinstance(spot, Cursor) and spot.nth >= 0]
        if not places:
            return None
        return (places[-1] if self.newest_first else places[0]), len(places)


def _clip(first: int, last: int, end: int) -> range:
    return range(max(0, first), min(end, last + 1))
