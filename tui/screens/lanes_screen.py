"""The lanes: watch lists and themes side by side, kept true to what the archive answers."""

from __future__ import annotations

from dataclasses import replace

from store.api.story import StoryId
from store.api.views import Selection
from tui.screens.answers import Counted, LanesCounted, LanesFetched, Marked, Toward, WatchesCounted
from tui.screens.archive_screen import watched_within
from tui.screens.browsing_screen import BrowsingScreen
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.spread import Spread


class LanesScreen(BrowsingScreen):
    """Shows the stories in lanes, where the person wants that."""

    def on_counted(self, answer: Counted) -> None:
        """Show a selection's lanes too."""
        if answer.selection == self.selection and self.has_class("lanes"):
            row = answer.jumped
            self._show_lanes((row.day, row.theme) if row else None)

    def on_lanes_counted(self, answer: LanesCounted) -> None:
        """Show how many stories each lane has in each month."""
        if answer.selection != self.selection:
            return
        self.lanes.set_watched(answer.watched)
        if answer.toward is None:
            self.lanes.show_again(answer.shares, newest_first=self.newest_first)
        else:
            self.lanes.show(answer.shares, *answer.toward, newest_first=self.newest_first)

    def on_lanes_fetched(self, answer: LanesFetched) -> None:
        """Give the lanes the stories they wanted."""
        self.lanes.supply(answer.generation, answer.rows)

    def on_lanes_moved(self, event: Lanes.Moved) -> None:
        """Mark the place on the strip and show the story."""
        self.query_one(Spread).mark(event.day)
        if event.row:
            self._read_soon(event.row.id)

    def on_lanes_wanted(self, event: Lanes.Wanted) -> None:
        """Fetch the stories of the months in sight."""
        self.fetch_lanes(event.generation, event.months, {key: self._lane(key) for key in event.lanes})

    def on_lanes_unfolded(self, event: Lanes.Unfolded) -> None:
        """Show one lane alone where more stories stand than the lanes have room for."""
        self.remove_class("lanes")
        self._show_alone(event.lane, event.story_id)
        self.timeline.focus()

    def on_marked(self, answer: Marked) -> None:
        """Count anew what a changed mark may have changed in the lanes."""
        if self.has_class("lanes") and (answer.notice or answer.resorted):
            self._show_lanes()
        elif self.has_class("lanes") and self.lanes.watched:
            self.count_watches(self.selection)

    def on_watches_counted(self, answer: WatchesCounted) -> None:
        """Show the watch lists' numbers; their stories too if there are others now."""
        if not self.has_class("lanes") or answer.selection != self.selection:
            return
        sums = self.lanes.grid.sums
        if any(one.stories != sums.get(one.key, 0) for one in answer.watched):
            self._show_lanes()
        else:
            self.lanes.set_watched(answer.watched)

    def _show_lanes(self, toward: Toward | None = None) -> None:
        """Count what the lanes show, to stand near a day in a theme's lane, or to stay where the person is."""
        self.count_lanes(self.selection, toward)

    def _show_alone(self, lane: str, story_id: StoryId | None) -> None:
        """Show the stories of one lane on the timeline, standing on one of them."""
        self._select(replace(self.selection, themes=frozenset({lane})), story_id)

    def _lane(self, key: str) -> Selection:
        """Return the stories of a lane."""
        if key in self.lanes.watched:
            return watched_within(self.selection, self.lanes.watched[key].watch)
        return replace(self.selection, themes=frozenset({key}))
