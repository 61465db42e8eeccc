"""TIMEX3 values and the days they stand for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.gregorian.timex_values import (
    SEASONS,
    days_of,
    interval_value,
    month_value,
    quarter_of,
    quarter_value,
    stepped_value,
    week_value,
)

DAYS = st.dates(date(1000, 1, 1), date(8999, 12, 31))
PRECISIONS = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2025-06-11", "2025-06-11", "2025-06-11", "day"),
        ("2025-06-11T14:05", "2025-06-11", "2025-06-11", "minute"),
        ("2025-06-11TMO", "2025-06-11", "2025-06-11", "part of day"),
        ("2025-W24", "2025-06-09", "2025-06-15", "week"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2025-W24-WE", "2025-06-14", "2025-06-15", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-Q1", "2025-01-01", "2025-03-31", "quarter"),
        ("2025-Q4", "2025-10-01", "2025-12-31", "quarter"),
        ("2025-H1", "2025-01-01", "2025-06-30", "half"),
        ("2025-H2", "2025-07-01", "2025-12-31", "half"),
        ("2025-SP", "2025-03-01", "2025-05-31", "season"),
        ("2025-FA", "2025-09-01", "2025-11-30", "season"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("198", "1980-01-01", "1989-12-31", "decade"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("2024-05-01/2024-05-16", "2024-05-01", "2024-05-16", "week"),
    ],
)
def test_a_value_stands_for_these_days(value: str, first: str, last: str, precision: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last), precision)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "XXXX",
        "P2Y",
        "PT5M",
        "PRESENT_REF",
        "XXXX-WXX-2",
        "2025-13",
        "2025-02-30",
        "2025-W60",
        "2025-Q5",
        "2025-H3",
        "0000",
        "BC0044",
    ],
)
def test_what_has_no_place_in_the_calendar_has_no_days(value: str) -> None:
    assert days_of(value) == (None, None, "")


@given(st.text("0123456789-WQHTXSPUFAIE", max_size=12))
def test_any_value_is_answered(value: str) -> None:
    first, last, precision = days_of(value)

    assert (first is None) == (last is None) == (not precision)
    assert first is None or last is None or first <= last


@given(st.dates(date(2000, 1, 1), date(8000, 12, 31)), st.sampled_from(sorted(PRECISIONS)), st.integers(-9, 9))
def test_steps_lead_through_time_without_a_gap(day: date, unit: str, step: int) -> None:
    first, last, precision = days_of(stepped_value(unit, day, step))
    following, _, _ = days_of(stepped_value(unit, day, step + 1))

    assert precision == PRECISIONS[unit]
    assert first is not None
    assert last is not None
    assert following == (first + timedelta(days=7) if unit == "WE" else last + timedelta(days=1))


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_no_step_is_the_unit_a_day_lies_in(day: date, unit: str) -> None:
    first, last, _ = days_of(stepped_value(unit, day, 0))

    assert first is not None
    assert last is not None
    assert first <= day <= last


def test_a_unit_that_is_no_calendar_unit_steps_by_years() -> None:
    assert stepped_value("L", date(2025, 6, 11), 1) == "2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (month_value(2025, 0), "2024-12"),
        (month_value(2025, 13), "2026-01"),
        (month_value(2025, -11), "2024-01"),
        (quarter_value(2025, 0), "2024-Q4"),
        (quarter_value(2025, 5), "2026-Q1"),
        (week_value(date(2024, 12, 30)), "2025-W01"),
        (week_value(date(2021, 1, 1)), "2020-W53"),
        (interval_value(date(2024, 5, 1), date(2024, 5, 16)), "2024-05-01/2024-05-16"),
    ],
)
def test_months_quarters_and_weeks_run_over_the_year(value: str, expected: str) -> None:
    assert value == expected


@given(DAYS)
def test_a_day_lies_in_its_quarter(day: date) -> None:
    first, last, _ = days_of(quarter_value(day.year, quarter_of(day)))

    assert first is not None
    assert last is not None
    assert first <= day <= last


def test_the_seasons_share_out_the_year() -> None:
    months = [month for first, last in SEASONS.values() for month in (first, first % 12 + 1, last)]

    assert sorted(months) == list(range(1, 13))
