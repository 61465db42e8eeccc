"""Jumping: from a story to another, with a trail to come back along, and what reading leaves behind."""

from __future__ import annotations

from dataclasses import replace

from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from tui.screens.answers import Arrived, Counted, Gone, Marked
from tui.screens.lanes_screen import LanesScreen
from tui.trail import Stop
from tui.widgets.beside import Beside
from tui.widgets.foot import Foot
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.reading.reading import Reading
from tui.widgets.spread import Spread
from tui.widgets.timeline.timeline import Timeline


class JumpingScreen(LanesScreen):
    """Goes from story to story and remembers the way."""

    def read(self, story_id: StoryId) -> None:
        """Read a story: in the column beside the timeline, or in its place where the window is narrow."""
        self.add_class("reading")
        if self.reading.story is None or self.reading.story.id != story_id:
            self.tell(story_id)
        self.reading.focus()
        self._mark_read()

    def go(self, story_id: StoryId, stop: Stop | None = None) -> None:
        """Go to a story among what is shown, or among all stories if it is not there; to a stop with what was shown at it."""
        if stop is not None:
            self.selection, self.hunt = stop.selection, stop.hunt
        self.arrive(self.selection, story_id)
        if self.has_class("reading") or self.has_class("lanes"):
            self.tell(story_id)

    def jump(self, story_id: StoryId) -> None:
        """Go to a story, leaving a trace on the trail."""
        self._leave_trace()
        self.go(story_id)

    def on_gone(self, answer: Gone) -> None:
        """Stand on the story; a search or a filter that does not have it is off, and comes back along the trail."""
        if answer.asked != self.selection:
            return
        if answer.shown != answer.asked:
            self.hunt = None
        self.selection = answer.shown
        self.post_message(Counted(answer.shown, answer.counts, answer.place, answer.row))

    def on_timeline_opened(self, event: Timeline.Opened) -> None:
        """Read a story."""
        self.read(event.story_id)

    def on_lanes_opened(self, event: Lanes.Opened) -> None:
        """Read a story."""
        self.read(event.story_id)

    def on_beside_chosen(self, event: Beside.Chosen) -> None:
        """Jump to a related story."""
        self.jump(event.story_id)
        (self.reading if self.has_class("narrow") else self.timeline).focus()

    def on_spread_chosen(self, event: Spread.Chosen) -> None:
        """Go to the time that was clicked."""
        self._leave_trace()
        self.timeline.go_to_day(event.day)

    def on_reading_touched(self, _event: Reading.Touched) -> None:
        """Take a story that is scrolled as read."""
        self._mark_read()

    def on_arrived(self, answer: Arrived) -> None:
        """Go to the story a step led to."""
        if answer.row is None:
            self.notify(answer.otherwise, markup=False, timeout=3)
        else:  # it is among what is shown, which stays
            if answer.told:
                self.notify(answer.told, markup=False, timeout=3)
            self.count(self.selection, answer.row.id, jumped=True)
            if self.has_class("reading"):
                self.tell(answer.row.id)

    def on_marked(self, answer: Marked) -> None:
        """Show a story's changed marks."""
        self.show_row(answer.row)
        if answer.counts.days != self.counts.days:
            self.count(self.selection, answer.row.id)
        self._show(answer.counts)
        if answer.notice:
            self.notify(answer.notice, markup=False, timeout=3)
        if answer.resorted:
            self.tell(answer.row.id)

    def action_unread(self, by: int) -> None:
        """Go to the next unread story, going round after the last."""
        around = "Round to the first unread story" if by > 0 else "Round to the last unread story"
        self._step(replace(self.selection, unread=True), by, "No other unread story here", around)

    def action_same_theme(self, by: int) -> None:
        """Go to the next story of the same theme."""
        if self.row:
            self._step(replace(self.selection, themes=frozenset({self.row.theme})), by, "No more of this theme that way")

    def action_back(self) -> None:
        """Go back along the trail."""
        self._walk(self.trail.back(self._stop()), "The trail begins here")

    def action_forward(self) -> None:
        """Go forward along the trail."""
        self._walk(self.trail.forward(self._stop()), "The trail ends here")

    def _step(self, selection: Selection, by: int, otherwise: str, around: str = "") -> None:
        if self.row:
            self.step_to(selection, self.row.id, by, otherwise, around)

    def _stop(self) -> Stop | None:
        row = self.row
        return Stop(row.id, row.title, self.selection, replace(self.hunt) if self.hunt else None) if row else None

    def _leave_trace(self, row: StoryRow | None = None) -> None:
        """Leave a trace of where the person is; with a story, of where a search began."""
        stop = Stop(row.id, row.title, self.hunt.home if self.hunt else self.selection) if row else self._stop()
        if stop:
            self.trail.leave(stop)
            self.query_one(Foot).tell("")

    def _walk(self, stop: Stop | None, otherwise: str) -> None:
        if stop is None:
            self.notify(otherwise, timeout=3, markup=False)
        else:
            self.go(stop.story_id, stop)
            self.query_one(Foot).tell("")

    def _mark_read(self) -> None:
        row = self.row
        if row and not row.read:
            self.mark(self.selection, row, read=True)
