"""A date as it stands in a story's text, and what it was understood to mean."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a mention speaks of, in the four kinds of TIMEX3."""

    DATE = "date"
    """A day or anything longer that has a place in the calendar."""
    TIME = "time"
    """A time of day, or a part of one."""
    DURATION = "duration"
    """A length of time."""
    SET = "set"
    """Something that comes again and again."""


DATE, TIME, DURATION, SET = Kind
"""The kinds by themselves: looked up on their class they take ten times as long (Python 3.11), and every mention does so often."""


class Side(StrEnum):
    """Where a mention lies, seen from the day the story was published."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = ""
    """It has no place, or the story's day is not known."""


PAST, PRESENT, FUTURE, NEITHER = Side
"""The sides by themselves, for the same reason."""


class Mod(StrEnum):
    """How the words around a time bend it, in the words of TIMEX3."""

    NONE = ""
    APPROX = "APPROX"
    START = "START"
    MID = "MID"
    END = "END"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"


def side_of(first: date | None, last: date | None, published: date | None) -> Side:
    """Return where a span of days lies, seen from the day of publication."""
    if first is None or last is None or published is None:
        return NEITHER
    return PAST if last < published else FUTURE if first > published else PRESENT


class DateMention(NamedTuple):
    """A stretch of a story's text that speaks of a time; a named tuple, as an import makes millions of them."""

    start: int
    """Where it begins, in characters."""
    end: int
    """Where it ends, in characters; the character there is no longer part of it."""
    text: str
    """The stretch itself."""
    kind: Kind
    """Date, time of day, duration, or something that recurs."""
    value: str
    """Its TIMEX3 value: `1998-03-22`, `1998-Q3`, `1998-W12-WE`, `P2Y`, `PRESENT_REF`, `XXXX-WXX-2`."""
    rule: str
    """The rule that read it, in words."""
    mod: Mod = Mod.NONE
    """How the value is bent: about, the end of, more than."""
    first: date | None = None
    """The first day it may mean, or None where it has no place in the calendar."""
    last: date | None = None
    """The last day it may mean."""
    precision: str = ""
    """`minute`, `part of day`, `day`, `week`, `month`, `season`, `quarter`, `half`, `year`, `decade`, `century`, or nothing."""
    side: Side = NEITHER
    """Past, present or future to the story."""
    certainty: float = 1.0
    """How sure the reading is, 0 to 1."""
    doubt: str = ""
    """What makes it a guess, or what the story contradicts, in a sentence; empty where nothing does."""
    through: date | None = None
    """The last day of the range that this mention opens ("June 2" in "June 2 to 5"), or None."""
    sentence: tuple[int, int] = (0, 0)
    """Where the sentence it stands in begins and ends, in characters."""
