"""Themes' colours can be read on every ground, and are told apart by people who see fewer colours."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as Suit

from store.api.themes import Theme
from store.text.contrast import contrast, ink, luminance, with_luminance
from store.themes.lexicon import load_lexicon
from tui.terminal.fewer_colours import VGA
from tui.widgets.colours import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT, SUITS
from tui.widgets.subject_colours import Ground, readable_colours
from tui.widgets.suit_variables import readable_variables

THEMES = load_lexicon(Path("nowhere")).themes
SEEN_WITHOUT = {
    "nothing": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How colours look to people without one kind of cones, in linear light (Machado, Oliveira and Fernandes 2009)."""
TOLD_APART = 2.3
"""The distance in CIELAB at which half of all people see that two colours are two."""


def seen(colour: str, without: str) -> tuple[float, float, float]:
    """Return where a colour lies in CIELAB for somebody who sees without one of the three."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    red, green, blue = (min(1.0, max(0.0, sum(map(float.__mul__, row, light)))) for row in SEEN_WITHOUT[without])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    bend: Callable[[float], float] = lambda part: part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116  # noqa: E731
    return 116 * bend(y) - 16, 500 * (bend(x) - bend(y)), 200 * (bend(y) - bend(z))


def ground_of(suit: Suit) -> Ground:
    return Ground.of(suit, readable_variables(suit, suit.to_color_system().generate()), sixteen=False)


@pytest.mark.parametrize("without", SEEN_WITHOUT)
@pytest.mark.parametrize(("suit", "first", "all_of_them"), [(DARK, 4, 3.5), (LIGHT, 2.5, 2.5)], ids=["dark", "light"])
def test_themes_are_told_apart_whatever_colours_one_sees(suit: Suit, first: float, all_of_them: float, without: str) -> None:
    themes = readable_colours(THEMES, ground_of(suit))
    apart = {
        (one.name, other.name): dist(seen(one.colour, without), seen(other.colour, without))
        for one, other in combinations(themes, 2)
    }

    commonest = {theme.name for theme in themes[:8]}
    assert min(far for pair, far in apart.items() if set(pair) <= commonest) > first * TOLD_APART
    assert min(apart.values()) > all_of_them * TOLD_APART


@pytest.mark.parametrize("suit", [*SUITS, *BUILTIN_THEMES.values()], ids=lambda suit: suit.name)
def test_themes_can_be_read_on_every_ground_that_textual_brings(suit: Suit) -> None:
    ground = ground_of(suit)

    for theme in readable_colours(THEMES, ground):
        assert min(contrast(theme.colour, colour) for colour in ground.colours) >= ground.least


@pytest.mark.parametrize("suit", SUITS, ids=lambda suit: suit.name)
def test_every_ink_of_datelines_own_suits_can_be_read_on_all_their_grounds(suit: Suit) -> None:
    least = 7 if suit in (CONTRAST, CONTRAST_LIGHT) else 4.5

    for name in ("foreground", "primary", "secondary", "accent", "success", "warning", "error"):
        for ground in (suit.background, suit.surface, suit.panel):
            assert contrast(getattr(suit, name), ground or "") >= least, (name, ground)
    assert contrast(suit.variables["muted"], suit.panel or "") >= min(least, 5)


@pytest.mark.parametrize("suit", [one for one in BUILTIN_THEMES.values() if not one.ansi], ids=lambda suit: suit.name)
def test_textuals_themes_can_be_read_too(suit: Suit) -> None:
    colours = readable_variables(suit, suit.to_color_system().generate())

    for name in ("foreground", "primary", "accent", "error", "muted"):
        for ground in ("background", "surface", "panel"):
            assert contrast(colours[name], colours[ground]) >= 4.4, (name, ground)


def test_of_sixteen_colours_the_commonest_themes_have_one_each() -> None:
    for dark, different in ((True, 9), (False, 6)):
        themes = readable_colours(THEMES, Ground(("#000000",), dark=dark, sixteen=True))

        assert len({theme.colour for theme in themes[:different]}) == different
        assert {theme.colour for theme in themes} <= set(VGA)


def test_a_colour_that_can_be_read_at_night_is_as_it_was_chosen() -> None:
    water = Theme("water", "Water", "#6699ee")

    assert readable_colours([water], Ground(("#000000",))) == [water]
    (on_paper,) = readable_colours([water], Ground(("#ffffff",), dark=False))
    assert (on_paper.key, on_paper.name) == ("water", "Water")
    assert luminance(on_paper.colour) < luminance(water.colour)


def test_a_colour_is_made_as_bright_as_wanted_and_keeps_its_hue() -> None:
    assert abs(luminance(with_luminance("#3060c0", 0.5)) - 0.5) < 0.01
    assert with_luminance("#3060c0", 0.5)[5:] > with_luminance("#3060c0", 0.5)[1:3]
    assert contrast(ink("#303030", "#000000", 4.5), "#000000") >= 4.5
