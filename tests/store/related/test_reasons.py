"""Reasons for a relation, as a person would give them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.related.reasons import Evidence, reasons, spoken_distance, spoken_list, spoken_name


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Ada Finch", "Ada Finch"),
        ("Oslo", "Oslo"),
        ("Melm Waters Treaty", "the Melm Waters Treaty"),
        ("World Seed Bank", "the World Seed Bank"),
        ("Bank of Melm", "the Bank of Melm"),
        ("United States", "the United States"),
        ("The Melm Treaty", "The Melm Treaty"),
        ("Treasury", "Treasury"),
    ],
)
def test_a_name_has_the_article_a_person_would_give_it(name: str, spoken: str) -> None:
    assert spoken_name(name) == spoken


@pytest.mark.parametrize(
    ("days", "spoken"),
    [
        (0, "the same day"),
        (1, "a day later"),
        (-1, "a day earlier"),
        (-41, "41 days earlier"),
        (60, "60 days later"),
        (61, "2 months later"),
        (730, "24 months later"),
        (-731, "2 years earlier"),
        (3653, "10 years later"),
    ],
)
def test_a_distance_in_time_is_told_in_round_words(days: int, spoken: str) -> None:
    assert spoken_distance(days) == spoken


@given(st.lists(st.text("ab", min_size=1), min_size=1, max_size=6))
def test_a_list_ends_in_and(texts: list[str]) -> None:
    told = spoken_list(texts)

    assert told.count(" and ") == (len(texts) > 1)
    assert told.replace(" and ", ", ").split(", ") == texts


def test_little_is_told_of_much_that_is_shared() -> None:
    names = ("Ada Finch", "Oslo", "Melm", "Vellberg")
    words = ("gauge", "dam", "flood", "rain")
    days = tuple(date(2024, 3, day) for day in (1, 2, 3))

    assert reasons(Evidence(names, words, -2, days)) == (
        "names Ada Finch, Oslo and Melm",
        "both tell of 1 March 2024 and 2 March 2024",
        "2 days earlier",
    )
    assert reasons(Evidence(names[:1], words))[1] == "shares the words gauge, dam and flood"
    assert reasons(Evidence()) == ("the same day",)
