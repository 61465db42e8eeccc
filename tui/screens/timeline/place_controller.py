"""The place: where the last sitting was left is taken up again, and where this one is, is kept for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import time
from typing import TYPE_CHECKING

from store.api.views import StoryRow
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.lane_choice import By
from tui.screens.timeline.search_session import SearchSession
from tui.screens.timeline.session import View
from tui.screens.timeline.trail import Stop, Trail
from tui.state.kept_place import KeptPlace, KeptStop, save_place
from tui.widgets.timeline.lines import ZOOMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.api.archive import Archive
    from store.api.views import Counts

Before = tuple["StoryRow | None", "Counts"]
"""Where the person was before a search, and how many stories stood on each day there."""


class PlaceController(Controller):
    """Takes a place up, and keeps one."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.on_search: Callable[[str], object] = lambda _: None
        """Called with a search that was on, once the first screen is painted: its best matches are still to be found."""
        self._kept: KeptPlace | None = None

    def take_up(self, place: KeptPlace, *, zoomed: bool) -> None:
        """Be where a sitting was left, before anything is shown; `zoomed` if the person wishes another zoom at the start."""
        home, words = place.home, place.selection.words
        self.session = replace(
            self.session,
            selection=place.selection,
            trail=Trail(_stops(place.behind), _stops(place.ahead)),
            search=SearchSession(home, None, words) if home is not None and words else None,
            belongs=place.belongs,
            lanes_by=next((by for by in By if by == place.lanes_by), By.THEME),
        )
        if place.zoom in range(len(ZOOMS)) and not zoomed:
            self.panes.timeline.zoom_level = place.zoom or 0

    def ready(self) -> None:
        """Be there when the person leaves: by then the program may have been installed anew, and its parts be gone."""

    def resume(self, place: KeptPlace) -> None:
        """Find what the first painted screen does without: where a search began, and its best matches."""
        if (home := place.home) is None:
            return

        def find(archive: Archive) -> Before:
            return archive.row(place.home_story) if place.home_story else None, archive.counts(home)

        self.questions.ask(find, lambda before: self._resume_search(*before), "home")

    def _resume_search(self, home_row: StoryRow | None, before: Counts) -> None:
        if now := self.session.search:
            self.panes.histogram.show(before.days)
            self.session = replace(self.session, search=replace(now, home_row=home_row))
            self.on_search(now.words)

    def keep(self, file: Path, *, leaving: bool = False) -> None:
        """Keep where the person is, unless that is kept; also when, as they leave."""
        place = self.place()
        if leaving or place != self._kept:
            self._kept = place
            save_place(file, replace(place, left=time()))

    def place(self) -> KeptPlace:
        """Return where the person is."""
        now, timeline = self.session, self.panes.timeline
        row, cursor = self.row, timeline.cursor
        last = max(now.counts.days, default=0)
        newest = cursor is None or (cursor.day, cursor.nth) == (last, now.counts.days[last] - 1)
        day = row.day if row else cursor.day if cursor else 0
        return KeptPlace(
            story=None if newest or row is None else row.id,
            day=0 if newest and now.view is View.STREAM else day,
            selection=now.selection,
            home=now.search.home if now.search and now.selection.words else None,
            home_story=now.search.home_id if now.search else None,
            view=now.view.value,
            lanes_by=now.lanes_by.value,
            zoom=timeline.zoom_level,
            belongs=now.belongs,
            behind=_kept(now.trail.behind),
            ahead=_kept(now.trail.ahead),
        )


def _kept(stops: Sequence[Stop]) -> tuple[KeptStop, ...]:
    return tuple(KeptStop(stop.story_id, stop.title, stop.selection) for stop in stops)


def _stops(kept: Sequence[KeptStop]) -> tuple[Stop, ...]:
    return tuple(Stop(stop.story, stop.title, stop.selection) for stop in kept)
