"""The last border before the terminal: what painted lines go through, by what the terminal can show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.theme import Theme

from tui.terminal.abilities import Abilities, Depth, Signs
from tui.terminal.anchored_text import ANCHORING_FILTER, UNSURE
from tui.terminal.steady_widths import DOUBTFUL, STEADY_FILTER
from tui.terminal.steering_filter import STEERING_FILTER

_PLAIN_GROUNDS = ("background", "surface")
_RAISED = ("panel", "scrollbar", "accent", "primary", "foreground")
"""What stands out by its ground: where one is, the scrollbar's grip, a cursor."""
_WANTS_CARE = re.compile(f"{DOUBTFUL.pattern}|{UNSURE.pattern}")
"""What is not passed on as it is, beside what can't be printed."""


class InTurn(LineFilter):
    """Several filters as one: each line that is painted is looked up, and kept, once for all of them."""

    def __init__(self, filters: Sequence[LineFilter]) -> None:
        super().__init__()
        self._filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return a line's segments as the last filter leaves them."""
        for one in self._filters:
            segments = one.apply(segments, background)
        return segments


class HarmlessFilter(InTurn):
    """What every terminal wants of a text's letters; nearly all lines are seen at one look to be harmless, and stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return a line's segments, the same ones if they need no care."""
        for text, _, _ in segments:
            if not text.isprintable() or not (text.isascii() or _WANTS_CARE.search(text) is None):
                return super().apply(segments, background)
        return segments


class LastBorder:
    """Gives the filters for painted lines, in their order, as one; it is made once for each theme of the screen."""

    def __init__(self, can: Abilities) -> None:
        self._can = can
        self._known: tuple[str, Sequence[LineFilter]] = "", ()
        self._whole: list[LineFilter] = []
        signs = [] if can.signs is Signs.UNICODE else _fewer_signs(can.signs)
        letters = STEADY_FILTER, *signs, STEERING_FILTER, ANCHORING_FILTER
        self._letters = InTurn(letters) if signs else HarmlessFilter(letters)

    def filters(self, textuals: Sequence[LineFilter], theme: Theme, variables: Mapping[str, str]) -> list[LineFilter]:
        """Return the filters; of Textual's own only the one that gives the terminal's colours for those that have names.

        Its way of leaving colours out is to paint greys, and a ground of its own.
        """
        if self._known != (theme.name, textuals):
            self._known = theme.name, textuals
            named = [one for one in textuals if isinstance(one, ANSIToTruecolor)]
            self._whole = [InTurn([*named, *self._fewer(theme, variables), self._letters])]
        return self._whole

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
