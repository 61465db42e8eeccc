"""Numbers as they are written and spoken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.lexer.numerals import parse_number, parse_ordinal, parse_year
from store.dates.lexer.word_classes import ONES, TEENS, TENS

UNDER_TWENTY = [*ONES, *TEENS]


def spelled(number: int) -> list[str]:
    """Return a number below ten thousand in words, as people spell it."""
    if number < 20:
        return [UNDER_TWENTY[number]]
    if number < 100:
        return [list(TENS)[number // 10 - 2]] + ([UNDER_TWENTY[number % 10]] if number % 10 else [])
    scale, word = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = spelled(number % scale) if number % scale else []
    return [*spelled(number // scale), word, *rest]


@given(st.integers(1, 9_999), st.booleans())
def test_a_spelled_number_is_read_back(number: int, joined: bool) -> None:
    words = spelled(number)
    if joined:
        words = [word for name in words for word in ((name, "and") if name == "hundred" else (name, "-"))]

    assert parse_number(words) == number


@given(st.integers(1, 10**9))
def test_figures_with_commas_are_read(number: int) -> None:
    assert parse_number([f"{number:,}"]) == number == parse_number([str(number)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("2 ½", 2.5),
        ("half", 0.5),
        ("1/4", 0.25),
        ("one and three", 4),
        ("a", 1),
        ("an", 1),
        ("a hundred", 100),
        ("a thousand", 1000),
        ("a couple of", 2),
        ("couple", 2),
        ("2.5", 2.5),
        ("twenty - four", 24),
        ("two thousand and three", 2003),
        ("several", None),
        ("a few", None),
        ("many", None),
        ("zero", None),
        ("0", None),
        ("", None),
        ("1.2.3", None),
        ("٣", None),
        ("1234567890123", None),
    ],
)
def test_how_many_words_say(words: str, expected: float | None) -> None:
    assert parse_number(words.split()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("22nd", 22),
        ("1st", 1),
        ("third", 3),
        ("twentieth", 20),
        ("twenty - second", 22),
        ("thirty first", 31),
        ("5", 5),
        ("05", 5),
        ("last", None),
        ("0th", None),
        ("", None),
    ],
)
def test_which_one_words_say(words: str, expected: int | None) -> None:
    assert parse_ordinal(words.split()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1996", 1996),
        ("nineteen ninety six", 1996),
        ("nineteen ninety - six", 1996),
        ("eighteen twelve", 1812),
        ("twenty twenty four", 2024),
        ("two thousand", 2000),
        ("two thousand and three", 2003),
        ("two thousand twenty five", 2025),
        ("nineteen", None),
        ("", None),
        ("soon", None),
    ],
)
def test_a_year_is_spoken_in_pairs_or_thousands(words: str, expected: int | None) -> None:
    assert parse_year(words.split()) == expected


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_words_are_answered(words: list[str]) -> None:
    number, ordinal, year = parse_number(words), parse_ordinal(words), parse_year(words)

    assert number is None or 0 < number < 10**12
    assert ordinal is None or ordinal > 0
    assert year is None or year >= 0
