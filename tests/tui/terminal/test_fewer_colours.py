"""What becomes of colours where there are sixteen or none: letters stay readable, and where one is can be seen."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.terminal.fewer_colours import VGA, NoColours, SixteenColours
from tui.terminal.key_names import as_shown, spell_out
from tui.widgets.colours import DARK, LIGHT

BLACK = Color(0, 0, 0)
GROUND, LINE = str(DARK.background), str(DARK.panel)


def painted(filtering: NoColours | SixteenColours, ink: str, ground: str, *, bold: bool = False) -> Style:
    (segment,) = filtering.apply([Segment("a", Style(color=ink, bgcolor=ground, bold=bold or None))], BLACK)
    assert segment.style
    return segment.style


@pytest.fixture
def none() -> NoColours:
    return NoColours([GROUND], [LINE], str(DARK.accent))


@pytest.fixture
def sixteen() -> SixteenColours:
    return SixteenColours([GROUND], [LINE], dark=True)


def test_without_colours_the_line_one_is_on_is_reversed_and_keys_are_bold(none: NoColours) -> None:
    assert painted(none, "#d9dce1", GROUND) == Style(reverse=False, dim=False)
    assert painted(none, "#d9dce1", LINE).reverse
    assert painted(none, str(DARK.accent), GROUND).bold
    assert painted(none, "#d9dce1", GROUND, bold=True).bold
    assert painted(none, "#d9dce1", LINE).color is None


def test_of_sixteen_colours_each_letter_gets_the_one_of_its_hue(sixteen: SixteenColours) -> None:
    names = {
        ink: painted(sixteen, ink, GROUND).color for ink in ("#fd927f", "#72b373", "#7fa7cf", "#54d4d4", "#e3b066", "#d9dce1")
    }

    assert [color.number for color in names.values() if color] == [9, 10, 12, 14, 11, 7]
    assert painted(sixteen, "#d9dce1", GROUND, bold=True).color == painted(sixteen, VGA[15], GROUND).color
    assert painted(sixteen, VGA[2], GROUND).color == Style(color="color(2)").color


def test_on_the_line_one_is_on_every_letter_is_bright(sixteen: SixteenColours) -> None:
    here = [painted(sixteen, ink, LINE) for ink in (*VGA, "#d9dce1", "#39424e")]

    assert {style.bgcolor.number for style in here if style.bgcolor} == {4}
    assert all(style.color and style.color.number not in (None, 0, 1, 4, 5, 8, 12) for style in here)


def test_on_paper_letters_are_dark() -> None:
    paper = SixteenColours([str(LIGHT.background)], [str(LIGHT.panel)], dark=False)

    assert painted(paper, "#23262b", str(LIGHT.background)).color == Style(color="color(0)").color
    assert painted(paper, "#2c5f8f", str(LIGHT.background)).color == Style(color="color(4)").color
    assert painted(paper, "#2c5f8f", str(LIGHT.panel)).color == Style(color="color(0)").color


def test_keys_are_called_by_words_where_there_are_no_signs_for_them() -> None:
    try:
        spell_out(plain=True)
        assert [as_shown(key) for key in ("↵", "↑ ↓", "←", "Esc")] == ["Enter", "arrows", "Left", "Esc"]
    finally:
        spell_out(plain=False)
    assert as_shown("↵") == "↵"
