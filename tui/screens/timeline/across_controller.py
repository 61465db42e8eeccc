"""Time across the screen: lanes as lines, kept true to what the archive answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from store.api.views import Selection, StoryRow
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.lane_table import across_table, lane_with
from tui.screens.timeline.lanes_controller import LanesController, Toward
from tui.screens.timeline.session import View
from tui.widgets.across.across_cursor import FEW
from tui.widgets.across.lane_days import AcrossTable
from tui.widgets.lanes.lane import Lane

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.screens.timeline.story_controller import Marked, StoryController
    from tui.widgets.across.across import Across

_TOLD = 6
"""Stories of a place that are told of at most."""
Rows = tuple[Sequence[StoryRow] | None, Mapping[str, tuple[int, int, Sequence[StoryRow]]]]
"""The first stories of a place, and those of lanes with the days they were asked for."""


class AcrossController(Controller):
    """Shows time from left to right, where the person wants that."""

    def __init__(self, room: Room, lanes: LanesController, story: StoryController) -> None:
        super().__init__(room)
        self.lanes, self.story, self.column = lanes, story, lanes.column

    def turn(self) -> None:
        """Show time across the screen, or one stream again."""
        if self.is_across:
            self.lanes.stream()
        else:
            row, day = self.row, self.day
            self.session = replace(self.session, view=View.ACROSS)
            self.show((day, row))
            self.panes.across.focus()

    def show(self, toward: Toward | None = None) -> None:
        """Count what the lanes show, to stand near a day in a story's lane, or to stay where the person is."""
        chosen, wanted = self.lanes.chosen, self.questions.wanted
        day, row = toward or (self.panes.across.day, None)
        here = self.panes.across.lane

        def find(archive: Archive, selection: Selection) -> tuple[AcrossTable, str]:
            table = across_table(archive, selection, chosen, wanted)
            lanes = [one.lane for one in table.lanes]
            return table, lane_with(archive, chosen.by, lanes, row) if row else here.key if here else ""

        self.ask_shown(find, lambda found: self.panes.across.show(found[0], day, found[1]), "across")

    def landed(self, row: StoryRow | None) -> None:
        """Show time across the screen for what is shown now, near a story."""
        if self.is_across:
            self.show((row.day, row) if row else None)

    def marked(self, marked: Marked) -> None:
        """Count anew what a changed mark may have changed."""
        if self.is_across and (marked.notice or marked.resorted):
            self.show()

    def moved(self, event: Across.Moved) -> None:
        """Fetch the stories of the person's place, and of lanes in sight whose headlines have room."""

        def rows(archive: Archive, asked: tuple[Lane, int, int], limit: int) -> Sequence[StoryRow]:
            lane, first, last = asked
            return archive.span_rows(lane.selection, date.fromordinal(first), date.fromordinal(last), limit)

        def find(archive: Archive) -> Rows:
            here = rows(archive, event.here, _TOLD) if event.here else None
            return here, {one[0].key: (one[1], one[2], rows(archive, one, FEW)) for one in event.lanes}

        if event.here or event.lanes:
            self.questions.ask(find, partial(self._supply, event.generation), "across-rows")

    def _supply(self, generation: int, found: Rows) -> None:
        self.panes.across.supply(generation, *found)
        if self.row:
            self.column.rest_on(self.row.id)

    def opened(self, event: Across.Opened) -> None:
        """Read the story, or go to several of them in the stream."""
        if event.stories == 1:
            self.story.read(event.story_id)
        else:
            self.lanes.stream()
