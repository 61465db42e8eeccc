"""Terminals with few colours or none: what is painted in sixteen million goes through here and keeps its meaning.

What stands in the line a person is on is told by its ground; where there is no ground to choose, it is turned round (reverse).
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color as Paint
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

VGA = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip
"""The sixteen colours as the first terminals had them, by their numbers: what is painted in one of these is painted in just that one."""
BLACK, BLUE, CYAN, WHITE, GREY, BRIGHT_WHITE = 0, 4, 6, 7, 8, 15
_ROUND = (1, 3, 2, 6, 4, 5)
"""Red, yellow, green, cyan, blue and magenta, a sixth of the circle of hues each."""
_NUMBERS = {colour: number for number, colour in enumerate(VGA)}
_OWN = Paint.default()


class FewerColours(LineFilter):
    """Paints lines in other colours, a style at a time; the styles are remembered."""

    def __init__(self, grounds: Sequence[str], raised: Sequence[str]) -> None:
        """Know what is a ground like any other, and what is raised above it to be seen: `#rrggbb`."""
        super().__init__()
        self._grounds = [_triplet(colour) for colour in grounds]
        self._raised = [_triplet(colour) for colour in raised]
        self._restyled = lru_cache(4_096)(self.restyled)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's shape
        """Return a line's segments in the other colours."""
        return [Segment(text, self._restyled(style or Style.null()), control) for text, style, control in segments]

    def restyled(self, style: Style) -> Style:
        """Return the style that is painted instead of another."""
        raise NotImplementedError

    def is_raised(self, ground: Paint | None) -> bool:
        """Return whether a ground is nearer to those that are raised than to those that are not."""
        if ground is None or ground.is_default:
            return False
        there = tuple(ground.get_truecolor())
        return _nearness(there, self._raised) < _nearness(there, self._grounds)


class NoColours(FewerColours):
    """Leaves the terminal its own two colours, and tells by bold, italic, underlined and reversed letters.

    What has the colour of keys and of other things to be seen first is bold.
    """

    def __init__(self, grounds: Sequence[str], raised: Sequence[str], accent: str) -> None:
        super().__init__(grounds, raised)
        self._accent = _triplet(accent)

    def restyled(self, style: Style) -> Style:
        """Return a style without any colour."""
        turned = self.is_raised(style.bgcolor) != bool(style.reverse)
        strong = style.color is not None and style.color.triplet == self._accent
        return style.without_color + Style(dim=False, reverse=turned, bold=True if strong else None)


class SixteenColours(FewerColours):
    """Paints in the sixteen colours that every terminal with colours has: by hue, and letters always readable on their ground."""

    def __init__(self, grounds: Sequence[str], raised: Sequence[str], *, dark: bool) -> None:
        super().__init__(grounds, raised)
        self._dark = dark

    def restyled(self, style: Style) -> Style:
        """Return a style in the sixteen colours; what is painted in one of them by name stays."""
        ink, ground = style.color, style.bgcolor
        if style.reverse:
            ink, ground = ground, ink
        raised = self.is_raised(ground)
        ink_number = self._ink(ink, bold=bool(style.bold), raised=raised)
        ground_number = self._ground(ground, raised=raised)
        return style + Style(color=ink_number, bgcolor=ground_number, dim=False, reverse=False)

    def _ground(self, ground: Paint | None, *, raised: bool) -> Paint:
        if ground is not None and ground.triplet is None:
            return ground
        if raised:
            return Paint.from_ansi(BLUE if self._dark else CYAN)
        return Paint.from_ansi(BLACK if self._dark else WHITE)

    def _ink(self, ink: Paint | None, *, bold: bool, raised: bool) -> Paint:
        if ink is not None and ink.triplet is None and not ink.is_default:
            return ink
        red, green, blue = (part / 255 for part in (ink or _OWN).get_truecolor(foreground=True))
        number = _NUMBERS.get(f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}")
        if number is None:
            number = self._nearest(red, green, blue, bold=bold)
        return Paint.from_ansi(self._readable(number, raised=raised))

    def _nearest(self, red: float, green: float, blue: float, *, bold: bool) -> int:
        """Return the colour that has the hue of another, or the grey that stands for one without a hue."""
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        if full * (1 - abs(2 * light - 1)) < 0.12:
            if not self._dark:
                return BLACK
            return GREY if light < 0.35 else BRIGHT_WHITE if bold else WHITE
        return _ROUND[round(hue * 6 + 0.1) % 6] + (8 if self._dark else 0)

    def _readable(self, number: int, *, raised: bool) -> int:
        """Return a colour, or the nearest to it that can be read on the ground."""
        if not self._dark:
            return BLACK if raised or number in (WHITE, GREY, BRIGHT_WHITE) else number % 8
        if raised:
            return {4: BRIGHT_WHITE, 12: BRIGHT_WHITE, GREY: WHITE, BLACK: WHITE}.get(
                number, number if number >= 7 else number + 8
            )
        return {BLACK: WHITE, 1: 9, 4: 12, 5: 13}.get(number, number)


def _triplet(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _nearness(there: tuple[int, ...], others: Sequence[tuple[int, ...]]) -> int:
    return min(sum((one - another) ** 2 for one, another in zip(there, other, strict=True)) for other in others)
