"""What a phrase means, as TIMEX3 tells times, and what a text has said so far for those that lean on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from store.dates.gregorian.day_arithmetic import DaySpan
from store.dates.gregorian.timex_values import days_of
from store.dates.mention import DATE, TIME, Kind, Mod

UNKNOWN = "XXXX"
"""The value of a time that has its place in the calendar, but which is not known."""
_NO_BEND, _NEW = Mod.NONE, tuple.__new__
DAY_PRECISIONS = ("day", "minute", "part of day")
"""The precisions of what lies within one day."""


class Timex(NamedTuple):
    """What a phrase was understood to mean."""

    kind: Kind
    """Date, time, duration or set."""
    value: str
    """The TIMEX3 value."""
    mod: Mod = Mod.NONE
    """How the phrase's own words bend it."""
    certainty: float = 0.95
    """How sure the rule is, 0 to 1."""
    doubt: str = ""
    """What makes it a guess, in a sentence."""
    days_value: str = ""
    """The value of the days it leads to where its own does not say them, as "two days later" after a dated sentence."""
    part: str = ""
    """The named part of the phrase that is the mention, where that is not all of it."""
    until: int = 0
    """The word the mention ends before, where the rule found that out itself."""

    @property
    def days(self) -> DaySpan | None:
        """The first and last day it stands for, or None where it is no date or has none."""
        first, last, _ = days_of(self.days_value or self.value)
        return (first, last) if first and last and self.kind in (DATE, TIME) else None

    @property
    def precision(self) -> str:
        """How precisely it is told: `day`, `week`, `month` and so on."""
        return days_of(self.days_value or self.value)[2]

    @property
    def is_day(self) -> bool:
        """Whether it lies within one day."""
        return self.precision in DAY_PRECISIONS

    @property
    def has_place(self) -> bool:
        """Whether it is a time of the calendar, known or not, and no vague one."""
        return self.kind in (DATE, TIME) and not self.value.endswith("_REF")


def timex_on(
    day: date | None, certainty: float = 0.95, doubt: str = "", *, time: str = "", part: str = "", until: int = 0
) -> Timex | None:
    """Return a day, or a time of it such as `T17:00`, as what a phrase means; None without one."""
    if day is None:
        return None
    return _NEW(Timex, (TIME if time else DATE, day.isoformat() + time, _NO_BEND, certainty, doubt, "", part, until))


def unresolved(doubt: str, until: int = 0) -> Timex:
    """Return what is told of a phrase that speaks of a time, but of which no one knows: it has no days."""
    return Timex(DATE, UNKNOWN, certainty=0.2, doubt=doubt, until=until)


ReadAt = Callable[[int], Timex | None]
"""Reads the time that begins at a word, with the word after it as its `until`; None where there is none."""


def no_time(_at: int) -> None:
    """Read nothing, as where no text is being read."""


@dataclass(slots=True)
class Context:
    """What a text has said so far, for the mentions that lean on it."""

    published: date | None
    """The day the story was published."""
    day: date | None = None
    """The day last spoken of."""
    value: str = ""
    """The value of the last date, whatever its precision."""
    quarter: str = ""
    """The quarter of a year last spoken of."""
    report_period: str = ""
    """The value of the last reporting period spoken of: a quarter, a year, or a length such as `P9M`."""
    read_at: ReadAt = no_time
    """Reads a time that is part of a longer one."""
    end: int = 0
    """The word after the last mention."""
    used_today: bool = False
    """Whether the day of publication was asked for since this was last set to False."""
    _today: date = field(default=date(2000, 6, 15))

    def __post_init__(self) -> None:
        if self.published:
            self._today = self.published

    @property
    def today(self) -> date:
        """The day of publication, or any day where it is not known; that it was asked for is noted."""
        self.used_today = True
        return self._today

    @property
    def day_or_today(self) -> date:
        """The day last spoken of, or the one of publication."""
        return self.day or self.today
