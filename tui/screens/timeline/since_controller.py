"""Since you last looked: what came is offered at the foot when the screen opens, and shown on one page."""

from __future__ import annotations

from datetime import datetime
from time import time
from typing import TYPE_CHECKING

from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.since import Arrived, arrived_lines, arrived_since, since_words
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from store.api.arrivals import Came
    from store.api.story import StoryId


class SinceController(Controller):
    """Tells what came since the last sitting.

    The page opens on its key alone: one that opened by itself would take the keys that are typed at the start.
    """

    def __init__(self, room: Room, trail: TrailController) -> None:
        super().__init__(room)
        self.trail = trail
        self.moment = time()
        """When the last sitting was left, in seconds since 1970; when this one began, if there was none."""

    def offer(self, moment: float) -> None:
        """Say how much came since a sitting was left, if anything did."""
        self.moment = moment
        self.questions.ask(lambda archive: archive.came(moment), self._offer, "since")

    def _offer(self, came: Came) -> None:
        if came.number:
            self.window.notify(f"{counted(came.number)} came since {self._then} · ! shows what", 8)

    def show(self) -> None:
        """Show what came, by what one follows, by thread and by theme."""
        moment = self.moment
        self.questions.ask(lambda archive: arrived_since(archive, moment), self._show, "since")

    def _show(self, arrived: Arrived) -> None:
        from tui.dialogs.events_page import EventsPage

        listing = arrived_lines(arrived)
        if not listing[1]:
            self.window.notify(f"No story came since {self._then}; P adds some, F follows feeds", 5)
            return

        def go(story_id: StoryId | None) -> None:
            if story_id is not None:
                self.trail.jump(story_id)

        about = f"{counted(arrived.number)} came since {self._then}"
        self.window.open(EventsPage([("Since you last looked", about, listing)]), go)

    @property
    def _then(self) -> str:
        return since_words(self.moment, datetime.now().astimezone())
