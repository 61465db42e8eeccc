"""The lanes: themes, watch lists and others side by side, kept true to what the archive answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from store.api.views import Selection, StoryRow
from tui.screens.timeline.browse_controller import BrowseController, Counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.lane_choice import By, LaneOrder
from tui.screens.timeline.lane_table import Chosen, lane_table, lane_with, watched_counts
from tui.screens.timeline.session import View
from tui.screens.timeline.story_controller import Marked
from tui.widgets.lanes.grid import DEPTH
from tui.widgets.lanes.lane import LaneTable
from tui.widgets.lanes.watch_count import WatchCount
from tui.widgets.time_units import TimeUnit, next_start

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.widgets.lanes.lanes import Lanes

_DENSE = 200
"""Stories of a lane that are fetched of one month."""
Toward = tuple[int | None, StoryRow | None]
"""Where to stand in the lanes: near a day (None for the newest), in the lane of a story."""
Laned = tuple[LaneTable, str]
"""The lanes, and the key of the one to stand in."""


class LanesController(Controller):
    """Shows the stories in lanes, where the person wants that."""

    def __init__(self, room: Room, browse: BrowseController) -> None:
        super().__init__(room)
        self.browse, self.column = browse, browse.column

    def turn(self) -> None:
        """Show the themes side by side, or one stream again."""
        if self.has_lanes:
            self.stream()
        else:
            row, day = self.row, self.day
            self.session = replace(self.session, view=View.LANES)
            self.show((day, row))
            self.panes.lanes.focus()

    def stream(self) -> None:
        """Show one stream again, where the person is."""
        story_id = self.story_id
        self.session = replace(self.session, view=View.STREAM)
        self.panes.timeline.focus()
        self.browse.select(self.session.selection, story_id)

    def show_lanes(self) -> None:
        """Show the lanes, anew if they are shown already."""
        if self.has_lanes:
            self.show()
        else:
            self.turn()

    def theme_alone(self) -> None:
        """Show the story's theme alone, or all themes again."""
        if self.row:
            now = self.session.selection
            alone = frozenset() if now.themes else frozenset({self.row.theme})
            self.browse.select(replace(now, themes=alone), self.row.id)

    @property
    def chosen(self) -> Chosen:
        """What the person chose of lanes."""
        now = self.session
        return Chosen(now.lanes_by, now.lane_orders.get(now.lanes_by, LaneOrder()), list(now.themes.values()))

    def show(self, toward: Toward | None = None) -> None:
        """Count what the lanes show, to stand near a day in a story's lane, or to stay where the person is."""
        chosen, wanted = self.chosen, self.questions.wanted

        def find(archive: Archive, selection: Selection) -> Laned:
            table = lane_table(archive, selection, chosen, wanted)
            return table, lane_with(archive, chosen.by, table.lanes, toward[1]) if toward else ""

        self.ask_shown(find, partial(self._show, toward), "lane-counts")

    def _show(self, toward: Toward | None, found: Laned) -> None:
        table, lane = found
        newest_first = self.session.newest_first
        if toward is None:
            self.panes.lanes.show_again(table, newest_first=newest_first)
        else:
            self.panes.lanes.show(table, toward[0], lane, newest_first=newest_first)
            if not table.lanes and table.by == By.THEME.value and self.session.selection == Selection():
                self.tell_no_stories()

    def counted(self, found: Counted) -> None:
        """Show a selection's lanes too."""
        self.landed(found.jumped)

    def landed(self, row: StoryRow | None) -> None:
        """Show the lanes of what is shown now, near a story."""
        if self.has_lanes:
            self.show((row.day, row) if row else None)

    def marked(self, marked: Marked) -> None:
        """Count anew what a changed mark may have changed in the lanes."""
        if self.has_lanes and (marked.is_promised or marked.resorted):
            self.show()
        elif self.has_lanes and any(lane.selection.words for lane in self.panes.lanes.table.lanes):
            self.ask_shown(watched_counts, self._count_watched, "watch-lanes")

    def _count_watched(self, watched: Sequence[WatchCount]) -> None:
        """Show the watch lists' numbers; their stories too if there are others now."""
        if not self.has_lanes:
            return
        if self.session.selection == Selection():
            self.session = replace(self.session, watched=tuple(watched))
        if any(one.stories != self.panes.lanes.sums.get(one.key, 0) for one in watched):
            self.show()
        else:
            self.panes.lanes.set_unread({one.key: one.unread for one in watched})

    def moved(self, event: Lanes.Moved) -> None:
        """Mark the place on the strip and show the story."""
        self.panes.histogram.mark(event.day, event.span)
        if event.row:
            self.column.rest_on(event.row.id)

    def wanted(self, event: Lanes.RowsWanted) -> None:
        """Fetch the stories of lanes in the months in sight, as many as there is room for."""
        newest_first = self.session.newest_first

        def find(archive: Archive) -> Mapping[tuple[int, str], Sequence[StoryRow]]:
            rows = {}
            for month, lane, count in event.wanted:
                first, last = date.fromordinal(month), date.fromordinal(next_start(TimeUnit.MONTH, month) - 1)
                limit = min(count, _DENSE) if newest_first else DEPTH
                rows[month, lane.key] = archive.span_rows(lane.selection, first, last, limit)
            return rows

        self.questions.ask(find, partial(self.panes.lanes.supply, event.generation), "lanes", alone=False)
