"""How much letters stand out from the ground they stand on, and colours in which they do."""

from __future__ import annotations

import colorsys
import re

_UNKNOWN = "#9aa0a6"
_HALVINGS = 12
"""How often the place of a lightness is halved: finer than any screen shows."""


def contrast(one: str, other: str) -> float:
    """Return how much two colours, `#rrggbb`, stand out from each other, 1 to 21, as WCAG 2 reckons it."""
    return contrast_of(luminance(one), luminance(other))


def contrast_of(one: float, other: float) -> float:
    """Return how much two brightnesses stand out from each other."""
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return how bright a colour looks, 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_luminance(colour: str, wanted: float) -> str:
    """Return a colour of the same hue that looks as bright as wanted, or nearly."""
    hue, _, full = colorsys.rgb_to_hls(*_channels(colour))
    least, most = 0.0, 1.0
    for _ in range(_HALVINGS):
        light = (least + most) / 2
        if luminance(_hex(hue, light, full)) < wanted:
            least = light
        else:
            most = light
    return _hex(hue, most, full)


def blended(colour: str, other: str, part: float) -> str:
    """Return a colour moved so much of the way to another, 0 to 1."""
    channels = (one + (to - one) * part for one, to in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def ink(colour: str, ground: str, least: float) -> str:
    """Return a colour, made darker or lighter until it stands out enough from the ground."""
    hue, light, full = colorsys.rgb_to_hls(*_channels(colour))
    step = 0.01 if luminance(ground) < 0.5 else -0.01
    found = _hex(hue, light, full)
    while contrast(found, ground) < least and 0 <= light <= 1:
        light += step
        found = _hex(hue, min(max(light, 0), 1), full)
    return found


def _channels(colour: str) -> tuple[float, float, float]:
    known = colour if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) else _UNKNOWN
    red, green, blue = (int(known[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(hue: float, light: float, full: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, light, full))
