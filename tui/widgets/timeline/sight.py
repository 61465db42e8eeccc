"""Which lines of the timeline stand where on the screen, and where to scroll to: a line may be taller than one of the screen's."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Sight(NamedTuple):
    """A window on lines of which each is so many lines of the screen tall."""

    lines: int
    """How many lines there are in all."""
    height: int
    """How many lines the screen has."""
    tall: Callable[[int], int]
    """How many lines of the screen a line takes."""
    pinned: bool
    """Whether the first in sight is one line tall, whatever it is: the heading of what stands beneath."""

    def places(self, top: int) -> list[tuple[int, int]]:
        """Return, for each line of the screen from its first on, which line stands there and which part of it."""
        places = [(top, part) for part in range(self._first(top))] if top < self.lines else []
        line = top + 1
        while line < self.lines and len(places) < self.height:
            places += [(line, part) for part in range(self.tall(line))]
            line += 1
        return places[: self.height]

    def offset(self, line: int, top: int) -> int:
        """Return how many lines of the screen stand above a line, none of which is above the top."""
        return self._first(top) + sum(map(self.tall, range(top + 1, line))) if line > top else 0

    def shows(self, line: int, top: int) -> bool:
        """Return whether all of a line is in sight, beneath the heading if one is pinned."""
        if not top + self.pinned <= line < top + self.height:
            return False
        return self.offset(line, top) + self.tall(line) <= self.height

    def whole(self, top: int) -> int:
        """Return how many lines are in sight as a whole, the pinned heading among them."""
        used, line = self._first(top), top + 1
        while line < self.lines and used + self.tall(line) <= self.height:
            used += self.tall(line)
            line += 1
        return line - top

    def top_for(self, line: int, offset: int) -> int:
        """Return which line is at the top where a line stands so many lines of the screen below it, or as many as can be."""
        top, between = line, 0
        while top > 0 and self._first(top - 1) + between <= offset:
            top -= 1
            between += self.tall(top)
        return top

    def scrolled(self, line: int, top: int, *, middle: bool) -> int | None:
        """Return where to scroll so that a line is in sight beneath the pinned heading, or None if it is.

        It moves as little as needed; far jumps land in the middle.
        """
        if self.shows(line, top):
            return None
        near = top - self.height <= line < top + 2 * self.height
        if middle or not near:
            return self.top_for(line, self.height // 2)
        if line <= top:
            return max(0, line - self.pinned)
        return self.top_for(line, self.height - self.tall(line))

    @property
    def last_top(self) -> int:
        """Which line is at the top when the last one is at the bottom."""
        last = self.lines - 1
        return self.top_for(last, self.height - self.tall(last)) if self.lines else 0

    def _first(self, top: int) -> int:
        return 1 if self.pinned else self.tall(top)
