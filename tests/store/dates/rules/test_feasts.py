"""Feasts by their names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Christmas Day.", "Christmas Day = 2024-12-25"),
        ("They will meet on Christmas Eve.", "Christmas Eve = 2025-12-24"),
        ("On New Year's Day 2024 the pier burned.", "New Year's Day 2024 = 2024-01-01"),
        ("On New Year’s Eve they sang.", "New Year’s Eve = 2024-12-31"),
        ("The shops closed for Good Friday last year.", "Good Friday last year = 2024-03-29"),
        ("Easter Monday 2024 was wet.", "Easter Monday 2024 = 2024-04-01"),
        ("Last Easter she was in Rome.", "Last Easter = 2025-04-20"),
        ("Next Easter she goes to Rome.", "Next Easter = 2026-04-05"),
        ("Thanksgiving of 2023 was quiet.", "Thanksgiving of 2023 = 2023-11-23"),
        ("On the Fourth of July they danced.", "the Fourth of July = 2025-07-04"),
        ("They voted on Election Day 2024.", "Election Day 2024 = 2024-11-05"),
        ("The sale begins on Black Friday.", "Black Friday = 2025-11-28"),
        ("They closed over Christmas week.", "Christmas week = 2024-W52"),
        ("They open on Labor Day weekend.", "Labor Day weekend = 2025-W35-WE"),
        ("The rally of May Day 2019 was banned.", "May Day 2019 = 2019-05-01"),
        (
            "The raid came between Christmas and New Year's Day 2024.",
            "Christmas = 2023-12-25 to 2024-01-01; New Year's Day 2024 = 2024-01-01",
        ),
        ("It was an Independence Day to forget.", "Independence Day = 2025-07-04"),
        ("Merry Christmas, he said.", "–"),
        ("The Orthodox Christmas was quiet.", "–"),
        ("He lives on Easter Road.", "–"),
        ("On Presidents Day the banks are closed.", "Presidents Day = 2025-02-17"),
        ("Juneteenth was marked in town.", "Juneteenth = 2025-06-19"),
        ("On Ash Wednesday 2025 they fasted.", "Ash Wednesday 2025 = 2025-03-05"),
    ],
)
def test_a_feast_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.integers(1600, 2100))
def test_the_year_behind_a_feast_is_its_year(year: int) -> None:
    assert values(f"It was Christmas Day {year} at last.") == [f"{year}-12-25"]
    assert only(f"It was Easter Monday, {year}, at last.").first is not None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They met at Christmas.", date(2024, 12, 27), "2024-12-25"),
        ("They will meet at Christmas.", date(2025, 3, 1), "2025-12-25"),
        ("They will meet on New Year's Day.", date(2024, 12, 27), "2025-01-01"),
        ("They met on New Year's Eve.", date(2025, 1, 2), "2024-12-31"),
        ("The Halloween fair", date(2025, 10, 1), "2025-10-31"),
        ("They met last Christmas.", date(2025, 12, 26), "2025-12-25"),
    ],
)
def test_the_nearest_feast_is_meant(text: str, published: date, expected: str) -> None:
    assert "".join(values(text, published)) == expected


def test_a_feasts_weekend_on_a_monday_lies_before_it() -> None:
    assert values("It rained on Memorial Day weekend.") == ["2025-W21-WE"]
    assert values("It rained on the Easter weekend.") == ["2025-W16-WE"]
