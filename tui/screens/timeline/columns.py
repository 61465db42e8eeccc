"""How the window is divided between the timeline, the story, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.screens.timeline.session import Session

WIDE = 104
"""Columns from which on the story stands beside the timeline."""
_THREE = 170
"""Columns from which on what belongs to the story stands beside it, not beneath."""
_WHOLE_ASIDE = 120
"""The same where the story has the window for itself."""
TALL = 20
"""Lines from which on the strip above the timeline has all of its own."""
LEAST_TIMELINE, LEAST_STORY = 30, 40
"""Columns that each keeps, however the split is moved."""
_USUAL, _MOST = 62, 77
"""Columns of the story where nobody moved the split: beyond the most, its text would leave room empty."""
_LEAST_ASIDE, _MOST_ASIDE = 32, 56
_SHARE = 0.38
"""How much of the height what belongs to the story takes at most."""


class Columns(NamedTuple):
    """How the window is divided."""

    three: bool = False
    """Whether what belongs to the story stands at its right."""
    column: int = 0
    """Columns of the story with what belongs to it; 0 for all there are."""
    aside: int = 0
    """Columns of what belongs to the story at its right; 0 if it does not stand there."""
    beneath: int = 0
    """Lines of what belongs to the story beneath it, its rule counted; 0 if it does not stand there."""


def divide(now: Session, width: int, height: int) -> Columns:
    """Return how a window of so many columns and lines is divided."""
    if now.alone:
        three = width >= _WHOLE_ASIDE
        aside = _aside(width - _MOST) if three and now.belongs_shown else 0
        return Columns(three, 0, aside, 0 if three else _beneath(now, height))
    if now.shows_stretch:
        return Columns(False, _story(now.split, width))
    if width >= _THREE:
        aside = _aside(width - _MOST) if now.belongs_shown else 0
        return Columns(True, aside + _story(now.split, width - aside), aside)
    return Columns(False, _story(now.split, width), 0, _beneath(now, height))


def move_split(now: Session, width: int, by: int) -> int:
    """Return how many columns the story has once the timeline has so many more, or fewer; as many as it has if neither may."""
    aside = _aside(width - _MOST) if width >= _THREE and now.belongs_shown else 0
    before = _story(now.split, width - aside)
    return _story(before - by, width - aside)


def story_from(now: Session, width: int, column: int) -> int:
    """Return how many columns the story has once the rule before it stands in a column of the window."""
    aside = _aside(width - _MOST) if width >= _THREE and now.belongs_shown else 0
    return _story(max(1, width - aside - column), width - aside)


def _story(split: int, width: int) -> int:
    """Return the columns of the story where it stands beside the timeline in so many of them."""
    wanted = split or min(_MOST, max(_USUAL, width // 2 + 2))
    return max(LEAST_STORY, min(width - LEAST_TIMELINE, wanted))


def _aside(left: int) -> int:
    return max(_LEAST_ASIDE, min(_MOST_ASIDE, left // 3))


def _beneath(now: Session, height: int) -> int:
    """Return the lines of what belongs to the story beneath it: as many as it needs, and as the text leaves it."""
    if not (now.belongs_shown and now.belonging):
        return 0
    strip = 0 if now.alone else 3 if height >= TALL else 1
    room = height - 2 - strip
    least = max(11, height * 2 // 3) if now.alone else 0
    lines = min(now.belonging + 1, int(room * _SHARE), room - least)
    return lines if lines > 1 else 0
