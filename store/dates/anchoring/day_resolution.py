"""Days that are written without their year or by the name of a weekday, put into the calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from store.dates.anchoring.shared_years import week_behind, year_behind
from store.dates.grammar.rule import PhraseMatch
from store.dates.grammar.timex import Context, Timex, timex_on
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, WEEKDAY_FORMS
from store.dates.gregorian.day_arithmetic import DAY, latest_weekday, valid_day, weekday_beside
from store.dates.lexer.numerals import parse_ordinal, parse_year
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.mention import FUTURE, NEITHER, PAST, Side

_FAR = 10**7
"""More days than the calendar has."""
_RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_MONTH, _WEEKDAY, _WHICH = letter_set("any_month"), letter_set("any_weekday"), letter_set("which")
_NUMBER, _SPOKEN = letter_set("small ordinal_word second ordinal tens"), letter_set("teens ones thousand")
_YEAR, _RELATIVE = LETTERS["year"], LETTERS["relday"]


@dataclass(slots=True)
class DayParts:
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


def day_parts(found: PhraseMatch, name: str = "") -> DayParts:
    """Return what the words of a phrase, or of a named part, say of a day."""
    tokens, parts = found.tokens, DayParts()
    numbers: list[str] = []
    spoken: list[str] = []
    for index in range(*found.span(name)):
        letter, word = tokens.classes[index], tokens.word(index)
        if letter in _MONTH:
            parts.month = MONTH_NUMBERS[word]
        elif letter in _WEEKDAY:
            parts.weekday = WEEKDAY_FORMS[word]
        elif letter == _YEAR:
            parts.year = int(word)
        elif letter == _RELATIVE:
            parts.shift = _RELATIVE_DAYS[word]
        elif letter in _WHICH:
            parts.which = word
        elif letter in _SPOKEN or (spoken and letter in _NUMBER):
            spoken.append(word)
        elif letter in _NUMBER:
            numbers.append(word)
    plain = len(numbers) == 1 and numbers[0].isdecimal()
    parts.number = int(numbers[0]) if plain else parse_ordinal(numbers) or 0
    if spoken:
        parts.year = parse_year(spoken) or 0
    return parts


def resolve_weekday(found: PhraseMatch, context: Context) -> Timex | None:
    """Return the day that a weekday by itself means, as most days of stories are told."""
    return _day_of_week(WEEKDAY_FORMS[found.tokens.word(found.begin)], "", found, context)


def resolve_day(found: PhraseMatch, context: Context, name: str = "") -> Timex | None:
    """Return the day that a phrase, or a named part of it, means; None if there is no such day."""
    begin, end = found.span(name)
    if end - begin == 1 and found.tokens.classes[begin] == _RELATIVE:
        return timex_on(context.today + _RELATIVE_DAYS[found.tokens.word(begin)] * DAY, 0.98)
    parts = day_parts(found, name)
    if parts.shift is not None:
        return timex_on(context.today + parts.shift * DAY, 0.98)
    if parts.month and parts.number:
        return _day_of_month(parts, found, context)
    return _day_of_week(parts.weekday, parts.which, found, context) if parts.weekday >= 0 else None


def _day_of_month(parts: DayParts, found: PhraseMatch, context: Context) -> Timex | None:
    if parts.year:
        return _checked(valid_day(parts.year, parts.month, parts.number), parts, 0.99)
    today = context.today
    days = _same_days(parts, today.year, 1) or _same_days(parts, today.year, 4)
    if not days:
        return None
    if year := year_behind(found, context, parts.month, parts.number):
        return _checked(valid_day(year, parts.month, parts.number), parts, 0.97)

    def distance(day: date) -> int:
        return abs(day - today).days

    if parts.weekday >= 0 and (same := [day for day in days if day.weekday() == parts.weekday]):
        return timex_on(min(same, key=distance), 0.97)
    side = PAST if parts.which == "last" else found.tense
    chosen = nearest(days, today, side)
    if side is not NEITHER:
        return _checked(chosen, parts, 0.9)
    far = min((distance(day) for day in days if day != chosen), default=distance(chosen))
    if distance(chosen) * 3 < far:
        return _checked(chosen, parts, 0.8)
    return _checked(chosen, parts, 0.6, "no verb says which year: the nearer is taken")


def _same_days(parts: DayParts, year: int, reach: int) -> list[date]:
    """Return the day of the years around one, so many on each side."""
    years = range(year - reach, year + reach + 1)
    return [day for year in years if (day := valid_day(year, parts.month, parts.number))]


def nearest(days: list[date], today: date, side: Side) -> date:
    """Return the day that lies next to today, on the side a sentence leans to unless that is far and the other is near."""
    now, closest, gap = today.toordinal(), days[0], _FAR
    chosen, chosen_gap = closest, _FAR
    for day in days:
        way = day.toordinal() - now
        if abs(way) < gap:
            closest, gap = day, abs(way)
        if (way <= 0 if side is PAST else way >= 0) and abs(way) < chosen_gap:
            chosen, chosen_gap = day, abs(way)
    return closest if side is NEITHER or chosen_gap == _FAR or gap * 8 < chosen_gap else chosen


def _checked(day: date | None, parts: DayParts, certainty: float, doubt: str = "") -> Timex | None:
    """Return the day, with a doubt where the weekday beside it is another one."""
    if day is None or parts.weekday < 0 or day.weekday() == parts.weekday:
        return timex_on(day, certainty, doubt)
    said, true = calendar.day_name[parts.weekday], calendar.day_name[day.weekday()]
    written = f"{day.day} {calendar.month_name[day.month]}"
    return timex_on(day, 0.5, f"says {said} {written}, but {written} {day.year} was a {true}")


def _day_of_week(weekday: int, which: str, found: PhraseMatch, context: Context) -> Timex | None:
    today = context.today
    if which and (told := _named_day_of_week(weekday, which, context)):
        return told
    if not which and (week := week_behind(found, context)):
        year, number = week.split("-W")[:2]
        return timex_on(date.fromisocalendar(int(year), int(number[:2]), weekday + 1), 0.9)
    latest, side = latest_weekday(today, weekday), found.tense
    if side is FUTURE and latest != today:
        return timex_on(weekday_beside(today, weekday, 1), 0.85)
    if side is PAST or latest == today:
        return timex_on(latest)
    return timex_on(latest, 0.7, "no verb says whether it is past or to come: the latest is taken")


def _named_day_of_week(weekday: int, which: str, context: Context) -> Timex | None:
    """Return the weekday that a word such as "last" or "following" before it means; None where the word does not tell."""
    if context.day and which == "previous":
        return timex_on(weekday_beside(context.day, weekday, -1), 0.8)
    if context.day and which == "following":
        return timex_on(weekday_beside(context.day, weekday, 1), 0.8)
    if context.day and which in ("that", "same"):
        return timex_on(latest_weekday(context.day, weekday), 0.7)
    if which in ("last", "past", "previous"):
        return timex_on(weekday_beside(context.today, weekday, -1))
    if which in ("next", "coming"):
        return timex_on(weekday_beside(context.today, weekday, 1), 0.85)
    return None
