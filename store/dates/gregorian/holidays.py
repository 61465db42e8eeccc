"""Feasts and observances: names to days, fixed or computed, within a year; those of the United States where the name is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from store.dates.gregorian.day_arithmetic import DAY, month_end, nth_weekday_within

_Feast = Callable[[int], date]


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> _Feast:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> _Feast:
    return lambda year: easter(year) + days * DAY


def _nth(month: int, weekday: int, nth: int, later: int = 0) -> _Feast:
    """Return what gives the nth weekday (Monday is 0; -1 is the last) of a month, or a day so much later."""

    def day(year: int) -> date:
        first = date(year, month, 1)
        return (nth_weekday_within((first, month_end(year, month)), weekday, nth) or first) + later * DAY

    return day


_FEASTS = {
    "new year's day, new year": _fixed(1, 1), "valentine's day": _fixed(2, 14), "international women's day": _fixed(3, 8),
    "ides of march": _fixed(3, 15), "st patrick's day": _fixed(3, 17), "april fools' day, april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22), "may day": _fixed(5, 1), "cinco de mayo": _fixed(5, 5), "juneteenth": _fixed(6, 19),
    "independence day, fourth of july": _fixed(7, 4), "bastille day": _fixed(7, 14), "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5), "veterans day, armistice day, remembrance day": _fixed(11, 11),
    "christmas eve": _fixed(12, 24), "christmas day, christmas": _fixed(12, 25), "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "mardi gras, shrove tuesday": _from_easter(-47), "ash wednesday": _from_easter(-46), "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3), "good friday": _from_easter(-2), "holy saturday, easter saturday": _from_easter(-1),
    "easter sunday, easter": _from_easter(0), "easter monday": _from_easter(1), "ascension day": _from_easter(39),
    "pentecost": _from_easter(49), "whit monday": _from_easter(50), "trinity sunday": _from_easter(56),
    "martin luther king day, martin luther king jr day": _nth(1, 0, 3), "presidents' day, president's day": _nth(2, 0, 3),
    "mother's day": _nth(5, 6, 2), "memorial day": _nth(5, 0, -1), "father's day": _nth(6, 6, 3), "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2), "election day": _nth(11, 0, 1, later=1), "thanksgiving day, thanksgiving": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, later=1), "cyber monday": _nth(11, 3, 4, later=4),
}  # fmt: skip
"""Names in lower case to what gives their day of a year."""
_DAYS = {name: day for names, day in _FEASTS.items() for name in names.split(", ")}
NAMES = frozenset(_DAYS)
"""Every feast known, in lower case."""
_WITHOUT_SIGNS = {name.replace("'", ""): name for name in sorted(NAMES)}


def known_holiday(written: str) -> str:
    """Return the name in `NAMES` of a feast, whatever its signs, spaces and capitals; nothing if it is none."""
    return _WITHOUT_SIGNS.get(re.sub("['’.]", "", " ".join(written.lower().split())), "")


def holiday(name: str, year: int) -> date:
    """Return the day a feast (a name in `NAMES`) falls on in a year."""
    return _DAYS[name](year)
