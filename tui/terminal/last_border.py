"""The last border before the terminal: what painted lines go through, by what the terminal can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.theme import Theme

from tui.terminal.abilities import Abilities, Depth, Signs
from tui.terminal.anchored_text import ANCHORING_FILTER
from tui.terminal.steady_widths import STEADY_FILTER
from tui.terminal.steering_filter import STEERING_FILTER

_PLAIN_GROUNDS = ("background", "surface")
_RAISED = ("panel", "scrollbar", "accent", "primary", "foreground")
"""What stands out by its ground: where one is, the scrollbar's grip, a cursor."""


class LastBorder:
    """Gives the filters for painted lines, in their order; those for colours are made once for each theme of the screen."""

    def __init__(self, can: Abilities) -> None:
        self._can = can
        self._colours: tuple[str, list[LineFilter]] = "", []
        self._signs = [] if can.signs is Signs.UNICODE else _fewer_signs(can.signs)

    def filters(self, textuals: Sequence[LineFilter], theme: Theme, variables: Mapping[str, str]) -> list[LineFilter]:
        """Return the filters; of Textual's own only the one that gives the terminal's colours for those that have names.

        Its way of leaving colours out is to paint greys, and a ground of its own.
        """
        if self._colours[0] != theme.name:
            self._colours = theme.name, self._fewer(theme, variables)
        named = [one for one in textuals if isinstance(one, ANSIToTruecolor)]
        return [*named, *self._colours[1], STEADY_FILTER, *self._signs, STEERING_FILTER, ANCHORING_FILTER]

    def _fewer(self, theme: Theme, variables: Mapping[str, str]) -> list[LineFilter]:
        if self._can.depth not in (Depth.NONE, Depth.SIXTEEN):
            return []
        from tui.terminal.fewer_colours import NoColours, SixteenColours

        grounds, raised = _colours(variables, _PLAIN_GROUNDS), _colours(variables, _RAISED)
        if self._can.depth is Depth.NONE:
            return [NoColours(grounds, raised, *_colours(variables, ("accent",)))]
        return [SixteenColours(grounds, raised, dark=theme.dark)]


def _fewer_signs(signs: Signs) -> list[LineFilter]:
    from tui.terminal.sign_twins import ASCII_FILTER, PLAIN_FILTER

    return [PLAIN_FILTER if signs is Signs.PLAIN else ASCII_FILTER]


def _colours(variables: Mapping[str, str], names: Sequence[str]) -> list[str]:
    return [Color.parse(variables[name]).rich_color.get_truecolor().hex for name in names if name in variables]
