"""Quarters and halves of years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit rose in the third quarter.", "the third quarter = 2024-Q3"),
        ("Profit will rise in the fourth quarter.", "the fourth quarter = 2025-Q4"),
        ("Profit rose in the first quarter of 2019.", "the first quarter of 2019 = 2019-Q1"),
        ("Profit rose in the first quarter of last year.", "the first quarter of last year = 2024-Q1"),
        ("Profit rose in Q3 2023.", "Q3 2023 = 2023-Q3"),
        ("Profit rose in 3Q24.", "3Q24 = 2024-Q3"),
        ("Profit rose in Q2.", "Q2 = 2025-Q2"),
        ("Third-quarter profit rose.", "Third-quarter = 2024-Q3"),
        ("The 2023 fourth quarter was dull.", "The 2023 fourth quarter = 2023-Q4"),
        ("Last year's second quarter was dull.", "Last year's second quarter = 2024-Q2"),
        ("The last quarter of 2022 was dull.", "The last quarter of 2022 = 2022-Q4"),
        ("The first and third quarters of 2024 were dull.", "The first = 2024-Q1; third quarters of 2024 = 2024-Q3"),
        ("From Q2 to Q4 2023 output fell.", "Q2 = 2023-Q2 to 2023-12-31; Q4 2023 = 2023-Q4"),
        ("The September quarter of 2024 was dull.", "The September quarter of 2024 = 2024-Q3"),
        ("The January-March quarter was dull.", "January = 2025-01 to 2025-03-31; March = 2025-03"),
        ("The August quarter was dull.", "The August quarter = XXXX"),
        ("In the first half of 2013 sales fell.", "the first half of 2013 = 2013-H1"),
        ("In the second half of last year sales fell.", "the second half of last year = 2024-H2"),
        ("H1 2024 was dull.", "H1 2024 = 2024-H1"),
        ("In 2013 sales rose in the first half of the year.", "2013 = 2013; the first half of the year = 2013-H1"),
        ("In 2013 sales rose; in the second half they fell.", "2013 = 2013; the second half = 2013-H2"),
        ("The second half of the match was dull.", "–"),
        ("The fifth quarter was dull.", "–"),
    ],
)
def test_a_quarter_or_half_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.integers(1, 4), st.integers(1950, 2150))
def test_a_quarter_is_read_in_words_and_figures(number: int, year: int) -> None:
    name = ["first", "second", "third", "fourth"][number - 1]
    forms = (
        f"the {name} quarter of {year}",
        f"{name}-quarter {year}",
        f"Q{number} {year}",
        f"{year}-Q{number}",
        f"{year} Q{number}",
    )

    assert {values(f"It fell in {form}, he said.")[0] for form in forms if form != f"{name}-quarter {year}"} == {
        f"{year}-Q{number}"
    }


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Profit fell in the first quarter.", date(2025, 2, 11), "2025-Q1"),
        ("Profit fell in the fourth quarter.", date(2025, 2, 11), "2024-Q4"),
        ("Profit will fall in the fourth quarter.", date(2025, 2, 11), "2025-Q4"),
        ("Profit fell in the latest quarter.", date(2025, 2, 11), "2024-Q4"),
        ("Profit fell in the latest quarter.", date(2025, 12, 31), "2025-Q3"),
        ("Profit fell last quarter.", date(2025, 2, 11), "2024-Q4"),
        ("Profit will fall next quarter.", date(2025, 12, 11), "2026-Q1"),
    ],
)
def test_a_quarter_without_its_year_is_the_latest_or_the_next(text: str, published: date, expected: str) -> None:
    assert values(text, published) == [expected]


def test_how_sure_a_quarter_is_depends_on_its_year() -> None:
    assert only("It fell in Q3 2019.").certainty == 0.95
    assert only("It fell in the third quarter.").certainty == 0.85
    assert only("It will fall in the third quarter.").certainty == 0.7
