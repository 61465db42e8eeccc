"""Days: full dates, days of a month, weekdays, today and its neighbours."""

from __future__ import annotations

import re
from datetime import date

from store.dates.anchoring.day_resolution import day_parts, resolve_day, resolve_weekday
from store.dates.grammar.rule import PhraseMatch, Rule, always
from store.dates.grammar.timex import Context, Timex, timex_on
from store.dates.gregorian.day_arithmetic import DAY, shifted_month, valid_day, weekday_beside
from store.dates.gregorian.timex_values import days_of
from store.dates.mention import DATE, TIME
from store.dates.rules import feasts

FIRST_OF_RANGE = "first day of a range"
"""The rule whose second day stands behind it with its month."""
_LATEST_OF_THIS_CENTURY = 69
"""Two figures up to it are a year of this century, the others one of the last."""


def _iso(found: PhraseMatch, _context: Context) -> Timex | None:
    text = found.words()[0].upper()
    date.fromisoformat(text[:10])  # raises ValueError where there is no such day
    return Timex(TIME if "T" in text else DATE, text, certainty=1.0)


def _slashed(found: PhraseMatch, _context: Context) -> Timex | None:
    """Month first, as in the United States, unless only the other order is a day."""
    text = found.words()[0]
    first, second, third = (int(part) for part in re.split("[/.]", text))
    if "." in text:
        return timex_on(valid_day(third, second, first), 0.9)
    if first > 31:
        return timex_on(valid_day(first, second, third), 0.9)
    year = third if third > 99 else third + (2000 if third <= _LATEST_OF_THIS_CENTURY else 1900)
    by_month, by_day = valid_day(year, first, second), valid_day(year, second, first)
    if by_month and by_day and by_month != by_day:
        doubt = f"may be {by_month.isoformat()} or {by_day.isoformat()}: read with the month first"
        return timex_on(by_month, 0.6, doubt)
    return timex_on(by_month or by_day, 0.9)


def _nth_of_month(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "on the 22nd", in the month last spoken of or the one of publication."""
    base = context.day if context.day and context.day.year == context.today.year else context.today
    day = valid_day(base.year, base.month, day_parts(found, "number").number)
    return timex_on(day, 0.6, "no month is named", part="mention")


def _day_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the day before yesterday", and "the day after", seen from the day last spoken of."""
    if found.first_of("unit") != "day" or found.word("day") == "today":
        return None
    step = (-1 if found.first_of("before") else 1) * DAY
    if found.has("day"):
        return timex_on(context.today + 2 * step)
    return timex_on(context.day_or_today + step, 0.75 if context.day else 0.5)


def _weekdays_ago(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "three Sundays ago": the last one is one Sunday ago."""
    number = found.number("count")
    if number is None or not number.is_integer():
        return None
    return timex_on(weekday_beside(context.today, found.weekday("day"), -int(number)), 0.9)


def _first_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "7" in "7-10 May" and in "7, 8 and 10 May last year": in the month of the day that follows, or the one before."""
    whole, number = found.whole(context), day_parts(found, "number").number
    listed = (
        found.first_of("dash break", "tie")
        or found.first_of("ordinal", "number")
        or found.first_of("weekday")
        or found.before("from between on of in comma", 2)
    )
    if whole is None or not number or not listed or days_of(whole.value)[2] != "day":
        return None
    day = date.fromisoformat(whole.value[:10])
    if number == day.day or (number > day.day and found.first_of("and or comma", "tie")):
        return None
    first = valid_day(*shifted_month(day, -1 if number > day.day else 0), number)
    return timex_on(first, whole.certainty, whole.doubt, part="number")


RULES = (
    Rule(FIRST_OF_RANGE,
         "(weekday comma?)? (the? <number:ordinal>|<number:small>) (comma the? month_digits)* comma? <tie:dash|break|to|and|or|until|slash>"
         " (?=(weekday comma?)? the? month_digits of? (any_month|the? (which|month) ))", _first_day),
    feasts.RULE,
    Rule("full date in figures", "isodate", _iso),
    Rule("date in figures with slashes", "slashdate", _slashed),
    Rule("weekday with its date",
         "(near_which|coming)? coming? (weekday|maybe_weekday dot?) comma? <day:month_day> (dot? comma? any_year)?",
         resolve_day),
    Rule("day of a month with its year", "month_day dot? comma? of? any_year", resolve_day),
    Rule("day, month and year with dashes", "small dash any_month dash any_year", resolve_day),
    Rule("day of a month", "month_day", resolve_day),
    Rule("9/11", "attacks", always(Timex(DATE, "2001-09-11", certainty=0.9))),
    Rule("weekdays ago", "<count:exact> <day:weekdays> ago", _weekdays_ago),
    Rule("two days from today", "the? unit (before|after) <day:relday>", _day_beside),
    Rule("the day before or after", "the unit (before|after)(?=ending)", _day_beside),
    Rule("today or a neighbour", "relday", resolve_day),
    Rule("named weekday", "(near_which|coming|the? (previous|following|same)|that|this past) coming? weekday", resolve_day),
    Rule("weekday", "weekday", resolve_weekday),
    Rule("nth of a month",
         "(on|until|by|since|from) <mention:the <number:ordinal>>(?=ending|and|close)"
         "(?! comma? (and|to|or|until|dash) the? month_digits of? (any_month|the? which))", _nth_of_month),
)  # fmt: skip
