"""Days that are written without their year or by the name of a weekday, put into the calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from store.dates.anchoring.shared_years import week_behind, year_behind
from store.dates.anchoring.tense import tense_side
from store.dates.grammar.phrases import letters_for
from store.dates.grammar.rule import Context, PhraseMatch
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS, WEEKDAYS
from store.dates.lexer.numerals import parse_ordinal, parse_year
from store.dates.lexer.tokenizer import LETTERS
from store.dates.mention import FUTURE, NEITHER, PAST, Side

WEEKDAYS_AND_PLURALS = WEEKDAY_NUMBERS | {f"{name.lower()}s": number for name, number in WEEKDAYS.items()}
"""Weekdays in lower case, short, long and plural, to their numbers; Monday is 0."""
RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}

_MONTH, _WEEKDAY = letters_for("any_month"), letters_for("any_weekday")
_NUMBER = (
    letters_for("small") + letters_for("ordinal_word") + letters_for("second") + letters_for("ordinal") + letters_for("tens")
)
_WHICH, _YEAR, _RELATIVE = letters_for("which"), letters_for("any_year" if "any_year" in LETTERS else "year"), LETTERS["relday"]
_SPOKEN = letters_for("teens") + letters_for("ones") + LETTERS["thousand"]


class ResolvedDay(NamedTuple):
    """A day in the calendar, and how sure it is."""

    day: date
    """The day."""
    certainty: float = 0.95
    """How sure, 0 to 1."""
    doubt: str = ""
    """What makes it a guess or a contradiction, in a sentence."""


@dataclass(slots=True)
class Parts:
    """What a written day says of itself."""

    month: int = 0
    """1 to 12, or 0 where none is named."""
    number: int = 0
    """The day of the month, or 0."""
    year: int = 0
    """The year, or 0."""
    weekday: int = -1
    """0 for Monday, or -1."""
    shift: int | None = None
    """Days from the day of publication, for "today" and its neighbours."""
    which: str = ""
    """A word such as "last" or "next", in lower case."""


def day_parts(found: PhraseMatch, name: str = "") -> Parts:
    """Return what the words of a phrase, or of a named part, say of a day."""
    begin, end = found.span(name)
    tokens, parts = found.tokens, Parts()
    numbers: list[str] = []
    spoken: list[str] = []
    for index in range(begin, end):
        letter, word = tokens.classes[index], tokens.word(index)
        if letter in _MONTH:
            parts.month = MONTH_NUMBERS[word]
        elif letter in _WEEKDAY:
            parts.weekday = WEEKDAYS_AND_PLURALS[word]
        elif letter in _YEAR:
            parts.year = int(word)
        elif letter in _RELATIVE:
            parts.shift = RELATIVE_DAYS[word]
        elif letter in _WHICH:
            parts.which = word
        elif letter in _SPOKEN or (spoken and letter in _NUMBER):
            spoken.append(word)
        elif letter in _NUMBER:
            numbers.append(word)
    parts.number = parse_ordinal(numbers) or 0
    if spoken:
        parts.year = parse_year(spoken) or 0
    return parts


def resolve_day(parts: Parts, found: PhraseMatch, context: Context) -> ResolvedDay | None:
    """Return the day that parts mean, or None if there is no such day."""
    if parts.shift is not None:
        return ResolvedDay(context.today + timedelta(days=parts.shift), 0.98)
    if parts.month and parts.number:
        return _of_month(parts, found, context)
    if parts.weekday >= 0:
        return _of_week(parts, found, context)
    return None


def _of_month(parts: Parts, found: PhraseMatch, context: Context) -> ResolvedDay | None:
    if parts.year:
        return _checked(_day(parts.year, parts.month, parts.number), parts, 0.99)
    days = [day for step in (-1, 0, 1) if (day := _day(context.today.year + step, parts.month, parts.number))]
    if not days:
        near = [day for step in range(-4, 5) if (day := _day(context.today.year + step, parts.month, parts.number))]
        days = near
    if not days:
        return None
    if year := year_behind(found, context, parts.month, parts.number):
        return _checked(_day(year, parts.month, parts.number), parts, 0.97)
    if parts.weekday >= 0 and (same := [day for day in days if day.weekday() == parts.weekday]):
        return ResolvedDay(min(same, key=lambda day: abs(day - context.today)), 0.97)
    side = PAST if parts.which == "last" else tense_side(found.tokens, *found.span())
    chosen = nearest(days, context.today, side)
    if side is not NEITHER:
        return _checked(chosen, parts, 0.9)
    far = min(abs(day - context.today) for day in days if day != chosen) if len(days) > 1 else abs(chosen - context.today)
    sure, doubt = (0.8, "") if abs(chosen - context.today) * 3 < far else (0.6, "no verb says which year: the nearer is taken")
    return _checked(chosen, parts, sure, doubt)


def nearest(days: list[date], today: date, side: Side) -> date:
    """Return the day that lies next to today, on the side a sentence leans to unless that is far and the other is near."""
    on_side = [day for day in days if (day <= today if side is PAST else day >= today)]
    closest = min(days, key=lambda day: abs(day - today))
    if side is NEITHER or not on_side:
        return closest
    chosen = min(on_side, key=lambda day: abs(day - today))
    much_nearer = abs(closest - today) * 8 < abs(chosen - today)
    return closest if much_nearer else chosen


def _checked(day: date | None, parts: Parts, certainty: float, doubt: str = "") -> ResolvedDay | None:
    """Return the day, with a doubt where the weekday beside it is another one."""
    if day is None or parts.weekday < 0 or day.weekday() == parts.weekday:
        return ResolvedDay(day, certainty, doubt) if day else None
    said, true = calendar.day_name[parts.weekday], calendar.day_name[day.weekday()]
    written = f"{day.day} {calendar.month_name[day.month]}"
    return ResolvedDay(day, 0.5, f"says {said} {written}, but {written} {day.year} was a {true}")


def _of_week(parts: Parts, found: PhraseMatch, context: Context) -> ResolvedDay:
    back = (context.today.weekday() - parts.weekday) % 7
    if parts.which in ("previous", "following", "that", "same") and context.day:
        since = (context.day.weekday() - parts.weekday) % 7
        if parts.which == "previous":
            return ResolvedDay(context.day - timedelta(days=since or 7), 0.8)
        if parts.which == "following":
            return ResolvedDay(context.day + timedelta(days=(7 - since) if since else 7), 0.8)
        return ResolvedDay(context.day - timedelta(days=since), 0.7)
    if parts.which in ("last", "past", "previous"):
        return ResolvedDay(context.today - timedelta(days=back or 7), 0.95)
    if parts.which in ("next", "coming"):
        return ResolvedDay(context.today + timedelta(days=7 - back), 0.85)
    if not parts.which and (week := week_behind(found, context)):
        year, number = week.split("-W")[:2]
        return ResolvedDay(date.fromisocalendar(int(year), int(number[:2]), parts.weekday + 1), 0.9)
    side = tense_side(found.tokens, *found.span())
    if side is FUTURE and back:
        return ResolvedDay(context.today + timedelta(days=7 - back), 0.85)
    if side is PAST or not back:
        return ResolvedDay(context.today - timedelta(days=back), 0.95)
    return ResolvedDay(
        context.today - timedelta(days=back), 0.7, "no verb says whether it is past or to come: the latest is taken"
    )


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
