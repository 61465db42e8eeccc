"""The stories visited by jumping, to go back and forward along, each with what was shown around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Selection

if TYPE_CHECKING:
    from tui.screens.search_session import SearchSession

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """A story on the trail."""

    story_id: StoryId
    """Which story."""
    title: str
    """Its headline."""
    selection: Selection = field(default_factory=Selection)
    """What the timeline showed there: its filters and its search."""
    hunt: SearchSession | None = field(default=None, compare=False)
    """The search that was on."""


@dataclass(slots=True)
class Trail:
    """Where the person has been by jumping this sitting."""

    behind: list[Stop] = field(default_factory=list)
    """Stories jumped from, oldest first."""
    ahead: list[Stop] = field(default_factory=list)
    """Stories gone back from, the nearest last."""

    def leave(self, stop: Stop) -> None:
        """Note the story that is jumped from; what lay ahead is forgotten."""
        self.ahead.clear()
        if not self.behind or self.behind[-1] != stop:
            self.behind.append(stop)
        del self.behind[:-_LONGEST]

    def back(self, here: Stop | None) -> Stop | None:
        """Return the story to go back to, or None at the trail's beginning."""
        return _along(self.behind, self.ahead, here)

    def forward(self, here: Stop | None) -> Stop | None:
        """Return the story to go forward to, or None at the trail's end."""
        return _along(self.ahead, self.behind, here)

    def stops(self, here: Stop | None) -> Sequence[Stop]:
        """Return the whole trail in the order it was walked, the story one is on among it."""
        return [*self.behind, *([here] if here else []), *reversed(self.ahead)]

    def walk_to(self, place: int, here: Stop | None) -> Stop | None:
        """Go along the trail to one of its `stops`, and return it; None if one is there already."""
        by, stop = place - len(self.behind), None
        for _ in range(abs(by)):
            stop = (self.back if by < 0 else self.forward)(stop or here) or stop
        return stop


def _along(origin: list[Stop], other: list[Stop], here: Stop | None) -> Stop | None:
    while origin:
        stop = origin.pop()
        if here is None or (stop.story_id, stop.selection) != (here.story_id, here.selection):
            if here:
                other.append(here)
            return stop
    return None
