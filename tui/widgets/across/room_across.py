"""How the lines and columns are shared out between the names of lanes, time, and what is told of a place."""

from __future__ import annotations

from typing import NamedTuple

HEAD = 3
"""Lines above the lanes: what they are by, and the scale of time."""


class RoomAcross(NamedTuple):
    """The room there is."""

    names: int
    """Columns for the names of the lanes."""
    width: int
    """Columns for time."""
    height: int
    """Lines that each lane has: one for its marks, the others for headlines."""
    top: int
    """Which lane is the first in sight."""
    shown: int
    """How many lanes are in sight."""
    foot: int
    """Lines beneath, for what is told of the person's place."""

    @property
    def end(self) -> int:
        """Which lane is the first beyond those in sight."""
        return self.top + self.shown

    def lane_at(self, line: int) -> tuple[int, int] | None:
        """Return the lane that a line of the window belongs to, and which of its lines that is; None if it is no lane's."""
        nth, within = divmod(line - HEAD, self.height)
        return (self.top + nth, within) if line >= HEAD and nth < self.shown else None


def room_across(width: int, height: int, lanes: int, top: int, here: int) -> RoomAcross:
    """Return how a window is shared out, with the lane in sight that the person is in."""
    names = 14 if width < 76 else 24
    foot = 3 if height < 18 else 5 if height < 30 else 7
    room = max(1, height - HEAD - foot)
    tall = max(1, min(6, room // max(1, lanes)))
    shown = max(1, min(lanes, room // tall)) if lanes else 0
    top = max(0, min(max(top, here - shown + 1), here, lanes - shown))
    return RoomAcross(names, max(1, width - names), tall, top, shown, foot)
