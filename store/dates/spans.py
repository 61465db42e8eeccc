"""Spans of time as people type them: `2025`, `june 2025`, `last week`, `3 months ago`."""

from __future__ import annotations

import re
from datetime import date

from store.api.when import When
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, MONTH_PATTERN, WEEKDAY_NUMBERS, WEEKDAY_PATTERN
from store.dates.gregorian.day_arithmetic import DAY, DaySpan, latest_weekday, month_end, valid_day
from store.dates.gregorian.timex_values import days_of, stepped_value

Span = DaySpan
"""First and last day, both included."""

_NUMBERS = {word: at for at, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_NUMBERS |= {"a": 1, "an": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E"}
_LEAP = 9
"""Within so many years every day of the calendar comes, across 1900 too."""
_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"


def parse_span(text: str, today: date) -> Span | None:
    """Return the span of days that a text means, seen from a day, or None if it means none.

    A month without a year is the latest one that has begun; a weekday is the latest one.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            try:
                return read(match, today)
            except (ValueError, OverflowError):
                return None
    return None


def latest_day(today: date, month: int, day: int) -> date:
    """Return the latest such day of a month that is not after today; raises ValueError if there is none."""
    for year in range(today.year, max(0, today.year - _LEAP), -1):
        then = valid_day(year, month, day)
        if then and then <= today:
            return then
    raise ValueError(f"no month {month} has a day {day}")


def _days(value: str) -> Span | None:
    first, last, _ = days_of(value)
    return (first, last) if first and last else None


def _near_day(match: re.Match[str], today: date) -> Span | None:
    day = today + _DAYS[match[0]] * DAY
    return day, day


def _iso(match: re.Match[str], _today: date) -> Span | None:
    year, *rest = match[0].split("-")
    when = When("-".join([year, *(part.zfill(2) for part in rest)]))
    return when.first_day, when.last_day


def _day_or_month(match: re.Match[str], today: date) -> Span | None:
    before, name, after, year = match.groups()
    if before and after:
        return None
    month, number = MONTH_NUMBERS[name], int(before or after or 1)
    day = date(int(year), month, number) if year else latest_day(today, month, number)
    return (day, day) if before or after else (day, month_end(day.year, month))


def _ago(match: re.Match[str], today: date) -> Span | None:
    number = _NUMBERS.get(match[1]) if match[1].isalpha() else int(match[1])
    return None if number is None else _days(stepped_value(_UNITS[match[2]], today, -number))


def _weekday(match: re.Match[str], today: date) -> Span | None:
    day = latest_weekday(today - DAY if match[1] else today, WEEKDAY_NUMBERS[match[2]])
    return day, day


_FORMS = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("|".join(_DAYS), _near_day),
        (r"\d{4}(?:-\d\d?(?:-\d\d?)?)?", _iso),
        (r"(\d{3})0s", lambda match, _: _days(match[1])),
        (r"q([1-4]) (\d{4})", lambda match, _: _days(f"{match[2]}-Q{match[1]}")),
        (r"(\d{4}) ?q([1-4])", lambda match, _: _days(f"{match[1]}-Q{match[2]}")),
        (rf"(?:{_NUMBER} )?({MONTH_PATTERN})(?: {_NUMBER})?(?: (\d{{4}}))?", _day_or_month),
        (r"(\d{1,4}|[a-z]+) (day|week|month|year)s? ago", _ago),
        (
            r"(last|this|next) (day|week|month|year|decade)",
            lambda match, today: _days(stepped_value(_UNITS[match[2]], today, _STEPS[match[1]])),
        ),
        (rf"(last on |last |on )?({WEEKDAY_PATTERN})", _weekday),
    )
)
"""Ways to type a time, and what reads them."""
