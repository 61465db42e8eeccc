"""What people type for a date, and the days they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.spans import latest_day, parse_span

TODAY = date(2025, 6, 18)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2025-6-2", "2025-06-02", "2025-06-02"),
        ("june 2025", "2025-06-01", "2025-06-30"),
        ("Jun 2024", "2024-06-01", "2024-06-30"),
        ("february 2024", "2024-02-01", "2024-02-29"),
        ("june", "2025-06-01", "2025-06-30"),
        ("december", "2024-12-01", "2024-12-31"),
        ("22 april", "2025-04-22", "2025-04-22"),
        ("April 22, 2024", "2024-04-22", "2024-04-22"),
        ("22nd april", "2025-04-22", "2025-04-22"),
        ("today", "2025-06-18", "2025-06-18"),
        ("yesterday", "2025-06-17", "2025-06-17"),
        ("last week", "2025-06-09", "2025-06-15"),
        ("this week", "2025-06-16", "2025-06-22"),
        ("last month", "2025-05-01", "2025-05-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("3 months ago", "2025-03-01", "2025-03-31"),
        ("two weeks ago", "2025-06-02", "2025-06-08"),
        ("a year ago", "2024-01-01", "2024-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("q3 2024", "2024-07-01", "2024-09-30"),
        ("2024q1", "2024-01-01", "2024-03-31"),
        ("monday", "2025-06-16", "2025-06-16"),
        ("last wednesday", "2025-06-11", "2025-06-11"),
    ],
)
def test_a_typed_date_means_a_span_of_days(text: str, first: str, last: str) -> None:
    assert parse_span(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "31 february 2025", "99999 years ago", "0000", "some weeks ago"])
def test_what_is_no_date_means_nothing(text: str) -> None:
    assert parse_span(text, TODAY) is None


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    span = parse_span(text, TODAY)

    assert span is None or span[0] <= span[1]


def test_the_last_of_february_is_that_of_the_latest_leap_year() -> None:
    assert latest_day(date(2025, 6, 11), 2, 29) == date(2024, 2, 29)
    assert latest_day(date(1903, 1, 1), 2, 29) == date(1896, 2, 29)
