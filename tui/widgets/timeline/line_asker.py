"""What has to be fetched for the lines of the timeline that are in sight, or soon will be, and what of it is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.api.views import Breakdown, Counts, Cursor, StoryRow
from tui.widgets.line_view import LineView
from tui.widgets.time_units import TimeUnit, next_start
from tui.widgets.timeline.lines import USUAL_ZOOM, ZOOMS, Lines
from tui.widgets.timeline.row_cache import RowCache

if TYPE_CHECKING:
    from store.api.times import Event


class LineAsker(LineView):
    """Lines that ask for what is not here yet of those in sight."""

    @dataclass
    class RowsWanted(Message, namespace="timeline"):
        """Lines are on screen, or soon will be, whose stories are not here yet."""

        generation: int
        """Which counts the request belongs to; hand it back with the answer."""
        start: Cursor
        limit: int

    @dataclass
    class EventsWanted(Message, namespace="timeline"):
        """Days are on screen, or soon will be, of which it is not known yet what stories say of them."""

        generation: int
        days: tuple[int, ...]

    @dataclass
    class SharesWanted(Message, namespace="timeline"):
        """Stretches of time are on screen, and how many stories each theme has in them is not known yet."""

        generation: int
        unit: TimeUnit

    @dataclass
    class HeadlinesWanted(Message, namespace="timeline"):
        """Stretches of time are on screen, and which headlines tell them best is not known yet."""

        generation: int
        unit: TimeUnit
        stretches: tuple[tuple[int, int], ...]
        """The first and the last day of each."""

    def __init__(self, *, newest_first: bool, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.lines = Lines(Counts(), ZOOMS[USUAL_ZOOM], newest_first=newest_first)
        self._counts = Counts()
        self._counted = self._daily = True
        self._row_cache = RowCache()
        self._event_days: Mapping[int, int] = {}
        self._events: dict[int, Event] = {}
        self._asked_events: tuple[int, int] = (0, 0)
        self._shares: Breakdown = {}
        self._shared: tuple[int, TimeUnit] | None = None
        self._headlines: dict[tuple[TimeUnit, int], Sequence[StoryRow]] = {}
        self._asked_headlines: tuple[tuple[int, int], ...] = ()

    def _ask_for_rows(self) -> None:
        """Ask for the stories in sight, and some pages around, unless they are here."""
        if not self._daily:
            return
        if self.lines.zoom.folded and len(self.lines) and self._shared != (self._row_cache.generation, self.lines.zoom.unit):
            self._shared = (self._row_cache.generation, self.lines.zoom.unit)
            self._shares = {}
            self.post_message(self.SharesWanted(*self._shared))
        self._ask_for_headlines()
        if not self._shows_stories:
            return
        wanted = self._row_cache.wanted(self.lines, self.scroll_offset.y, max(1, self.size.height))
        if wanted:
            self.post_message(self.RowsWanted(self._row_cache.generation, *wanted))
        else:
            self.call_after_refresh(self._ask_for_ends)
        self._ask_for_events()

    def _ask_for_headlines(self) -> None:
        """Ask which headlines tell the stretches in sight best, and those of a page around."""
        unit, top, height = self.lines.zoom.unit, self.scroll_offset.y, max(1, self.size.height)
        if not self.lines.zoom.folded or not self.lines.groups:
            return
        shown = self.lines.groups[max(0, top - height // 2) : top + height]
        lacked = [group.start for group in shown if (unit, group.start) not in self._headlines]
        wanted = tuple((start, next_start(unit, start) - 1) for start in lacked)
        if wanted and wanted != self._asked_headlines:
            self._asked_headlines = wanted
            self.post_message(self.HeadlinesWanted(self._row_cache.generation, unit, wanted))

    def _ask_for_ends(self) -> None:
        """Ask for the stories of the first and the last page, so that they are here when the person goes there."""
        top, height = self.scroll_offset.y, self.size.height
        if height and self._daily and self._shows_stories and not self._row_cache.lacks(self.lines, top, height):
            for wanted in self._row_cache.wanted_at_ends(self.lines, height):
                self.post_message(self.RowsWanted(self._row_cache.generation, *wanted))

    @property
    def _shows_stories(self) -> bool:
        """Whether the lines are stories that have to be fetched."""
        return bool(len(self.lines)) and not self.lines.zoom.folded and self.lines.zoom.unit in (TimeUnit.DAY, TimeUnit.MONTH)

    def _ask_for_events(self) -> None:
        """Ask what stories say of the days in sight that have a line for it."""
        if not self._event_days:
            return
        top, height = self.scroll_offset.y, max(1, self.size.height)
        spots = [self.lines.at(line) for line in range(max(0, top - height), min(len(self.lines), top + 2 * height))]
        days = [spot.day for spot in spots if isinstance(spot, Cursor) and spot.nth < 0 and spot.day not in self._events]
        if days and (min(days), max(days)) != self._asked_events:
            self._asked_events = min(days), max(days)
            self.post_message(self.EventsWanted(self._row_cache.generation, tuple(sorted(days))))
