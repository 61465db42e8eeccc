"""The last border before the terminal: whatever a widget was given to show, no line that is painted can steer it."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from store.text.clean import STEERING

_BREAKS = str.maketrans("", "", "\t\n")


class SteeringFilter(LineFilter):
    """Takes single steering characters out of painted lines; they have no width, so nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's shape
        """Return a line's segments, cleaned; the same ones, as nearly always, if there is nothing to clean."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(STEERING.sub("", segment.text.translate(_BREAKS)), segment.style, segment.control) for segment in segments
        ]


STEERING_FILTER = SteeringFilter()
