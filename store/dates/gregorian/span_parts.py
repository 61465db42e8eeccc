"""Parts of spans of days: the nth day, week, weekend, month, quarter, year or decade of one."""

from __future__ import annotations

from datetime import date

from store.dates.gregorian.day_arithmetic import DAY, WEEK, DaySpan, nth_weekday_within
from store.dates.gregorian.timex_values import interval_value, stepped_value, week_value

UNIT_CODES = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E"}
"""Units that a span is divided into, and their letters in TIMEX3."""

ValueAndDays = tuple[str, str]
"""A value, and the value of its days where it does not say them itself; both empty where there is no such time."""


def nth_unit_within(unit: str, days: DaySpan, nth: int) -> ValueAndDays:
    """Return the nth unit (-1 is the last) of a span."""
    if unit == "week":
        return _nth_week(days, nth)
    if unit == "weekend":
        saturday = nth_weekday_within(days, 5, nth)
        return (week_value(saturday) + "-WE" if saturday else ""), ""
    if unit not in UNIT_CODES or (unit == "quarter" and days[0].year != days[1].year):
        return "", ""
    base, step = (days[1], nth + 1) if nth < 0 else (days[0], nth - 1)
    return stepped_value(UNIT_CODES[unit], base, step), ""


def week_from(first: date) -> ValueAndDays:
    """Return seven days from a first one: the week that holds most of them, and their interval."""
    return week_value(first + 3 * DAY), interval_value(first, first + 6 * DAY)


def _nth_week(days: DaySpan, nth: int) -> ValueAndDays:
    """Weeks of a year are those of ISO 8601; those of a month are its days 1 to 7, 8 to 14 and so on, the last its last seven."""
    first, last = days
    if first.month == 1 and last.month == 12 and first.year == last.year and nth > 0:
        monday = date.fromisocalendar(first.year, nth, 1)
        return f"{first.year:04}-W{nth:02}", interval_value(max(first, monday), monday + 6 * DAY)
    return week_from(last - 6 * DAY + WEEK * (nth + 1) if nth < 0 else first + WEEK * (nth - 1))
