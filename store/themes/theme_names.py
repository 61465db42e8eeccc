"""Names, keys and colours of themes that a person makes."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from store.api.errors import ThemeError
from store.api.themes import Theme
from store.text.clean import clean_line
from store.text.fold import fold, words
from store.themes.lexicon import ThemeLexicon
from store.themes.themes_toml import COLOUR

LONGEST_NAME = 40
"""Characters of a theme's name."""
_COLOURS = (
    "#c98bb9", "#8fb573", "#d98f6c", "#6fa8dc", "#b39ddb", "#5fb49c", "#cfa34e", "#e08aa0", "#8da0cb", "#a3a65a", "#c77f5a", "#71b7c7",
)  # fmt: skip
"""Colours that read on a dark and on a light ground."""


def theme_named(name: str, lexicon: ThemeLexicon) -> Theme:
    """Return a theme with a name, and with a key and a colour that no theme of a lexicon has. Raises ThemeError."""
    clean = check_name(name, lexicon)
    key = "-".join(filter(str.isascii, words(clean))) or f"theme-{blake2b(clean.encode(), digest_size=4).hexdigest()}"
    taken = next((theme for theme in lexicon.every if theme.key == key), None)
    if taken:
        raise ThemeError(f"there is a theme “{taken.name}” already; choose another name")
    return Theme(key, clean, _colour([theme.colour for theme in lexicon.every]))


def check_name(name: str, lexicon: ThemeLexicon, but: str = "") -> str:
    """Return a name without what could steer a terminal. Raises ThemeError if no theme, or none but one, can have it."""
    clean = clean_line(name)
    if not clean:
        raise ThemeError("a theme needs a name")
    if len(clean) > LONGEST_NAME:
        raise ThemeError(f"a theme's name has at most {LONGEST_NAME} characters; this one has {len(clean)}")
    others = [theme for theme in lexicon.every if theme.key != but]
    if taken := next((theme for theme in others if fold(theme.name) == fold(clean)), None):
        raise ThemeError(f"there is a theme “{taken.name}” already; choose another name")
    if taken := next((theme for theme in others if fold(theme.key) == fold(clean)), None):
        raise ThemeError(f"“{clean}” is the key of the theme “{taken.name}”; choose another name")
    return clean


def check_colour(colour: str) -> None:
    """Raise ThemeError if a theme can't have a colour."""
    if not COLOUR.fullmatch(colour):
        raise ThemeError(f"“{clean_line(colour)[:LONGEST_NAME]}” is no colour such as #7fa7cf: # and six digits from 0 to f")


def _colour(taken: Sequence[str]) -> str:
    """Return the colour that is farthest from those that are taken."""
    return max(_COLOURS, key=lambda colour: min((_apart(colour, other) for other in taken), default=0))


def _apart(one: str, other: str) -> int:
    return sum((int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) ** 2 for at in (1, 3, 5))
