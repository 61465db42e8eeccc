"""Names that sound alike are written in many ways."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.phonetics import phonetic_key


@pytest.mark.parametrize(
    "spellings",
    ["zelensky zelenskiy zelenskyy", "guterres gutierrez", "muhammad muhamad muhhammad", "qaddafi khaddafi kaddafi",
     "bogdanovsky bogdanovskiy", "philip filip filipp", "osama usama ousama"],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(spellings: str) -> None:
    assert len({phonetic_key(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("brandt", "brent"), ("okoro", "okafor"), ("lindqvist", "lindholm"), ("may", "mao")]
)
def test_different_names_do_not(one: str, other: str) -> None:
    assert phonetic_key(one) != phonetic_key(other)


@given(st.text())
def test_no_letter_is_heard_twice_in_a_row(word: str) -> None:
    heard = phonetic_key(word)

    assert all(one != other for one, other in pairwise(heard))
    assert len(heard) <= len(word)
    assert bool(heard) is bool(word)
