"""Spans of time as people type them: `2025`, `june 2025`, `last week`, `3 months ago`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from store.when import When

Span = tuple[date, date]
"""First and last day, both included."""

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
"""English names and abbreviations of months, in lower case, to their numbers."""
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_abbr)}
_NUMBERS = {
    word: number
    for number, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
_NUMBERS |= {"a": 1, "an": 1}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_ISO = re.compile(r"\d{4}(?:-\d\d?(?:-\d\d?)?)?")
_DECADE = re.compile(r"(\d{3})0s")
_QUARTER = re.compile(r"q([1-4]) (\d{4})|(\d{4}) ?q([1-4])")
_DAY_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH})(?: (\d{{4}}))?")
_MONTH_DAY = re.compile(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?: (\d{{4}}))?")
_AGO = re.compile(r"(\d{1,4}|[a-z]+) (day|week|month|year)s? ago")
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
        first = int(match[1]) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    return None


def _calendar(words: str, today: date) -> Span | None:
    if match := _QUARTER.fullmatch(words):
        year, quarter = int(match[2] or match[3]), int(match[1] or match[4])
        return date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3)
    if match := _MONTH_DAY.fullmatch(words):
        return _one(_dated(today, MONTHS[match[1]], int(match[2]), match[3]))
    if match := _DAY_MONTH.fullmatch(words):
        month = MONTHS[match[2]]
        if match[1]:
            return _one(_dated(today, month, int(match[1]), match[3]))
        first = _dated(today, month, 1, match[3])
        return first, _month_end(first.year, month)
    return None


def _relative(words: str, today: date) -> Span | None:
    if match := _AGO.fullmatch(words):
        number = _NUMBERS.get(match[1]) if match[1].isalpha() else int(match[1])
        return None if number is None else _around(today, match[2], -number)
    if match := _NEXT_TO.fullmatch(words):
        return _around(today, match[2], {"last": -1, "this": 0, "next": 1}[match[1]])
    name = words.removeprefix("last ").removeprefix("on ")
    if name in _WEEKDAYS:
        return _one(today - timedelta(days=(today.weekday() - _WEEKDAYS[name]) % 7 or (7 if name != words else 0)))
    return None


def _around(today: date, unit: str, step: int) -> Span:
    """Return the day, week, month, year or decade that lies so many steps from today's."""
    if unit == "day":
        return _one(today + timedelta(days=step))
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return date(year, month + 1, 1), _month_end(year, month + 1)
    length = 10 if unit == "decade" else 1
    first = today.year // length * length + step * length
    return date(first, 1, 1), date(first + length - 1, 12, 31)


def _dated(today: date, month: int, day: int, year: str | None) -> date:
    if year:
        return date(int(year), month, day)
    this = date(today.year, month, day)
    return this if this <= today else date(today.year - 1, month, day)


def _one(day: date) -> Span:
    return day, day


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
