"""One lane, and all of them with their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.api.views import Breakdown, Selection


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: what it is called, and which stories stand in it."""

    key: str
    """Tells it from all lanes of the same kind: a theme's key, a place, `watch:` and a watch list's name."""
    name: str
    """What it is called."""
    selection: Selection
    """The stories in it."""
    colour: str = ""
    """Its theme's colour; empty if its stories are of many themes."""
    unread: int = 0
    """How many unread stories a watch list has."""


@dataclass(frozen=True, slots=True)
class LaneTable:
    """The lanes that are shown, and how many stories each has in each month."""

    by: str = "theme"
    """What they are by, in a word."""
    lanes: Sequence[Lane] = ()
    """The lanes, from left to right; those without stories are not shown."""
    months: Breakdown = field(default_factory=dict)
    """First day of a month, as an ordinal, to key of a lane to number of stories."""

    @property
    def sums(self) -> Mapping[str, int]:
        """How many stories each lane has that has any."""
        sums: dict[str, int] = {}
        for counts in self.months.values():
            for key, count in counts.items():
                sums[key] = sums.get(key, 0) + count
        return sums


def numbers_of(stories: int, unread: int) -> str:
    """Return how many stories a lane has, and how many of them are unread: `41, 3 unread`."""
    return f"{stories:,}, {unread:,} unread" if unread else f"{stories:,}"
