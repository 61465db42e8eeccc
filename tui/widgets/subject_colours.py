"""The colours of stories' themes, as they can be read on the ground there is, and told apart by people who see fewer colours."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from textual.theme import Theme

from store.api.themes import OTHER
from store.api.themes import Theme as Subject
from store.text.contrast import luminance, with_luminance

_ENOUGH = 4.5
"""How much letters stand out at least from what they stand on; WCAG AA asks for it."""
_BRIGHT, _PAPER = (0.28, 0.9), (0.018, 0.125)
"""Between which brightnesses themes' colours lie on a dark ground, and between which on a light one."""
_ON_BLACK, _ON_WHITE = (12, 11, 9, 14, 3, 10, 13, 2, 6), (4, 3, 1, 6, 2, 5)
"""Of the sixteen colours those that can be read, so that the commonest themes are farthest apart; Other is grey."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What letters stand on."""

    colours: tuple[str, ...]
    """The grounds there are, `#rrggbb`: the plain one, and the line a person is on."""
    dark: bool = True
    least: float = _ENOUGH
    """How much letters are to stand out."""
    sixteen: bool = False
    """True if only sixteen colours are painted."""

    @classmethod
    def of(cls, theme: Theme, variables: Mapping[str, str], *, sixteen: bool) -> Self:
        """Return the ground of a theme of the screen; one that leaves the terminal its own is taken to be black or white."""
        named = [variables.get(name, "") for name in ("background", "surface", "panel")]
        known = tuple(colour for colour in named if colour.startswith("#") and len(colour) == 7)
        colours = ("#000000" if theme.dark else "#ffffff",) if theme.ansi or not known else known
        return cls(colours, theme.dark, float(variables.get("letter-contrast", _ENOUGH)), sixteen)


def readable_colours(subjects: Sequence[Subject], ground: Ground) -> list[Subject]:
    """Return the stories' themes in colours that can be read on the ground.

    Themes that differ in brightness on a dark ground do so on a light one, where all are darker: people who see red and green
    alike tell them apart by it.
    """
    if ground.sixteen:
        return _sixteen(subjects, _ON_BLACK if ground.dark else _ON_WHITE)
    grounds = [luminance(colour) for colour in ground.colours]
    return [replace(subject, colour=_readable(subject.colour, grounds, ground)) for subject in subjects]


def _readable(colour: str, grounds: Sequence[float], ground: Ground) -> str:
    bright = luminance(colour)
    if ground.dark:
        needed = min(1.0, ground.least * 1.01 * (max(grounds) + 0.05) - 0.05)
        return colour if bright >= needed else with_luminance(colour, needed)
    allowed = max(0.0, (min(grounds) + 0.05) / (ground.least * 1.03) - 0.05)
    return with_luminance(colour, min(_on_paper(bright), allowed))


def _on_paper(bright: float) -> float:
    """Return how bright a colour is on a light ground that has a brightness on a dark one, by steps as the eye sees them."""
    (least, most), (darkest, lightest) = ([_seen(one) for one in each] for each in (_BRIGHT, _PAPER))
    part = min(1.0, max(0.0, (_seen(bright) - least) / (most - least)))
    seen = darkest + part * (lightest - darkest)
    return seen * seen * seen


def _seen(bright: float) -> float:
    return math.cbrt(bright)


def _sixteen(subjects: Sequence[Subject], numbers: Sequence[int]) -> list[Subject]:
    """Return themes in some of the sixteen colours, going round."""
    from tui.terminal.fewer_colours import VGA

    return [
        replace(subject, colour=VGA[7] if subject.key == OTHER else VGA[numbers[at % len(numbers)]])
        for at, subject in enumerate(subjects)
    ]
