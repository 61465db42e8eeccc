"""Years before and after Christ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He died in 44 BC.", "44 BC = BC0044"),
        ("The city fell in A.D. 79.", "A.D. 79 = 0079"),
        ("The wall was built in the 5th century B.C. by hand.", "the 5th century B.C. = BC04"),
        ("It is from 1,200 BCE.", "1,200 BCE = BC1200"),
        ("It is from 476 CE.", "476 CE = 0476"),
        ("In Vancouver, B.C. 2010 was a good year.", "2010 = 2010"),
        ("It was built in the 12th century AD.", "the 12th century AD = 11"),
    ],
)
def test_an_era_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.integers(1, 1899), st.sampled_from(["BC", "BCE", "B.C.", "B.C.E."]))
def test_a_year_before_christ_is_read_in_every_form(year: int, sign: str) -> None:
    mention = only(f"It fell in {year} {sign} to the north.")

    assert mention.value == f"BC{year:04}"
    assert mention.first is None


@pytest.mark.parametrize("text", ["in 1950 B.C. forests", "in XY 44", "in 44 BCD", "in the 99th century BC"])
def test_other_letters_are_no_era(text: str) -> None:
    assert not any(value.startswith("BC") for value in values(f"It was {text}."))
