"""Weeks, months and quarters in figures."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Week 30 of 2025 is free.", "Week 30 of 2025 = 2025-W30"),
        ("Calendar week 30 is free.", "Calendar week 30 = 2025-W30"),
        ("Week 30 is free.", "–"),
        ("Weeks 12 to 14 of 2024 were free.", "Weeks 12 to 14 of 2024 = 2024-W12"),
        ("It opens 2025-W27.", "2025-W27 = 2025-W27"),
        ("It opens 2025-W27-3.", "2025-W27-3 = 2025-07-02"),
        ("It opens 2025-W60.", "–"),
        ("It closed 2024-Q3.", "2024-Q3 = 2024-Q3"),
        ("It closed 2024H1.", "2024H1 = 2024-H1"),
        ("In 2025-06 it closed.", "2025-06 = 2025-06"),
        ("In 2005-06 it closed.", "2005 = 2005 to 2006-12-31"),
        ("In 06/2025 it closed.", "06/2025 = 2025-06"),
        ("Law 06/2025 was passed.", "–"),
    ],
)
def test_a_form_in_figures_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.dates(date(1000, 1, 4), date(2198, 12, 28)))
def test_a_week_and_its_day_are_read_as_iso_8601_writes_them(day: date) -> None:
    year, week, weekday = day.isocalendar()

    assert only(f"It falls on {year}-W{week:02}-{weekday} this time.").first == day
    assert only(f"It falls in {year}-W{week:02} this time.").value == f"{year}-W{week:02}"
    assert values(f"It falls in week {week} of {year} this time.") == [f"{year}-W{week:02}"]


@given(st.integers(1000, 2199), st.integers(1, 12))
def test_a_month_in_figures_is_no_short_form_of_two_years(year: int, month: int) -> None:
    value = values(f"In {year}-{month:02} it fell.")[0]

    assert value == (f"{year}" if month == (year + 1) % 100 else f"{year}-{month:02}")


def test_weeks_by_their_numbers_are_one_stretch() -> None:
    mention = only("It fell in weeks 12 to 14 of 2024 again.")

    assert (mention.first, mention.last) == (date(2024, 3, 18), date(2024, 4, 7))
    assert values("It fell in weeks 14 to 12 of 2024 again.")[-1] == "2024"
    assert values("It fell in weeks 52 to 60 of 2024 again.")[-1] == "2024"
