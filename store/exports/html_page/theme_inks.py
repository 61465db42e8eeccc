"""Themes' colours as a page paints them: as they are on lanes, darker or lighter in letters, so that they can be read."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.themes import Theme
from store.text.contrast import ink

PAPER, NIGHT = "#e6e1d5", "#242a32"
"""The least favourable grounds that letters stand on, by day and by night."""
_READABLE = 4.6
"""How much letters must stand out; WCAG AA asks for 4.5."""
_SEEN = 3.1
"""How much marks must stand out; WCAG AA asks for 3."""


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
