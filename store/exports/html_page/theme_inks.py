"""Themes' colours as a page paints them: as they are on lanes, darker or lighter in letters, so that they can be read."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

from store.api.themes import Theme

PAPER, NIGHT = "#e6e1d5", "#242a32"
"""The least favourable grounds that letters stand on, by day and by night."""
_READABLE = 4.6
"""How much letters must stand out; WCAG AA asks for 4.5."""
_SEEN = 3.1
"""How much marks must stand out; WCAG AA asks for 3."""
_UNKNOWN = "#9aa0a6"


def theme_style(themes: Sequence[Theme]) -> str:
    """Return a style sheet that gives each theme, by its number, an ink for letters and one for marks, by day and by night."""
    day, night = (
        "".join(
            f"--ink-{n}:{ink(theme.colour, ground, _READABLE)};--mark-{n}:{ink(theme.colour, ground, _SEEN)};"
            for n, theme in numbered
        )
        for numbered, ground in ((list(enumerate(themes)), PAPER), (list(enumerate(themes)), NIGHT))
    )
    return f":root{{{day}}}@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"


def ink(colour: str, ground: str, least: float) -> str:
    """Return a colour, made darker or lighter until it stands out enough from the ground."""
    red, green, blue = _channels(colour if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) else _UNKNOWN)
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    step = 0.01 if luminance(ground) < 0.5 else -0.01
    found = _hex(hue, light, full)
    while contrast(found, ground) < least and 0 <= light <= 1:
        light += step
        found = _hex(hue, min(max(light, 0), 1), full)
    return found


def contrast(one: str, other: str) -> float:
    """Return how much two colours stand out from each other, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return how bright a colour looks, 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(hue: float, light: float, full: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, light, full))
