"""The names of months and weekdays, once for all who read dates: stories, publication lines, datelines, what people type."""

from __future__ import annotations

import calendar

MONTHS = {name: n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name: n for n, name in enumerate(calendar.month_abbr) if name} | {"Sept": 9}
"""Months as they are written, short and long, to their numbers."""
WEEKDAYS = {name: n for n, name in enumerate(calendar.day_name)}
"""Weekdays to their numbers; Monday is 0."""
WEEKDAY_SHORTS = {name: n for n, name in enumerate(calendar.day_abbr)} | {"Tues": 1, "Wednes": 2, "Thur": 3, "Thurs": 3}
"""Shortened weekdays to their numbers."""

MONTH_NUMBERS = {name.lower(): number for name, number in MONTHS.items()}
"""Months in lower case, short and long, to their numbers."""
WEEKDAY_NUMBERS = {name.lower(): number for name, number in (WEEKDAYS | WEEKDAY_SHORTS).items()}
"""Weekdays in lower case, short and long, to their numbers."""
WEEKDAY_FORMS = WEEKDAY_NUMBERS | {f"{name.lower()}s": number for name, number in WEEKDAYS.items()}
"""The same with their plurals."""


def _either(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


MONTH_PATTERN = _either(MONTH_NUMBERS)
"""A regular expression's choice of all months, in lower case, longer names first."""
WEEKDAY_PATTERN = _either(WEEKDAY_NUMBERS)
"""The same of all weekdays."""
