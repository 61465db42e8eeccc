"""What several times share that stands behind the last of them."""

from __future__ import annotations

import pytest

from tests.store.dates.tagging import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 3 March to 5 April 2019", ["2019-03-03", "2019-04-05"]),
        ("from 28 December to 3 January 2019", ["2018-12-28", "2019-01-03"]),
        ("from March 28 until April 3, 2019", ["2019-03-28", "2019-04-03"]),
        ("on 3 March, 5 April and 6 May 2019", ["2019-03-03", "2019-04-05", "2019-05-06"]),
        ("in March, April and May 2019", ["2019-03", "2019-04", "2019-05"]),
        ("from November to February 2019", ["2018-11", "2019-02"]),
        ("in March and April last year", ["2024-03", "2024-04"]),
        ("in March and April of next year", ["2026-03", "2026-04"]),
        ("in April, May June and July 2019", ["2019-04", "2019-05", "2019-06", "2019-07"]),
        ("in Jan Feb Mar and Apr 2019", ["2019-01", "2019-02", "2019-03", "2019-04"]),
        ("in Q1 Q2 Q3 and Q4 2019", ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]),
        ("on June 1, 8 15 and 22, 2019", ["2019-06-01"]),
        ("in Q2 and Q3 2019", ["2019-Q2", "2019-Q3"]),
        ("in the first and second quarters of 2019", ["2019-Q1", "2019-Q2"]),
        ("in the March and June quarters of 2019", ["2025-03"]),
        ("in spring and summer 2019", ["2019-SU"]),
    ],
)
def test_the_year_behind_the_last_is_that_of_all(text: str, expected: list[str]) -> None:
    found = values(f"It fell {text}, he said.")

    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in fiscal 2019", "2019"),
        ("in the fiscal year 2019", "2019"),
        ("in FY19", "2019"),
        ("in FY 2019", "2019"),
        ("in the first quarter of FY19", "2019-Q1"),
        ("in the first quarter of '98", "1998-Q1"),
        ("in the first quarter of '19", "2019-Q1"),
        ("in the first quarter of nineteen ninety-eight", "1998-Q1"),
        ("in the first quarter of fiscal 2019", "2019-Q1"),
        ("in the first quarter of this year", "2025-Q1"),
        ("in the first quarter of the current year", "2025-Q1"),
        ("in the first quarter of the coming year", "2026-Q1"),
    ],
)
def test_a_year_is_told_in_many_ways(text: str, expected: str) -> None:
    assert values(f"It fell {text}, he said.") == [expected]


def test_weekdays_share_the_week_behind_the_last() -> None:
    assert values("They sit Monday to Friday next week.") == ["2025-06-16", "2025-06-20"]
    assert values("They sat Monday, Tuesday and Friday last week.") == ["2025-06-02", "2025-06-03", "2025-06-06"]


def test_a_year_of_something_else_is_not_shared() -> None:
    assert values("It closed on 3 March. In 2019 it had opened.") == ["2025-03-03", "2019"]
