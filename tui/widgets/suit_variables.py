"""Textual's own themes, made readable: a few of their inks and grounds are too near to each other for lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from store.text.contrast import blended, contrast, contrast_of, luminance, with_luminance
from tui.widgets.colours import SUITS
from tui.widgets.subject_colours import Ground

_INKS = ("primary", "secondary", "accent", "success", "warning", "error")
_GROUNDS = ("surface", "panel")
_ENOUGH = 4.6
_STEP = 0.15


def readable_variables(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Return a theme's variables with inks that can be read on all its grounds, and `muted` for what may be passed over.

    Dateline's own suits are as they were chosen, and those that leave the terminal its colours can't be looked into.
    """
    found = {"muted": "ansi_bright_black", **variables}
    if theme.ansi or theme in SUITS or not all(_plain(found.get(name, "")) for name in ("foreground", "background")):
        return found
    ink, plain = found["foreground"], found["background"]
    for name in filter(lambda name: _plain(found.get(name, "")), _GROUNDS):
        for _ in range(12):
            if contrast(ink, found[name]) >= _ENOUGH:
                break
            found[name] = blended(found[name], plain, _STEP)
    ground = Ground.of(theme, found, sixteen=False)
    brightnesses = [luminance(colour) for colour in ground.colours]
    for name in filter(lambda name: _plain(found.get(name, "")), _INKS):
        found[name] = _readable(found[name], brightnesses, dark=theme.dark)
    return found | {"muted": readable_grey(ground, ink)}


def readable_grey(ground: Ground, ink: str) -> str:
    """Return a grey between the letters and the ground, for what may be passed over: it can still be read."""
    grounds = [luminance(colour) for colour in ground.colours]
    worst = max(grounds) if ground.dark else min(grounds)
    own = luminance(ink)
    middle = own + (worst - own) * 0.55
    while contrast_of(middle, worst) < ground.least * 1.03 and abs(middle - own) > 0.001:
        middle += (own - middle) * 0.1
    return with_luminance("#808890", middle)


def _readable(colour: str, grounds: list[float], *, dark: bool) -> str:
    worst = max(grounds) if dark else min(grounds)
    bright = luminance(colour)
    if contrast_of(bright, worst) >= _ENOUGH and (bright > worst) == dark:
        return colour
    wanted = _ENOUGH * (worst + 0.05) - 0.05 if dark else (worst + 0.05) / (_ENOUGH * 1.02) - 0.05
    return with_luminance(colour, min(1.0, max(0.0, wanted)))


def _plain(colour: str) -> bool:
    return colour.startswith("#") and len(colour) == 7
