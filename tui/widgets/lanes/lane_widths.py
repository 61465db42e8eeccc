"""Which lanes have room side by side, how wide each is, and which one a column of the window belongs to."""

from __future__ import annotations

from typing import NamedTuple

DATES = 8
"""Columns for the months' names."""
_NARROWEST = 25
"""Columns that a lane has at least: its edge, a sign, a blank and 22 letters."""
_DATED = 34
"""Columns of each lane from which on there is room for the days of stories."""


class LaneWidths(NamedTuple):
    """The lanes in sight."""

    first: int
    """Which lane is the first in sight, from 0."""
    widths: tuple[int, ...]
    """How many columns each lane in sight has, its edge among them."""
    lanes: int
    """How many lanes there are in all."""

    @property
    def end(self) -> int:
        """Which lane is the first beyond those in sight."""
        return self.first + len(self.widths)

    @property
    def beyond(self) -> int:
        """How many lanes lie on the right of those in sight."""
        return self.lanes - self.end

    @property
    def dated(self) -> bool:
        """Whether there is room for the days of stories."""
        return min(self.widths, default=0) >= _DATED

    def lane_at(self, column: int) -> int | None:
        """Return which lane a column of the window belongs to, or None if it belongs to none."""
        left = DATES
        for nth, width in enumerate(self.widths):
            if left <= column < left + width:
                return self.first + nth
            left += width
        return None


def lane_widths(width: int, lanes: int, here: int, first: int) -> LaneWidths:
    """Return the lanes in sight in a window so wide: from the `first` of before on, or as near as shows the one that is `here`.

    They share all the room there is.
    """
    room = max(_NARROWEST, width - DATES)
    shown = max(0, min(lanes, room // _NARROWEST))
    if not shown:
        return LaneWidths(0, (), lanes)
    first = max(0, min(max(first, here - shown + 1), here, lanes - shown))
    wide, more = divmod(room, shown)
    return LaneWidths(first, tuple(wide + (nth < more) for nth in range(shown)), lanes)
