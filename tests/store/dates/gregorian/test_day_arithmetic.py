"""Months and weekdays counted from a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.gregorian.day_arithmetic import (
    latest_weekday,
    month_end,
    nth_weekday_within,
    shifted_month,
    valid_day,
    weekday_beside,
)

DAYS = st.dates(date(1000, 1, 1), date(8999, 12, 31))
WEEKDAYS = st.integers(0, 6)


@pytest.mark.parametrize(
    ("year", "month", "number", "expected"),
    [
        (2024, 2, 29, date(2024, 2, 29)),
        (2025, 2, 29, None),
        (1900, 2, 29, None),
        (2000, 2, 29, date(2000, 2, 29)),
        (2025, 6, 31, None),
        (2025, 13, 1, None),
        (2025, 6, 0, None),
        (0, 6, 1, None),
        (10_000, 6, 1, None),
    ],
)
def test_only_days_of_the_calendar_are_valid(year: int, month: int, number: int, expected: date | None) -> None:
    assert valid_day(year, month, number) == expected


@given(DAYS)
def test_the_day_after_a_months_end_is_the_first(day: date) -> None:
    end = month_end(day.year, day.month)

    assert end >= day
    assert (end + timedelta(days=1)).day == 1


@given(DAYS, st.integers(-2_000, 2_000))
def test_months_shifted_there_and_back_are_the_same(day: date, months: int) -> None:
    year, month = shifted_month(day, months)

    assert 1 <= month <= 12
    assert (year * 12 + month) - (day.year * 12 + day.month) == months


@given(DAYS, WEEKDAYS)
def test_the_latest_weekday_is_at_most_six_days_back(day: date, weekday: int) -> None:
    latest = latest_weekday(day, weekday)

    assert latest.weekday() == weekday
    assert 0 <= (day - latest).days <= 6


@given(DAYS, WEEKDAYS, st.integers(1, 60))
def test_weekdays_beside_a_day_are_counted_without_the_day_itself(day: date, weekday: int, nth: int) -> None:
    after, before = weekday_beside(day, weekday, nth), weekday_beside(day, weekday, -nth)

    assert after.weekday() == before.weekday() == weekday
    assert 7 * (nth - 1) < (after - day).days <= 7 * nth
    assert 7 * (nth - 1) < (day - before).days <= 7 * nth


@given(DAYS, st.integers(0, 400), WEEKDAYS)
def test_the_nth_weekday_of_a_span_is_the_nth_that_one_counts(first: date, length: int, weekday: int) -> None:
    span = first, first + timedelta(days=length)
    counted = [day for at in range(length + 1) if (day := first + timedelta(days=at)).weekday() == weekday]

    for nth in range(1, len(counted) + 1):
        assert nth_weekday_within(span, weekday, nth) == counted[nth - 1]
        assert nth_weekday_within(span, weekday, -nth) == counted[-nth]
    assert nth_weekday_within(span, weekday, len(counted) + 1) is None
    assert nth_weekday_within(span, weekday, -len(counted) - 1) is None


def test_a_span_may_begin_with_the_first_day_there_is() -> None:
    assert nth_weekday_within((date.min, date(1, 1, 31)), 0, 1) == date(1, 1, 1)
