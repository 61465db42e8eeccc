"""Dates in rows, in all the forms that programs write them; which of day and month stands first is told by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from store.api.when import When
from store.formats.rows.values import text_of
from store.formats.stated_times import stated_time

_NUMBERS = re.compile(
    r"""(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)
    (?:(?:\s*[,T]\s*|\s+)(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "none", "null", "nan", "unknown", "0", "false"))
_FIRST_SECOND, _FIRST_MILLI, _FIRST_MICRO, _PAST = 10**8, 10**11, 10**14, 10**17
"""From where on a number counts seconds, thousandths and millionths since 1970, the first from 1973 on."""


class Order(Enum):
    """Which stands first in a date such as `02/06/2025`."""

    DAY = "day"
    MONTH = "month"


def order_of(values: Iterable[object]) -> Order | None:
    """Return which of day and month stands first in a column: the first value with a number over twelve tells. None if none does."""
    for value in values:
        match = _NUMBERS.fullmatch(text_of(value).strip())
        if match and match[2] != "." and (int(match[1]) > 12) != (int(match[3]) > 12):
            return Order.DAY if int(match[1]) > 12 else Order.MONTH
    return None


def is_ambiguous(value: object) -> bool:
    """Return whether a date means two days, according to which of day and month stands first."""
    match = _NUMBERS.fullmatch(text_of(value).strip()) if isinstance(value, str) else None
    return match is not None and match[2] != "." and max(int(match[1]), int(match[3])) <= 12 and match[1] != match[3]


def says_nothing(value: object) -> bool:
    """Return whether a value stands for no date at all."""
    return value in (0, None) or text_of(value).strip().casefold() in _NOTHING


def when_of(value: object, order: Order) -> When | None:
    """Return the point in time that a value states; None if it states none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(value)
    text = text_of(value).strip()
    if match := _NUMBERS.fullmatch(text):
        first, sign, second, year, hour, minute, half = match.groups()
        month_first = int(second) > 12 or (order is Order.MONTH and sign != "." and int(first) <= 12)
        day, month = (second, first) if month_first else (first, second)
        full = year if len(year) == 4 else f"{19 if int(year) > 69 else 20}{year}"
        return _when(f"{full}-{int(month):02d}-{int(day):02d}", hour, minute, half)
    if text.isdecimal() and len(text) > 8:
        return _of_number(int(text)) if len(text) < 20 else None
    return stated_time(text)


def _of_number(number: float) -> When | None:
    if 1000 <= number < 3000 and number == int(number):
        return When(str(int(number)))
    if 19000101 <= number < 21000101 and number == int(number):
        return stated_time(str(int(number)))
    for first, unit in ((_FIRST_SECOND, 1), (_FIRST_MILLI, 1_000), (_FIRST_MICRO, 1_000_000)):
        if first <= number < first * 1_000 and number < _PAST:
            return stated_time(str(int(number / unit)))
    return None


def _when(day: str, hour: str | None, minute: str | None, half: str | None) -> When | None:
    clock = ""
    if hour:
        hours = int(hour) % 12 + 12 * (half in ("p", "P")) if half else int(hour)
        clock = f"T{hours:02d}:{minute}"
    try:
        return When(day + clock)
    except ValueError:
        return None
