"""The lanes: watch lists and themes side by side, kept true to what the archive answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from store.api.errors import DatelineError
from store.api.views import Breakdown, Selection, StoryRow
from tui.screens.timeline.browse_controller import BrowseController, Counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.session import View
from tui.screens.timeline.story_controller import Marked
from tui.widgets.lanes.grid import DEPTH
from tui.widgets.lanes.watch_count import WatchCount
from tui.widgets.time_units import TimeUnit, next_start

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.watches import Watch
    from tui.widgets.lanes.lanes import Lanes

_DENSE = 200
"""Stories of a lane that are fetched of one month."""
Toward = tuple[int | None, str]
"""Where to stand in the lanes: near a day (None for the newest), in the lane of a theme or a watch list."""
LaneCounts = tuple[Breakdown, tuple[WatchCount, ...]]
"""How many stories each lane has in each month, and the watch lists that have lanes of their own."""


class LanesController(Controller):
    """Shows the stories in lanes, where the person wants that."""

    def __init__(self, room: Room, browse: BrowseController) -> None:
        super().__init__(room)
        self.browse, self.column = browse, browse.column

    def turn(self) -> None:
        """Show the themes side by side, or one stream again."""
        if self.has_lanes:
            story_id = self.story_id
            self.session = replace(self.session, view=View.STREAM)
            self.panes.timeline.focus()
            self.browse.select(self.session.selection, story_id)
        else:
            row, cursor = self.panes.timeline.row, self.panes.timeline.cursor
            self.session = replace(self.session, view=View.LANES)
            self.show((cursor.day if cursor else None, row.theme if row else ""))
            self.panes.lanes.focus()

    def theme_alone(self) -> None:
        """Show the story's theme alone, or all themes again."""
        if self.row:
            now = self.session.selection
            alone = frozenset() if now.themes else frozenset({self.row.theme})
            self.browse.select(replace(now, themes=alone), self.row.id)

    def show(self, toward: Toward | None = None) -> None:
        """Count what the lanes show, to stand near a day in a theme's lane, or to stay where the person is."""
        wanted = self.questions.wanted

        def find(archive: Archive, selection: Selection) -> LaneCounts:
            shares = {month: dict(counts) for month, counts in archive.breakdown(selection).items()}
            only_marks = replace(selection, unread=False, starred=False) == Selection()
            watched = watched_counts(archive, selection) if only_marks else ()
            for one in watched:
                for month, counts in archive.breakdown(watched_within(selection, one.watch)).items() if wanted() else ():
                    shares.setdefault(month, {})[one.key] = sum(counts.values())
            return shares, watched

        self.ask_shown(find, partial(self._show, toward), "lane-counts")

    def _show(self, toward: Toward | None, found: LaneCounts) -> None:
        shares, watched = found
        lanes, newest_first = self.panes.lanes, self.session.newest_first
        lanes.set_watched(watched)
        if toward is None:
            lanes.show_again(shares, newest_first=newest_first)
        else:
            lanes.show(shares, *toward, newest_first=newest_first)

    def counted(self, found: Counted) -> None:
        """Show a selection's lanes too."""
        self.landed(found.jumped)

    def landed(self, row: StoryRow | None) -> None:
        """Show the lanes of what is shown now, near a story."""
        if self.has_lanes:
            self.show((row.day, row.theme) if row else None)

    def marked(self, marked: Marked) -> None:
        """Count anew what a changed mark may have changed in the lanes."""
        if self.has_lanes and (marked.notice or marked.resorted):
            self.show()
        elif self.has_lanes and self.panes.lanes.watched:
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
            self.panes.lanes.set_watched(watched)

    def moved(self, event: Lanes.Moved) -> None:
        """Mark the place on the strip and show the story."""
        self.panes.histogram.mark(event.day)
        if event.row:
            self.column.rest_on(event.row.id)

    def wanted(self, event: Lanes.RowsWanted) -> None:
        """Fetch the first stories of each lane in the months in sight."""
        lanes = {key: self._lane(key) for key in event.lanes}

        def find(archive: Archive) -> Mapping[tuple[int, str], Sequence[StoryRow]]:
            rows = {}
            for month in event.months:
                first, last = date.fromordinal(month), date.fromordinal(next_start(TimeUnit.MONTH, month) - 1)
                for key, selection in lanes.items():
                    rows[month, key] = archive.span_rows(selection, first, last, max(DEPTH, _DENSE))
            return rows

        self.questions.ask(find, partial(self.panes.lanes.supply, event.generation), "lanes", alone=False)

    def _lane(self, key: str) -> Selection:
        """Return the stories of a lane."""
        watched = self.panes.lanes.watched.get(key)
        if watched:
            return watched_within(self.session.selection, watched.watch)
        return replace(self.session.selection, themes=frozenset({key}))


def watched_counts(archive: Archive, selection: Selection) -> tuple[WatchCount, ...]:
    """Return the watch lists with their numbers; none if they can't be read, which refreshing tells."""
    try:
        watches = archive.watches.all()
    except DatelineError:
        return ()
    counted = [(watch, archive.counts(watched_within(selection, watch))) for watch in watches]
    return tuple(WatchCount(watch, counts.total, counts.unread) for watch, counts in counted)


def watched_within(selection: Selection, watch: Watch) -> Selection:
    """Return what a watch list means of a selection that has no words: all, the unread or the starred."""
    return replace(selection, themes=frozenset(), words=watch.selection.words)
