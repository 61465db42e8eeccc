"""Times of the calendar as TIMEX3 values, and the days such values stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from store.dates.gregorian.day_arithmetic import DAY, WEEK, month_end

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of each season, as weather services count them in the northern half of the world."""

_VALUE = re.compile(
    r"(?P<year>\d{4})-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.*)?)?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI))|(?P<digits>\d{2,4})X{0,2}"
)
_LENGTHS = {4: ("year", 1), 3: ("decade", 10), 2: ("century", 100)}

Days = tuple[date | None, date | None, str]
"""First day, last day, and the precision of a value."""


def week_value(day: date) -> str:
    """Return the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_value(year: int, month: int) -> str:
    """Return a month, given as year and a month that may lie outside 1 to 12."""
    years, month = divmod(month - 1, 12)
    return f"{year + years:04}-{month + 1:02}"


def quarter_value(year: int, quarter: int) -> str:
    """Return a quarter, given as year and a quarter that may lie outside 1 to 4."""
    years, quarter = divmod(quarter - 1, 4)
    return f"{year + years:04}-Q{quarter + 1}"


def quarter_of(day: date) -> int:
    """Return the quarter of the year a day lies in."""
    return (day.month + 2) // 3


def interval_value(first: date, last: date) -> str:
    """Return days that no single value stands for, as ISO 8601 writes an interval; `days_of` reads it."""
    return f"{first.isoformat()}/{last.isoformat()}"


@lru_cache(4_096)
def days_of(value: str) -> Days:
    """Return the first and last day a value stands for and its precision, or Nones and nothing where it has no place.

    `198` is a decade and `19` the years that begin so; a part of a day stands for its day.
    """
    if "/" in value:
        first, last = map(date.fromisoformat, value.split("/"))
        return first, last, "week"
    match = _VALUE.fullmatch(value)
    if match is None:
        return None, None, ""
    try:
        return _days({name: text for name, text in match.groupdict().items() if text})
    except (ValueError, OverflowError):
        return None, None, ""


def _days(found: dict[str, str]) -> Days:
    if "digits" in found:
        precision, length = _LENGTHS[len(found["digits"])]
        first_year = int(found["digits"]) * length
        return date(first_year, 1, 1), date(first_year + length - 1, 12, 31), precision
    year = int(found["year"])
    if "day" in found:
        day, time = date(year, int(found["month"]), int(found["day"])), found.get("time", "")
        return day, day, "day" if not time else "minute" if time[1:2].isdigit() else "part of day"
    if "week" in found:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return (monday + 5 * DAY if "weekend" in found else monday), monday + 6 * DAY, "week"
    precision = next(reversed(found))
    first, last = _months(precision, found[precision])
    return date(year, first, 1), month_end(year + (last < first), last), precision


def _months(precision: str, which: str) -> tuple[int, int]:
    """Return the first and last month of a season, or of the nth month, quarter or half of a year."""
    if precision == "season":
        return SEASONS[which]
    length = {"month": 1, "quarter": 3, "half": 6}[precision]
    return int(which) * length - length + 1, int(which) * length


_STEPPED: dict[str, Callable[[date, int], str]] = {
    "D": lambda base, step: (base + step * DAY).isoformat(),
    "W": lambda base, step: week_value(base + step * WEEK),
    "WE": lambda base, step: week_value(base + step * WEEK) + "-WE",
    "M": lambda base, step: month_value(base.year, base.month + step),
    "Q": lambda base, step: quarter_value(base.year, quarter_of(base) + step),
    "Y": lambda base, step: f"{base.year + step:04}",
    "E": lambda base, step: f"{base.year // 10 + step}",
    "C": lambda base, step: f"{base.year // 100 + step}",
}


def stepped_value(unit: str, base: date, step: int) -> str:
    """Return the day, week, month and so on that lies so many steps from the one a day is in.

    Units are the letters of TIMEX3: `D`, `W`, `WE` (weekend), `M`, `Q`, `E` (decade), `C` (century); of any other it is the year.
    """
    return _STEPPED.get(unit, _STEPPED["Y"])(base, step)
