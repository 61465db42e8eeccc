"""Places that are known, or call themselves one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names.gazetteer import is_place
from store.names.word_lists import PLACE_WORDS
from store.text.cities import CITIES, place_names
from store.text.fold import words


@pytest.mark.parametrize(
    "key",
    ["paris", "new york", "united states of america", "west bank", "cape town", "lake saimaa", "mount elbert", "gulf of finland",
     "strait of hormuz", "indus river", "republic of ireland", "isle of man", "city of london", "earth"],
)  # fmt: skip
def test_places_are_known(key: str) -> None:
    assert is_place(key)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "ada finch",
        "united nations",
        "bank of england",
        "gulf air bank",
        "lake",
        "river",
        "world bank",
        "university of delhi",
    ],
)
def test_other_names_are_no_places(key: str) -> None:
    assert not is_place(key)


def test_cities_are_listed_as_they_are_looked_for() -> None:
    assert all(city == " ".join(words(city)) for city in CITIES - {"cox's bazar", "sharm el-sheikh"})
    assert place_names("one | two\n  three\n") == {"one", "two", "three"}


@given(st.from_regex(r"[a-z]{3,9}", fullmatch=True), st.sampled_from(sorted(PLACE_WORDS)))
def test_whatever_calls_itself_a_place_is_one(name: str, head: str) -> None:
    assert is_place(f"{name} {head}")
    assert is_place(f"{head} of {name}")
    assert is_place(f"{head} of {name} bank")
