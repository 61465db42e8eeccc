"""What only looks like a time."""

from __future__ import annotations

import pytest

from tests.store.dates.tagging import values


@pytest.mark.parametrize(
    "text",
    [
        "They watched 60 Minutes.",
        "On 48 Hours she spoke.",
        "ABC's This Week asked him.",
        "Told to Today, it was false.",
        "He lives on June Street.",
        "He lives at 12 May Road.",
    ],
)
def test_titles_and_streets_are_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today it rained.", ["2025-06-11"]),
        ("“Today it rained,” he said.", ["2025-06-11"]),
        ("This Week in numbers", ["2025-W24"]),
        ("He said this week was dry.", ["2025-W24"]),
        ("In June street sales fell.", ["2025-06"]),
        ("It took 60 minutes.", ["PT60M"]),
    ],
)
def test_the_same_words_are_times_elsewhere(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_number_before_what_is_counted_is_no_day_of_a_month() -> None:
    assert values("In June 12 people died.") == []
    assert values("On June 12 people died.") == []
    assert values("On June 12 the people rose.") == ["2025-06-12"]


def test_money_is_no_time() -> None:
    assert values("It cost $12 May be more.") == []
    assert values("It cost €1998.") == []
