"""How days are written, and on which of them a week begins: as the person likes it, everywhere on the screen."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class DateWays(NamedTuple):
    """How a person likes days to be told."""

    form: str = "2 Jun 2025"
    """How a day is written, by an example: `2 Jun 2025`, `Jun 2, 2025` or `2025-06-02`."""
    week_begins: str = "monday"
    """The day a week begins on."""


_USUAL = DateWays()
_FIRST = {"monday": 1, "saturday": 6, "sunday": 0}
"""The remainder by seven that the ordinals of a day of the week leave."""
_liked = [_USUAL]


def like(ways: DateWays) -> None:
    """Have all days told in a way from now on: one screen, one person."""
    _liked[0] = ways


def whole_day(day: date) -> str:
    """Return a day with its year: `2 Jun 2025`, `Jun 2, 2025` or `2025-06-02`."""
    form = _liked[0].form
    if form == "2025-06-02":
        return day.isoformat()
    return f"{day:%b} {day.day}, {day.year:04}" if form == "Jun 2, 2025" else f"{day.day} {day:%b} {day.year:04}"


def day_and_month(day: date) -> str:
    """Return a day without its year: `2 Jun`, `Jun 2` or `06-02`."""
    form = _liked[0].form
    if form == "2025-06-02":
        return f"{day:%m-%d}"
    return f"{day:%b} {day.day}" if form == "Jun 2, 2025" else f"{day.day} {day:%b}"


def long_day(day: date) -> str:
    """Return a day in full: `Monday 2 June 2025`, `Monday, June 2, 2025` or `Monday 2025-06-02`."""
    form = _liked[0].form
    if form == "2025-06-02":
        return f"{day:%A} {day.isoformat()}"
    if form == "Jun 2, 2025":
        return f"{day:%A}, {day:%B} {day.day}, {day.year}"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def days_between(first: date, last: date) -> str:
    """Return the days from one to another, told as short as can be: `2–8 Jun 2025`, `Jun 2 – Jul 3, 2025`."""
    form, same_month = _liked[0].form, (first.year, first.month) == (last.year, last.month)
    if form == "2025-06-02" or first.year != last.year:
        return f"{whole_day(first)} – {whole_day(last)}"
    if form == "Jun 2, 2025":
        end = f"{last.day}" if same_month else f" {day_and_month(last)}"
        return f"{day_and_month(first)}{'–' if same_month else ' –'}{end}, {last.year}"
    return f"{first.day}–{whole_day(last)}" if same_month else f"{day_and_month(first)} – {whole_day(last)}"


def week_start(day: int) -> int:
    """Return the first day of the week that a day lies in; days are ordinals."""
    return max(1, day - (day - _FIRST[_liked[0].week_begins]) % 7)
