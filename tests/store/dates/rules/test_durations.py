"""Lengths of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Kind, Mod
from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege lasted two weeks.", "two weeks = P2W"),
        ("It took one and a half years.", "one and a half years = P1Y6M"),
        ("It took half a century.", "half a century = P50Y"),
        ("They waited for more than three hours.", "more than three hours = PT3H MORE_THAN"),
        ("The two-year pact held.", "two-year = P2Y"),
        ("A three-month-long drought ended.", "three-month = P3M"),
        ("It was a months-long strike.", "months-long = PXM"),
        ("The 52-week low was near.", "52-week = P52W"),
        ("The 20-year-old swam.", "–"),
        ("She is eight months old.", "–"),
        ("They waited several days.", "several days = PXD"),
        ("A couple of weeks passed.", "A couple of weeks = P2W APPROX"),
        ("They argued for decades.", "decades = PXE"),
        ("It was over within minutes.", "minutes = PTXM"),
        ("It rained during the past two days.", "the past two days = P2D"),
        ("In the first six months sales fell.", "the first six months = P6M"),
        ("In three weeks the hall will open.", "three weeks = P3W (2025-07-02)"),
        ("In three weeks they built the hall.", "three weeks = P3W"),
        ("On 3 June the dam cracked. Two weeks later it broke.", "3 June = 2025-06-03; Two weeks = P2W (2025-06-17)"),
        ("On 3 June the dam broke. Ten days earlier it had cracked.", "3 June = 2025-06-03; Ten days = P10D (2025-05-24)"),
        ("One day they will meet.", "One day = FUTURE_REF"),
        ("It lasted one day.", "one day = P1D"),
        ("He earns fifty thousand a year.", "–"),
        ("It took less than a minute.", "less than a minute = PT1M LESS_THAN"),
        ("At least 20 years went by.", "At least 20 years = P20Y EQUAL_OR_MORE"),
        ("Up to six months may pass.", "Up to six months = P6M EQUAL_OR_LESS"),
        ("They held out for two to three weeks.", "two to three weeks = P2W"),
        ("The weeks before the vote were calm.", "The weeks = PXW"),
        ("The 1/2 hour was long.", "1/2 hour = PT30M"),
        ("It has stood for two hundred and fifty years.", "two hundred and fifty years = P250Y"),
        ("It has stood a thousand years.", "a thousand years = P1000Y"),
        ("The year-long ban ended.", "year-long = P1Y"),
    ],
)
def test_a_length_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.integers(2, 999), st.sampled_from([("days", "D"), ("weeks", "W"), ("months", "M"), ("years", "Y")]))
def test_so_many_units_are_a_length(number: int, unit: tuple[str, str]) -> None:
    word, letter = unit

    mention = only(f"It held for {number} {word} in all.")

    assert (mention.kind, mention.value) == (Kind.DURATION, f"P{number}{letter}")
    assert mention.first is None


@pytest.mark.parametrize("number", ["a few", "several", "many", "some", "a couple of"])
def test_a_vague_number_is_none(number: str) -> None:
    mention = only(f"It held for {number} weeks in all.")

    assert mention.value == ("P2W" if "couple" in number else "PXW")
    assert mention.mod is (Mod.APPROX if "couple" in number else Mod.NONE)


@pytest.mark.parametrize(
    "text",
    ["a 20-year-old man", "eight months old", "ten dollars a week", "as two weeks", "two quarters of it", "a second", "a half"],
)
def test_ages_rates_and_shares_are_no_lengths(text: str) -> None:
    assert values(f"It was {text}, he says.") == []
