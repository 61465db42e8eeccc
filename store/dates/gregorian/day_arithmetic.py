"""Arithmetic with days that `datetime` leaves out: months, and weekdays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

DaySpan = tuple[date, date]
"""First and last day, both included."""


def valid_day(year: int, month: int, number: int) -> date | None:
    """Return a day of the calendar, or None if there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """Return the year and month so many months from a day's own."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def latest_weekday(day: date, weekday: int) -> date:
    """Return the latest such weekday (Monday is 0) up to a day, which may be that day itself."""
    return day - (day.weekday() - weekday) % 7 * DAY


def weekday_beside(day: date, weekday: int, nth: int) -> date:
    """Return the nth such weekday after a day, or before it where the number is negative."""
    return latest_weekday(day - DAY, weekday) + (nth + 1) * WEEK if nth < 0 else latest_weekday(day, weekday) + nth * WEEK


def nth_weekday_within(days: DaySpan, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday (-1 is the last, -2 the one before it) of a span of days, or None if it has not so many."""
    first, last = days
    day = (
        latest_weekday(last, weekday) + (nth + 1) * WEEK
        if nth < 0
        else latest_weekday(first + 6 * DAY, weekday) + (nth - 1) * WEEK
    )
    return day if first <= day <= last else None
