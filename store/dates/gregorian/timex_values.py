"""Times of the calendar as TIMEX3 values, and the days such values stand for."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of each season, as weather services count them in the northern half of the world."""
DAY = timedelta(days=1)

_VALUE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?P<time>T.*)?"
    r"|(?P<wyear>\d{4})-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<qyear>\d{4})-Q(?P<quarter>[1-4])|(?P<hyear>\d{4})-H(?P<half>[12])|(?P<syear>\d{4})-(?P<season>SP|SU|FA|WI)"
    r"|(?P<myear>\d{4})-(?P<only>\d\d)|(?P<digits>\d{2,4})X{0,2}"
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


def season_of(day: date) -> tuple[int, str]:
    """Return the season a day lies in, with the year it began in."""
    for name, (first, last) in SEASONS.items():
        if first <= day.month <= last:
            return day.year, name
    return (day.year if day.month == 12 else day.year - 1), "WI"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


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
        return _days(match)
    except (ValueError, OverflowError):
        return None, None, ""


def _days(match: re.Match[str]) -> Days:
    found = {name: text for name, text in match.groupdict().items() if text}
    if "day" in found:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        time = found.get("time", "")
        return day, day, "day" if not time else "minute" if time[1:2].isdigit() else "part of day"
    if "week" in found:
        monday = date.fromisocalendar(int(found["wyear"]), int(found["week"]), 1)
        return (monday + 5 * DAY if "weekend" in found else monday), monday + 6 * DAY, "week"
    if "quarter" in found:
        year, first = int(found["qyear"]), int(found["quarter"]) * 3 - 2
        return date(year, first, 1), month_end(year, first + 2), "quarter"
    if "half" in found:
        year, first = int(found["hyear"]), int(found["half"]) * 6 - 5
        return date(year, first, 1), month_end(year, first + 5), "half"
    if "season" in found:
        year, (first, last) = int(found["syear"]), SEASONS[found["season"]]
        return date(year, first, 1), month_end(year + (last < first), last), "season"
    if "only" in found:
        year, month = int(found["myear"]), int(found["only"])
        return date(year, month, 1), month_end(year, month), "month"
    precision, length = _LENGTHS[len(found["digits"])]
    first_year = int(found["digits"]) * length
    return date(first_year, 1, 1), date(first_year + length - 1, 12, 31), precision


def shifted_month(day: date, months: int) -> tuple[int, int]:
    """Return the year and month so many months from a day's own."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def stepped_value(unit: str, base: date, step: int) -> str:
    """Return the day, week, month and so on that lies so many steps from the one a day is in.

    Units are the letters of TIMEX3: `D`, `W`, `WE` (weekend), `M`, `Q`, `Y`, `E` (decade), `C` (century).
    """
    if unit == "D":
        return (base + timedelta(days=step)).isoformat()
    if unit == "W":
        return week_value(base + timedelta(weeks=step))
    if unit == "WE":
        return week_value(base + timedelta(weeks=step)) + "-WE"
    if unit == "M":
        return month_value(base.year, base.month + step)
    if unit == "Q":
        return quarter_value(base.year, quarter_of(base) + step)
    if unit == "E":
        return f"{base.year // 10 + step}"
    if unit == "C":
        return f"{base.year // 100 + step}"
    return f"{base.year + step:04}"
