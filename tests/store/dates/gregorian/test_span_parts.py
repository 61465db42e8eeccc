"""The nth part of a span of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.gregorian.span_parts import UNIT_CODES, nth_unit_within, week_from
from store.dates.gregorian.timex_values import days_of, stepped_value

MAY = date(2024, 5, 1), date(2024, 5, 31)
YEAR = date(2024, 1, 1), date(2024, 12, 31)
CENTURY = date(1900, 1, 1), date(1999, 12, 31)


@pytest.mark.parametrize(
    ("span", "unit", "nth", "value", "days_value"),
    [
        (MAY, "day", 1, "2024-05-01", ""),
        (MAY, "day", -1, "2024-05-31", ""),
        (MAY, "week", 1, "2024-W18", "2024-05-01/2024-05-07"),
        (MAY, "week", 2, "2024-W19", "2024-05-08/2024-05-14"),
        (MAY, "week", -1, "2024-W22", "2024-05-25/2024-05-31"),
        (MAY, "weekend", 1, "2024-W18-WE", ""),
        (MAY, "weekend", -1, "2024-W21-WE", ""),
        (YEAR, "week", 1, "2024-W01", "2024-01-01/2024-01-07"),
        (YEAR, "week", 20, "2024-W20", "2024-05-13/2024-05-19"),
        (YEAR, "week", -1, "2024-W52", "2024-12-25/2024-12-31"),
        (YEAR, "month", 3, "2024-03", ""),
        (YEAR, "month", -2, "2024-11", ""),
        (YEAR, "quarter", 3, "2024-Q3", ""),
        (YEAR, "quarter", -1, "2024-Q4", ""),
        (CENTURY, "year", 10, "1909", ""),
        (CENTURY, "decade", -1, "199", ""),
        (CENTURY, "decade", 4, "193", ""),
        (CENTURY, "quarter", 1, "", ""),
        (CENTURY, "fortnight", 1, "", ""),
        (MAY, "", 1, "", ""),
    ],
)
def test_a_span_has_its_parts(span: tuple[date, date], unit: str, nth: int, value: str, days_value: str) -> None:
    assert nth_unit_within(unit, span, nth) == (value, days_value)


def test_a_month_without_so_many_weekends_has_none_to_give() -> None:
    assert nth_unit_within("weekend", MAY, 6) == ("", "")


def test_a_year_has_no_sixtieth_week() -> None:
    with pytest.raises(ValueError, match="Invalid week"):
        nth_unit_within("week", YEAR, 60)


@given(st.dates(date(1000, 1, 1), date(8999, 12, 31)))
def test_seven_days_are_called_by_the_week_that_holds_most_of_them(first: date) -> None:
    value, days_value = week_from(first)
    begin, end, _ = days_of(days_value)
    monday, sunday, _ = days_of(value)

    assert begin == first
    assert monday is not None
    assert sunday is not None
    assert end is not None
    assert (min(end, sunday) - max(first, monday)).days + 1 >= 4


@given(st.dates(date(1000, 1, 1), date(8000, 12, 31)), st.sampled_from(["day", "month", "year", "decade"]), st.integers(1, 12))
def test_first_and_last_parts_meet(first: date, unit: str, count: int) -> None:
    """Of a span that is so many whole units long, the first counted from behind is the last counted from the front."""
    span_first, _, _ = days_of(stepped_value(UNIT_CODES[unit], first, 0))
    _, span_last, _ = days_of(stepped_value(UNIT_CODES[unit], first, count - 1))
    assert span_first is not None
    assert span_last is not None
    span = span_first, span_last

    for nth in range(1, count + 1):
        assert nth_unit_within(unit, span, nth) == nth_unit_within(unit, span, nth - count - 1)
