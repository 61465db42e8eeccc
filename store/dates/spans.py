"""Spans of time as people type them: `2025`, `june 2025`, `last week`, `3 months ago`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.api.when import When
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, MONTH_PATTERN, WEEKDAY_NUMBERS
from store.dates.gregorian.day_arithmetic import month_end
from store.dates.gregorian.timex_values import days_of, quarter_value, stepped_value

Span = tuple[date, date]
"""First and last day, both included."""

_NUMBERS = {
    word: number
    for number, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
_NUMBERS |= {"a": 1, "an": 1}

_ISO = re.compile(r"\d{4}(?:-\d\d?(?:-\d\d?)?)?")
_DECADE = re.compile(r"(\d{3})0s")
_QUARTER = re.compile(r"q([1-4]) (\d{4})|(\d{4}) ?q([1-4])")
_DAY_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({MONTH_PATTERN})(?: (\d{{4}}))?")
_MONTH_DAY = re.compile(rf"({MONTH_PATTERN}) (\d{{1,2}})(?:st|nd|rd|th)?(?: (\d{{4}}))?")
_AGO = re.compile(r"(\d{1,4}|[a-z]+) (day|week|month|year)s? ago")
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E"}
_LEAP = 9
"""Within so many years every day of the calendar comes, across 1900 too."""
_NEXT_TO = re.compile(r"(last|this|next) (day|week|month|year|decade)")


def parse_span(text: str, today: date) -> Span | None:
    """Return the span of days that a text means, seen from a day, or None if it means none.

    A month without a year is the latest one that has begun; a weekday is the latest one.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    for read in (_plain, _calendar, _relative):
        try:
            span = read(words, today)
        except (ValueError, OverflowError):
            return None
        if span:
            return span
    return None


def _plain(words: str, today: date) -> Span | None:
    if words in ("today", "now"):
        return today, today
    if words == "yesterday":
        return _one(today - timedelta(days=1))
    if words == "tomorrow":
        return _one(today + timedelta(days=1))
    if _ISO.fullmatch(words):
        parts = words.split("-")
        when = When("-".join([parts[0], *(part.zfill(2) for part in parts[1:])]))
        return when.first_day, when.last_day
    if match := _DECADE.fullmatch(words):
        return _days(match[1])
    return None


def _calendar(words: str, today: date) -> Span | None:
    if match := _QUARTER.fullmatch(words):
        return _days(quarter_value(int(match[2] or match[3]), int(match[1] or match[4])))
    if match := _MONTH_DAY.fullmatch(words):
        return _one(_dated(today, MONTH_NUMBERS[match[1]], int(match[2]), match[3]))
    if match := _DAY_MONTH.fullmatch(words):
        month = MONTH_NUMBERS[match[2]]
        if match[1]:
            return _one(_dated(today, month, int(match[1]), match[3]))
        first = _dated(today, month, 1, match[3])
        return first, month_end(first.year, month)
    return None


def _relative(words: str, today: date) -> Span | None:
    if match := _AGO.fullmatch(words):
        number = _NUMBERS.get(match[1]) if match[1].isalpha() else int(match[1])
        return None if number is None else _around(today, match[2], -number)
    if match := _NEXT_TO.fullmatch(words):
        return _around(today, match[2], {"last": -1, "this": 0, "next": 1}[match[1]])
    name = words.removeprefix("last ").removeprefix("on ")
    if name in WEEKDAY_NUMBERS:
        return _one(today - timedelta(days=(today.weekday() - WEEKDAY_NUMBERS[name]) % 7 or (7 if name != words else 0)))
    return None


def _around(today: date, unit: str, step: int) -> Span | None:
    """Return the day, week, month, year or decade that lies so many steps from today's."""
    return _days(stepped_value(_UNITS[unit], today, step))


def _days(value: str) -> Span | None:
    first, last, _ = days_of(value)
    return (first, last) if first and last else None


def latest_day(today: date, month: int, day: int) -> date:
    """Return the latest such day of a month that is not after today; raises ValueError if there is none."""
    for year in range(today.year, max(0, today.year - _LEAP), -1):
        try:
            then = date(year, month, day)
        except ValueError:  # 29 February in most years
            continue
        if then <= today:
            return then
    raise ValueError(f"no month {month} has a day {day}")


def _dated(today: date, month: int, day: int, year: str | None) -> date:
    if year:
        return date(int(year), month, day)
    return latest_day(today, month, day)


def _one(day: date) -> Span:
    return day, day
