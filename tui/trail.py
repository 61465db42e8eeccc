"""The stories visited by jumping, to go back and forward along."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.model import StoryId

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """A story on the trail."""

    story_id: StoryId
    """Which story."""
    title: str
    """Its headline."""


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


def _along(origin: list[Stop], other: list[Stop], here: Stop | None) -> Stop | None:
    while origin:
        stop = origin.pop()
        if stop != here:
            if here:
                other.append(here)
            return stop
    return None
