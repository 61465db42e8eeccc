"""A point in time as precisely as a story states it: a year, a month, a day or a minute."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
MINUTES_A_DAY = 24 * 60
"""How many minutes `When.minute` counts for a day."""


class Precision(StrEnum):
    """How much of a point in time is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


_PRECISIONS, _TO_THE_MINUTE = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}, Precision.MINUTE
"""By how many characters a point in time has."""


@dataclass(frozen=True, slots=True)
class When:
    """A point in time in ISO 8601, as precise as known: `2025`, `2025-06`, `2025-06-02` or `2025-06-02T14:05+05:00`.

    The day is the one the story states; it is never shifted to another time zone. Raises ValueError on other text.
    """

    iso: str
    """The point in time as text."""

    def __post_init__(self) -> None:
        match = _ISO.fullmatch(self.iso)
        if match is None:
            raise ValueError(f"{self.iso!r} is not a date such as 2025-06-02")
        year, month, day, hour, minute = match.groups()
        datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0)
        )  # raises where there is no such day

    @classmethod
    def of_day(cls, day: date) -> When:
        """Return the given day, known to the day."""
        return cls(day.isoformat())

    @classmethod
    def of_minute(cls, moment: datetime) -> When:
        """Return the minute of a moment, as its clock shows it."""
        return cls(moment.strftime("%Y-%m-%dT%H:%M"))

    @classmethod
    def now(cls) -> When:
        """Return this minute, by the reader's clock."""
        return cls.of_minute(datetime.now())

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        return _PRECISIONS.get(len(self.iso), _TO_THE_MINUTE)

    @property
    def first_day(self) -> date:
        """The first day it may mean."""
        return _first_day(self.iso[:10])

    @property
    def spoken_day(self) -> str:
        """The day as it is spoken, as far as it is known: `Monday 2 June 2025`, `June 2025`, `2025`."""
        day = self.first_day
        if self.precision is Precision.YEAR:
            return str(day.year)
        return f"{day:%B} {day.year}" if self.precision is Precision.MONTH else f"{day:%A} {day.day} {day:%B} {day.year}"

    @property
    def last_day(self) -> date:
        """The last day it may mean."""
        first = self.first_day
        if self.precision is Precision.YEAR:
            return date(first.year, 12, 31)
        if self.precision is Precision.MONTH:
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first

    @property
    def month(self) -> str:
        """The month it falls in, as `2025-06`; a bare year stands in its January."""
        return self.iso[:7] if len(self.iso) > 4 else f"{self.iso}-01"

    @property
    def minute(self) -> int:
        """Minutes since the year 1, for putting points in time in order."""
        minutes = int(self.iso[11:13]) * 60 + int(self.iso[14:16]) if len(self.iso) > 10 else 0
        return self.first_day.toordinal() * MINUTES_A_DAY + minutes


@lru_cache(2_000)
def kept_when(iso: str) -> When:
    """Return a point in time, of the same text the same one: many stories are of one day. Raises ValueError as `When` does."""
    return When(iso)


@lru_cache(2_000)
def _first_day(iso: str) -> date:
    return date(int(iso[:4]), int(iso[5:7] or 1), int(iso[8:10] or 1))
