"""The tour: three things to do on the stories that are there, each told at the foot until it is done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from store.private import make_file, make_folder
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.session import Purpose

_ROOMY = 110
"""Columns from which on a step is told at length."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do."""

    told: str
    """What, in a few words."""
    at_length: str
    """What, where there is room."""


STEPS = [
    Step("j k move, ↵ reads a story (Esc skips)", "j and k go from story to story, ↵ reads one · Esc skips the tour"),
    Step(
        "Esc goes back, then /remitances ↵ finds",
        "Esc goes back to the timeline; then type /remitances and ↵: misspelled words are found too",
    ),
    Step(
        "[ ] go along the thread, - + zoom: try one",
        "[ and ] go along the story's thread, - zooms out to years and + in again: try one",
    ),
]
"""The steps, in order."""


class TourController(Controller):
    """Tells what to do, sees that it is done, and goes on to the next."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._at = -1
        self._began: object = None
        self._taken: Path | None = None

    @property
    def is_on(self) -> bool:
        """Whether the tour is being taken."""
        return self._at >= 0

    def begin_once(self, taken: Path) -> None:
        """Begin, unless a file says that the tour was taken or skipped before; it will say so from now on."""
        if not taken.exists():
            self._taken = taken
            self.begin()

    def begin(self) -> None:
        """Begin, from the first step."""
        self._go_to(0)

    def look(self) -> None:
        """See whether what is told is done; whatever has happened, it has by now."""
        if self.is_on:
            if self._is_done[self._at]():
                self._go_to(self._at + 1)
            self._tell()

    def skip(self) -> None:
        """End the tour before its end."""
        if self.is_on:
            self._end("The tour is over · :tour begins it again")

    def _go_to(self, step: int) -> None:
        if step < len(STEPS):
            self._at, self._began = step, self._place
            self._tell()
        else:
            self._end("That was the tour · ? shows every key, :tour begins it again")

    def _tell(self) -> None:
        if self.is_on and not (self.session.held or self.session.busy):
            step = STEPS[self._at]
            told = step.at_length if self.window.size.width >= _ROOMY else step.told
            self.panes.status_bar.hold_message(f"Tour {self._at + 1}/{len(STEPS)}: {told}")

    def _end(self, told: str) -> None:
        self._at = -1
        self.panes.status_bar.hold_message("")
        self.window.notify(told, 6)
        if self._taken:
            with suppress(OSError):  # then it is offered again
                make_folder(self._taken.parent)
                make_file(self._taken)

    @property
    def _is_done(self) -> tuple[Callable[[], bool], ...]:
        """What tells of each step whether it is done."""
        now = self.session
        return (
            lambda: now.reading,
            lambda: now.search is not None and bool(now.selection.words) and now.purpose is Purpose.NOTHING,
            lambda: self._began != self._place,
        )

    @property
    def _place(self) -> object:
        """How closely the timeline is looked at, and where the person came along."""
        return self.panes.timeline.zoom_level, self.session.trail.behind
