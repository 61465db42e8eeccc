"""What a word of figures is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.lexer.figure_classes import class_of_unknown
from store.dates.lexer.token_classes import LETTERS

NAMES = {letter: name for name, letter in LETTERS.items()}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1 7 07 31", "small"),
        ("0 00 32 99 100 999 0999 2200 12345", "number"),
        ("1000 1776 2025 2199", "year"),
        ("123456 1,998 12.5 10.30 9:75 25:10 1/8 2025/13/1x", "amount"),
        ("1st 2nd 3RD 21st 99th", "ordinal"),
        ("1980s 80s 1900s '80s ’60s 20S", "decade"),
        ("85s 980s 100th 12345th ٣ ٢٠٢٥ x25", "other"),
        ("9:30 09:30 23:59 24:00 12:30:15", "clock"),
        ("2025-06-11 2025-06-11T14:05", "isodate"),
        ("2025-W24 2025W24 2024-W53-7", "isoweek"),
        ("2025-Q3 2025Q3 2025H1 2024/h2", "isoquarter"),
        ("Q3 q1 3Q24 2H 1h2025 H2", "quarter_code"),
        ("9/11", "attacks"),
        ("1/2 1/4 3/4", "fraction"),
        ("12/25/2018 1/2/04 2025/6/1 25.12.2018 1.9.2023", "slashdate"),
        ("06/2025 6/1999 12/2000", "slashmonth"),
        ("a.m. P.M p.m", "ampm"),
        ("ended mended agreed", "did"),
        ("need unlimited indeed red unfinished", "other"),
    ],
)
def test_a_word_is_of_this_class(words: str, name: str) -> None:
    assert {word: NAMES[class_of_unknown(word)] for word in words.split()} == dict.fromkeys(words.split(), name)


@given(st.integers(0, 99_999), st.integers(0, 2))
def test_a_plain_number_is_a_day_a_year_or_neither(number: int, zeros: int) -> None:
    word = "0" * zeros + str(number)
    name = NAMES[class_of_unknown(word)]

    if len(word) <= 2:
        assert name == ("small" if 1 <= number <= 31 else "number")
    elif len(word) == 4:
        assert name == ("year" if 1000 <= number < 2200 else "number")
    else:
        assert name == ("number" if len(word) < 6 else "amount")


@given(st.text(min_size=1, max_size=12))
def test_any_word_has_a_class(word: str) -> None:
    assert class_of_unknown(word) in NAMES


def test_a_paragraphs_end_is_a_class_of_its_own() -> None:
    assert NAMES[class_of_unknown("\f")] == "paragraph"
