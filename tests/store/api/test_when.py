"""Points in time, as precisely as a story states them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.when import MINUTES_A_DAY, Precision, When


@pytest.mark.parametrize(
    ("iso", "precision", "first", "last", "month"),
    [
        ("2024", Precision.YEAR, date(2024, 1, 1), date(2024, 12, 31), "2024-01"),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2025-12", Precision.MONTH, date(2025, 12, 1), date(2025, 12, 31), "2025-12"),
        ("2025-06-02", Precision.DAY, date(2025, 6, 2), date(2025, 6, 2), "2025-06"),
        ("2025-06-02T14:05", Precision.MINUTE, date(2025, 6, 2), date(2025, 6, 2), "2025-06"),
        ("2025-06-02T23:59:59Z", Precision.MINUTE, date(2025, 6, 2), date(2025, 6, 2), "2025-06"),
        ("2025-06-02T00:10+05:00", Precision.MINUTE, date(2025, 6, 2), date(2025, 6, 2), "2025-06"),
    ],
)
def test_a_point_in_time_means_the_days_it_may_be(iso: str, precision: Precision, first: date, last: date, month: str) -> None:
    when = When(iso)

    assert (when.precision, when.first_day, when.last_day, when.month) == (precision, first, last, month)


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "25",
        "2025-13",
        "2025-02-30",
        "2025-6-2",
        "2025-06-02T25:00",
        "June 2025",
        "2025-06-02 14:05",
        "2025-00",
        "2025-06-00",
    ],
)
def test_other_text_is_no_point_in_time(iso: str) -> None:
    with pytest.raises(ValueError):
        When(iso)


def test_the_day_is_the_stated_one_whatever_the_zone() -> None:
    assert When("2025-06-02T23:30-08:00").first_day == date(2025, 6, 2)


def test_minutes_put_points_in_order() -> None:
    ordered = ["2024", "2025-06", "2025-06-02", "2025-06-02T00:01", "2025-06-02T14:05", "2025-06-03"]

    assert [When(iso).minute for iso in ordered] == sorted(When(iso).minute for iso in ordered)
    assert When("2025-06-03").minute - When("2025-06-02").minute == MINUTES_A_DAY


@given(st.dates(min_value=date(1000, 1, 1)))
def test_any_day_is_known_to_the_day(day: date) -> None:
    when = When.of_day(day)

    assert (when.first_day, when.last_day, when.precision) == (day, day, Precision.DAY)
    assert When(day.isoformat()[:7]).first_day <= day <= When(day.isoformat()[:7]).last_day
    assert When(day.isoformat()[:4]).first_day <= day <= When(day.isoformat()[:4]).last_day
