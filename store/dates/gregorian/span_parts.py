"""Parts of spans of days: the nth weekday, day, week, month, quarter, year or decade of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from store.dates.grammar.rule import Timex
from store.dates.gregorian.timex_values import DAY, days_of, interval_value, month_value, quarter_of, quarter_value, week_value
from store.dates.mention import DATE, TIME

Days = tuple[date, date]
"""First and last day."""
_WEEK = timedelta(weeks=1)


def days_meant(timex: Timex) -> Days | None:
    """Return the days a meaning stands for, or None where it has none."""
    first, last, _ = days_of(timex.days_value or timex.value)
    return (first, last) if first and last and timex.kind in (DATE, TIME) else None


def precision_of(timex: Timex) -> str:
    """Return how precisely a meaning is told: `day`, `week`, `month` and so on."""
    return days_of(timex.days_value or timex.value)[2]


def nth_weekday_within(days: Days, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday (Monday is 0; -1 is the last, -2 the one before it) of a span of days, or None if it has not so many."""
    first, last = days
    if nth < 0:
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    else:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if first <= day <= last else None


def _day_of(days: Days, nth: int) -> tuple[str, str]:
    return (days[1] + (nth + 1) * DAY if nth < 0 else days[0] + timedelta(days=nth - 1)).isoformat(), ""


def week_around(first: date) -> tuple[str, str]:
    """Return seven days from a first one: the week that holds most of them, and their interval."""
    return week_value(first + 3 * DAY), interval_value(first, first + 6 * DAY)


def _week_of(days: Days, nth: int) -> tuple[str, str]:
    """Weeks of a year are those of ISO 8601; those of a month are its days 1 to 7, 8 to 14 and so on, the last its last seven."""
    if days[0].month == 1 and days[1].month == 12 and days[0].year == days[1].year and nth > 0:
        return f"{days[0].year:04}-W{nth:02}", interval_value(
            max(days[0], _monday(days[0].year, nth)), _monday(days[0].year, nth) + 6 * DAY
        )
    return week_around(days[1] - 6 * DAY + _WEEK * (nth + 1) if nth < 0 else days[0] + _WEEK * (nth - 1))


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def _weekend_of(days: Days, nth: int) -> tuple[str, str]:
    saturday = nth_weekday_within(days, 5, nth)
    return (week_value(saturday) + "-WE" if saturday else ""), ""


def _month_of(days: Days, nth: int) -> tuple[str, str]:
    last = days[1].month + nth + 1 if nth < 0 else days[0].month + nth - 1
    return month_value(days[1].year if nth < 0 else days[0].year, last), ""


def _quarter_of(days: Days, nth: int) -> tuple[str, str]:
    if days[1].year != days[0].year:
        return "", ""
    return quarter_value(days[0].year, quarter_of(days[1]) + nth + 1 if nth < 0 else quarter_of(days[0]) + nth - 1), ""


def _year_of(days: Days, nth: int) -> tuple[str, str]:
    return f"{days[1].year + nth + 1 if nth < 0 else days[0].year + nth - 1:04}", ""


def _decade_of(days: Days, nth: int) -> tuple[str, str]:
    return f"{days[1].year // 10 + nth + 1 if nth < 0 else days[0].year // 10 + nth - 1}", ""


UNITS_WITHIN: dict[str, Callable[[Days, int], tuple[str, str]]] = {
    "day": _day_of,
    "week": _week_of,
    "weekend": _weekend_of,
    "month": _month_of,
    "quarter": _quarter_of,
    "year": _year_of,
    "decade": _decade_of,
}
"""Units to what gives the nth of them (-1 is the last) within a span: its value, and its days where the value does not say them."""
