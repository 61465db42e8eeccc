"""A text as classed words: what the rules look at."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.tokenizer import _parts, _plain, read

NAMES = {letter: name for name, letter in LETTERS.items()}


def classes(text: str) -> list[str]:
    """Return the names of the classes of a text's words."""
    return [NAMES[letter] for letter in read(text).classes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday, 5 p.m.", ["on", "weekday", "comma", "small", "ampm"]),
        ("May 2019", ["maybe_month", "year"]),
        ("they may march", ["other", "would", "other"]),
        ("the '80s and the 1980s", ["the", "decade", "and", "the", "decade"]),
        ("the 22nd", ["the", "ordinal"]),
        ("two-year", ["ones", "dash", "unit"]),
        ("the year's end", ["the", "unit", "apos", "end"]),
        ("$2019", ["money", "year"]),
        ("1,998 points, 2.5%", ["amount", "other", "comma", "amount", "percent"]),
        ("the A320", ["the", "other", "other"]),
        ("3pm at 15:30", ["small", "ampm", "at", "clock"]),
        ("2 1/2 years", ["small", "fraction", "units"]),
        ("2025-06-03", ["isodate"]),
        ("one\n\ntwo\nthree", ["ones", "paragraph", "ones", "ones"]),
        ("It ended.", ["other", "ended", "dot"]),
        ("It was mended", ["other", "was", "did"]),
    ],
)
def test_words_have_their_classes(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


@given(st.text(max_size=200))
def test_every_word_is_found_where_it_stands(text: str) -> None:
    reading = read(text)

    places = [reading.span(index) for index in range(len(reading.classes))]

    assert all(start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


@given(st.text("aBs.,'’\"()$%;:?!-–1290/\f`Maythed ", max_size=12).map(lambda text: text.replace(" ", "")))
def test_the_short_way_to_read_a_stretch_agrees_with_the_long_one(stretch: str) -> None:
    assert _plain(stretch) in ("", _parts(stretch)[0])
