"""Every sign that Dateline paints has a twin on every keyboard, and what doubtful signs take of a line is the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from wcwidth import wcswidth

import tui
from tui.terminal.abilities import abilities
from tui.terminal.anchored_text import ANCHORING_FILTER, safe_width, surplus
from tui.terminal.last_border import LastBorder
from tui.terminal.sign_twins import ASCII_FILTER, TWINS, ascii_only, plain_signs
from tui.terminal.steady_widths import STEADY_FILTER, steady
from tui.widgets.colours import DARK
from tui.widgets.line_text import fit

BLACK = Color(0, 0, 0)


def test_every_sign_in_dateline_has_a_twin_as_wide_as_itself() -> None:
    painted = {char for file in Path(tui.__path__[0]).rglob("*.py") for char in file.read_text("utf-8") if not char.isascii()}
    signs = {char for char in painted if not char.isalnum()}

    unseen = {char for char in signs if cell_len(char) == 0 or not char.isprintable()}
    assert signs - unseen - set(TWINS) == set()
    assert [sign for sign, twin in TWINS.items() if not twin.isascii() or cell_len(sign) != len(twin)] == []


def test_letters_stay_on_a_console_and_come_as_near_as_they_can_elsewhere() -> None:
    assert plain_signs("★ Łódź’s “plan” …") == '* Łódź\'s "plan" ~'
    assert ascii_only("★ Łódź’s “plan” …") == '* Lodz\'s "plan" ~'
    assert ascii_only("Türkiye, Москва, Αθήνα") == "Turkiye, Moskva, Atina"
    assert ascii_only("東京 2020") == "____ 2020"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30))
def test_whatever_stands_in_a_title_it_is_ascii_and_as_wide_as_it_was(title: str) -> None:
    (segment,) = ASCII_FILTER.apply(STEADY_FILTER.apply([Segment(title)], BLACK), BLACK)

    assert segment.text.isascii()
    assert len(segment.text) == cell_len(title)


FAMILY, HEART, FLAG, WAVE, KEYCAP = "👨\u200d👩\u200d👧", "❤\ufe0f", "🇵🇰", "👍🏽", "1\ufe0f\u20e3"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (f"{FAMILY} at home", "👨 at home"),
        (f"With {HEART} from the coast", "With ❤ from the coast "),
        (f"{FLAG} plays on", "PK plays on"),
        (f"{WAVE} to all", "👍 to all"),
        (f"{KEYCAP} of three", "1 of three "),
        ("ninety\u00adfive", "ninetyfive "),
        ("کراچی کی بندرگاہ", "کراچی کی بندرگاہ"),
        ("Cafe\u0301 in Zu\u0308rich", "Cafe\u0301 in Zu\u0308rich"),
    ],
)
def test_signs_that_terminals_see_differently_take_the_same_room_on_all_of_them(title: str, shown: str) -> None:
    (segment,) = STEADY_FILTER.apply([Segment(title)], BLACK)

    assert segment.text == shown
    assert cell_len(shown) == cell_len(title)
    assert sum(max(0, wcswidth(char)) for char in shown) == cell_len(title)


def test_a_title_is_measured_as_it_is_painted() -> None:
    assert steady(f"{HEART} and {FLAG}") == "❤ and PK"
    assert steady("plain") == "plain"


HINDI = "क्षेत्र में हिन्दी समाचार फिर से"


def test_what_follows_letters_in_doubt_is_put_where_it_belongs() -> None:
    before, anchored, *_ = ANCHORING_FILTER.apply([Segment(f"Plain {HINDI}   ")], BLACK)

    assert (before.text, anchored.text) == ("Plain ", f"{HINDI}   ")
    assert cell_len(anchored.text) == cell_len(HINDI) + 3
    room = cell_len(HINDI) + 3
    assert f"{anchored.text}" == f"\x1b7{' ' * room}\x1b8\x1b7{HINDI}\x1b8\x1b[{room}C"
    assert f"{anchored.text[:3]}" == HINDI[:3]
    plain = [Segment("Zürich ★ 東京")]
    assert ANCHORING_FILTER.apply(plain, BLACK) is plain


def test_all_borders_are_one_filter_that_leaves_harmless_lines_as_they_are() -> None:
    (border,) = LastBorder(abilities({"LANG": "C.UTF-8"}, depth="full")).filters([], DARK, {})

    harmless = [Segment("▌● Fri  5  Zürich ★ 東京"), Segment(" " * 40)]
    assert border.apply(harmless, BLACK) is harmless
    shown = border.apply([Segment(f"{FLAG} bell\a "), Segment(HINDI)], BLACK)
    assert "".join(segment.text for segment in shown) == f"PK bell {HINDI}"


def test_a_title_in_doubt_is_cut_so_that_it_has_room_on_every_terminal() -> None:
    for width in range(4, 40):
        cut = fit(HINDI, width)
        assert cell_len(cut) == width
        assert cell_len(cut.rstrip()) + surplus(cut) <= width
    assert safe_width(HINDI, 60) + surplus(HINDI) < 62
    assert safe_width("Plain words", 60) == 60
