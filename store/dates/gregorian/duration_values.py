"""Lengths of time as TIMEX3 values, and the times they lead to from a day."""

from __future__ import annotations

import re
from datetime import date

from store.dates.gregorian.day_arithmetic import DAY, month_end, shifted_month
from store.dates.gregorian.timex_values import month_value, stepped_value

_COARSE = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "L": ("Y", 1000), "Q": ("M", 3)}
"""Units that are told in so many of a finer one."""
_CLOCK = {"H": "H", "TM": "M", "S": "S"}
_FINER = {"Y": ("M", 12), "H": ("M", 60), "TM": ("S", 60)}
"""Units whose parts are told in a finer one."""
_DAYS, _MONTHS = {"D": 1, "W": 7, "F": 14}, {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DURATION = re.compile(r"P(\d{1,5})([DWMY])")


def is_clock_unit(unit: str) -> bool:
    """Say whether a unit is told by the clock: hours, minutes, seconds."""
    return unit in _CLOCK


def duration_value(unit: str, number: float | None) -> str:
    """Return the duration of so many units, `PXY` where the number is not told."""
    if unit in _CLOCK:
        return "PT" + _amount(unit, number, _CLOCK[unit])
    if number is not None and unit in _COARSE and unit != "Q":
        unit, number = _COARSE[unit][0], number * _COARSE[unit][1]
    return "P" + _amount(unit, number, unit)


def _amount(unit: str, number: float | None, letter: str) -> str:
    if number is None:
        return f"X{letter}"
    whole, rest = divmod(number, 1)
    finer, parts = _FINER.get(unit, ("", 0))
    if rest and finer and (rest * parts).is_integer():
        return (f"{whole:.0f}{letter}" if whole else "") + f"{rest * parts:.0f}{finer}"
    return f"{number:.0f}{letter}" if number.is_integer() else f"{number:g}{letter}"


def offset_value(unit: str, number: float, base: date) -> str:
    """Return the time so many units from a day: whole units keep their precision, parts of them fall to finer ones.

    Raises ValueError or OverflowError where it lies outside the years of the calendar.
    """
    if unit in _COARSE:
        unit, number = _COARSE[unit][0], number * _COARSE[unit][1]
    if unit == "Y" and not number.is_integer():
        unit, number = "M", number * 12
    whole = round(number)
    if unit == "M":
        return month_value(*shifted_month(base, whole))
    if unit == "Y" and not 0 < base.year + whole < 9999:
        raise ValueError(whole)
    return stepped_value(unit, base, whole)


def value_after(duration: str, way: int, base: date) -> str:
    """Return the time a duration such as `P2W` leads to from a day, forwards (1) or back (-1); nothing where it is not told."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return ""
    unit, number = match[2], way * int(match[1])
    try:
        return (base + number * _DAYS[unit] * DAY).isoformat() if unit in _DAYS else offset_value(unit, float(number), base)
    except (ValueError, OverflowError):
        return ""


def day_after(day: date, unit: str, number: float) -> date | None:
    """Return the day so many days, weeks, months or years from another; the last of a month where it has not so many days."""
    if unit in _DAYS:
        return day + round(number * _DAYS[unit]) * DAY
    if unit not in _MONTHS or not float(number * _MONTHS[unit]).is_integer():
        return None
    year, month = shifted_month(day, int(number * _MONTHS[unit]))
    return date(year, month, min(day.day, month_end(year, month).day))
