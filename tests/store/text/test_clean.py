"""Text that can't steer the terminal, and keeps all that a reader would see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.clean import STEERING, clean_line, clean_text

STRINGS = [
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]8;;http://a\x1b\\",
    "\x9b31m",
    "\x1bP1\x1b\\",
    "\x1b",
    "\r\n",
    "\u202e",
    "\ud800",
]
DIRTY = st.lists(st.one_of(st.text(max_size=6), st.sampled_from(STRINGS)), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("plain text", "plain text"),
        ("\x1b[31mred\x1b[0m alert", "red alert"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;https://a.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jgone\x1b(B", "gone"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
        ("\u202eevil\u202c \u2067x\u2069", "evil x"),
        ("half \ud83d of one", "half  of one"),
        ("\ufeffmark", "mark"),
        ("नमस्ते \u200dجهان 👩\u200d🚒", "नमस्ते \u200dجهان 👩\u200d🚒"),
    ],
)
def test_what_steers_is_taken_out_and_the_rest_stays(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


def test_a_line_is_one_line_with_single_blanks() -> None:
    assert clean_line(" one\n\n two\t three  \u00a0four ") == "one two three four"


@given(DIRTY)
def test_no_text_steers_once_it_is_clean(dirty: str) -> None:
    clean = clean_text(dirty)

    assert not STEERING.search(clean)
    assert "\x1b" not in clean
    assert clean_text(clean) == clean


@given(DIRTY)
def test_any_text_becomes_one_line(dirty: str) -> None:
    line = clean_line(dirty)

    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert clean_line(line) == line
