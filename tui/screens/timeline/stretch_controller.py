"""The column while the timeline is looked at from far away: what the stretch of time was about that the person rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tui.screens.timeline.controller import Controller, Room
from tui.widgets.time_units import TimeUnit

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.api.archive import Archive
    from store.api.times import KeyDate, Stretch

_SUMMED_AFTER = 0.1
"""Seconds that a person rests on a stretch before it is summed up."""
_DATES_AFTER = 0.5
"""Seconds more until its key dates are looked for: that takes longer, and no key should meet it."""

_TOLD = 4
"""How many headlines and threads are told."""

Place = tuple[TimeUnit, date, date]
"""A stretch of time, from its first day to its last."""


class StretchController(Controller):
    """Sums up a stretch of time."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._later: Timer | None = None
        self._shown: tuple[object, ...] = ()

    def rest_on(self, place: Place | None) -> None:
        """Sum a stretch up once the person rests on it; where it is None, the story has its column again."""
        if (place is not None) != self.session.stretched:
            self.session = replace(self.session, stretched=place is not None)
        wanted = place, self.session.selection, id(self.session.counts)
        if place is None or self.session.narrow or wanted == self._shown:
            return
        self._wait(_SUMMED_AFTER, place)
        self._shown = wanted

    def _wait(self, seconds: float, place: Place, told: Stretch | None = None) -> None:
        if self._later:
            self._later.stop()
        self._later = self.window.later(seconds, lambda: self._ask_dates(place) if told else self._ask(place))

    def _ask(self, place: Place) -> None:
        unit, first, last = place
        selection = self.session.selection

        def show(told: Stretch) -> None:
            self.panes.stretch.show(unit, told)
            self._wait(_DATES_AFTER, place, told)

        self.questions.ask(
            lambda archive: archive.times.stretch(first, last, selection, _TOLD),
            show,
            "stretch",
            still=lambda: self._is_on(place),
        )

    def _ask_dates(self, place: Place) -> None:
        _, first, last = place
        selection = self.session.selection

        def find(archive: Archive) -> Sequence[KeyDate]:
            return archive.times.brief(selection, first, last, 6).dates

        self.questions.ask(find, self.panes.stretch.show_dates, "stretch", still=lambda: self._is_on(place))

    def _is_on(self, place: Place) -> bool:
        return self.session.stretched and bool(self._shown) and self._shown[0] == place
