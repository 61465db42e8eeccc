"""Lengths of time as values, and the times they lead to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.gregorian.duration_values import day_after, duration_value, is_clock_unit, offset_value, value_after

BASE = date(2025, 6, 11)
DAYS = st.dates(date(1500, 1, 1), date(8000, 12, 31))


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("D", 1.0, "P1D"),
        ("W", 2.0, "P2W"),
        ("Y", 1.5, "P1Y6M"),
        ("Y", 0.5, "P6M"),
        ("Y", 0.25, "P3M"),
        ("Y", 1.3, "P1.3Y"),
        ("M", 2.5, "P2.5M"),
        ("E", 2.0, "P20Y"),
        ("C", 0.5, "P50Y"),
        ("F", 1.0, "P2W"),
        ("L", 1.0, "P1000Y"),
        ("Q", 2.0, "P2Q"),
        ("H", 0.5, "PT30M"),
        ("H", 3.0, "PT3H"),
        ("TM", 2.5, "PT2M30S"),
        ("S", 10.0, "PT10S"),
        ("Y", None, "PXY"),
        ("E", None, "PXE"),
        ("TM", None, "PTXM"),
    ],
)
def test_a_length_is_written_in_the_unit_it_is_told_in(unit: str, number: float | None, expected: str) -> None:
    assert duration_value(unit, number) == expected


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("D", -2.0, "2025-06-09"),
        ("W", -3.0, "2025-W21"),
        ("M", -1.0, "2025-05"),
        ("M", 8.0, "2026-02"),
        ("Q", -1.0, "2025-03"),
        ("Y", -1.0, "2024"),
        ("Y", -2.5, "2022-12"),
        ("E", -1.0, "2015"),
        ("C", -0.5, "1975"),
        ("F", 1.0, "2025-W26"),
    ],
)
def test_a_step_in_time_is_as_precise_as_it_is_told(unit: str, number: float, expected: str) -> None:
    assert offset_value(unit, number, BASE) == expected


@pytest.mark.parametrize(("unit", "number"), [("Y", -3000.0), ("Y", 8000.0), ("C", 100.0), ("D", -1e6), ("W", 1e6)])
def test_no_step_leads_out_of_the_calendar(unit: str, number: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        offset_value(unit, number, BASE)


@pytest.mark.parametrize(
    ("duration", "way", "expected"),
    [
        ("P2D", 1, "2025-06-13"),
        ("P2W", -1, "2025-05-28"),
        ("P3M", 1, "2025-09"),
        ("P1Y", -1, "2024"),
        ("PXY", 1, ""),
        ("PT5M", 1, ""),
        ("P1Y6M", 1, ""),
        ("P99999D", 1, (BASE + timedelta(days=99_999)).isoformat()),
        ("P99999Y", 1, ""),
    ],
)
def test_a_duration_leads_to_a_time(duration: str, way: int, expected: str) -> None:
    assert value_after(duration, way, BASE) == expected


@pytest.mark.parametrize(
    ("day", "unit", "number", "expected"),
    [
        (date(2025, 1, 31), "M", 1.0, date(2025, 2, 28)),
        (date(2024, 2, 29), "Y", 1.0, date(2025, 2, 28)),
        (date(2024, 2, 29), "Y", -4.0, date(2020, 2, 29)),
        (date(2025, 6, 11), "F", 1.0, date(2025, 6, 25)),
        (date(2025, 6, 11), "W", 0.5, date(2025, 6, 15)),
        (date(2025, 6, 11), "Q", 1.0, date(2025, 9, 11)),
        (date(2025, 6, 11), "Y", 0.5, date(2025, 12, 11)),
        (date(2025, 6, 11), "Y", 0.3, None),
        (date(2025, 6, 11), "H", 1.0, None),
    ],
)
def test_the_same_day_so_much_later_is_the_last_of_a_shorter_month(
    day: date, unit: str, number: float, expected: date | None
) -> None:
    assert day_after(day, unit, number) == expected


@given(DAYS, st.integers(-400, 400))
def test_months_later_is_the_same_number_or_the_months_end(day: date, months: int) -> None:
    then = day_after(day, "M", float(months))

    assert then is not None
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1


def test_only_hours_minutes_and_seconds_are_of_the_clock() -> None:
    assert [unit for unit in ("H", "TM", "S", "M", "D", "Y") if is_clock_unit(unit)] == ["H", "TM", "S"]
