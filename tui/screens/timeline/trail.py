"""The stories visited by jumping, to go back and forward along, each with what was shown around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from store.api.story import StoryId
from store.api.views import Selection
from tui.screens.timeline.search_session import SearchSession

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
    search: SearchSession | None = field(default=None, compare=False)
    """The search that was on."""


class Trail(NamedTuple):
    """Where the person has been by jumping in this sitting; each step makes another one."""

    behind: tuple[Stop, ...] = ()
    """Stories jumped from, oldest first."""
    ahead: tuple[Stop, ...] = ()
    """Stories gone back from, the nearest last."""

    def leave(self, stop: Stop) -> Trail:
        """Return the trail with the story that is jumped from; what lay ahead is forgotten."""
        behind = self.behind if self.behind[-1:] == (stop,) else (*self.behind, stop)
        return Trail(behind[-_LONGEST:])

    def back(self, here: Stop | None) -> tuple[Trail, Stop | None]:
        """Return the trail gone back, and the story it leads to; None at its beginning."""
        behind, ahead, stop = _along(self.behind, self.ahead, here)
        return Trail(behind, ahead), stop

    def forward(self, here: Stop | None) -> tuple[Trail, Stop | None]:
        """Return the trail gone forward, and the story it leads to; None at its end."""
        ahead, behind, stop = _along(self.ahead, self.behind, here)
        return Trail(behind, ahead), stop

    def stops(self, here: Stop | None) -> Sequence[Stop]:
        """Return the whole trail in the order it was walked, the story one is on among it."""
        return [*self.behind, *([here] if here else []), *reversed(self.ahead)]

    def walk_to(self, at: int, here: Stop | None) -> tuple[Trail, Stop | None]:
        """Return the trail gone along to one of its `stops`, and that stop; None if one is there already."""
        trail, stop = self, None
        by = at - len(self.behind)
        for _ in range(abs(by)):
            trail, next_stop = (trail.back if by < 0 else trail.forward)(stop or here)
            stop = next_stop or stop
        return trail, stop


Stops = tuple[Stop, ...]


def _along(origin: Stops, other: Stops, here: Stop | None) -> tuple[Stops, Stops, Stop | None]:
    """Take the last stop that is not where one is; leave where one is on the other side."""
    while origin:
        *rest, stop = origin
        origin = tuple(rest)
        if here is None or (stop.story_id, stop.selection) != (here.story_id, here.selection):
            return origin, (*other, here) if here else other, stop
    return origin, other, None
