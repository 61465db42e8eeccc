"""Feasts and observances: names to days, fixed or computed, within a year; those of the United States where the name is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from store.dates.gregorian.day_arithmetic import DAY, month_end, nth_weekday_within

_FIXED = {
    (1, 1): "new year's day, new year",
    (2, 14): "valentine's day",
    (3, 8): "international women's day",
    (3, 15): "ides of march",
    (3, 17): "st patrick's day",
    (4, 1): "april fools' day, april fool's day",
    (4, 22): "earth day",
    (5, 1): "may day",
    (5, 5): "cinco de mayo",
    (6, 19): "juneteenth",
    (7, 4): "independence day, fourth of july",
    (7, 14): "bastille day",
    (10, 31): "halloween",
    (11, 5): "guy fawkes night",
    (11, 11): "veterans day, armistice day, remembrance day",
    (12, 24): "christmas eve",
    (12, 25): "christmas day, christmas",
    (12, 26): "boxing day",
    (12, 31): "new year's eve",
}
"""Month and day to the names of what falls on it."""
_FROM_EASTER = {
    -47: "mardi gras, shrove tuesday",
    -46: "ash wednesday",
    -7: "palm sunday",
    -3: "maundy thursday",
    -2: "good friday",
    -1: "holy saturday, easter saturday",
    0: "easter sunday, easter",
    1: "easter monday",
    39: "ascension day",
    49: "pentecost",
    50: "whit monday",
    56: "trinity sunday",
}
"""Days from Easter Sunday to names."""
_ON_WEEKDAYS = {
    (1, 0, 3, 0): "martin luther king day, martin luther king jr day",
    (2, 0, 3, 0): "presidents' day, president's day",
    (5, 6, 2, 0): "mother's day",
    (5, 0, -1, 0): "memorial day",
    (6, 6, 3, 0): "father's day",
    (9, 0, 1, 0): "labor day",
    (10, 0, 2, 0): "columbus day",
    (11, 0, 1, 1): "election day",
    (11, 3, 4, 0): "thanksgiving day, thanksgiving",
    (11, 3, 4, 1): "black friday",
    (11, 3, 4, 4): "cyber monday",
}
"""Month, weekday (Monday is 0), which of them in the month (-1 is the last), and days after it, to names."""
_Key = TypeVar("_Key")


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


def _fixed(key: tuple[int, int], year: int) -> date:
    return date(year, *key)


def _from_easter(key: int, year: int) -> date:
    return easter(year) + key * DAY


def _on_weekday(key: tuple[int, int, int, int], year: int) -> date:
    month, weekday, nth, later = key
    day = nth_weekday_within((date(year, month, 1), month_end(year, month)), weekday, nth)
    return (day or date(year, month, 1)) + later * DAY


def _by_name(table: Mapping[_Key, str], day: Callable[[_Key, int], date]) -> dict[str, Callable[[int], date]]:
    return {name: partial(day, key) for key, names in table.items() for name in names.split(", ")}


_DAYS = _by_name(_FIXED, _fixed) | _by_name(_FROM_EASTER, _from_easter) | _by_name(_ON_WEEKDAYS, _on_weekday)
NAMES = frozenset(_DAYS)
"""Every feast known, in lower case."""
_WITHOUT_SIGNS = {name.replace("'", ""): name for name in sorted(NAMES)}


def known_holiday(written: str) -> str:
    """Return the name in `NAMES` of a feast, whatever its signs, spaces and capitals; nothing if it is none."""
    return _WITHOUT_SIGNS.get(" ".join(written.lower().translate({ord(sign): None for sign in "'’."}).split()), "")


def holiday(name: str, year: int) -> date:
    """Return the day a feast (a name in `NAMES`) falls on in a year."""
    return _DAYS[name](year)
