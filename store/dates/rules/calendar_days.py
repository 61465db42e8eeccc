"""Days: full dates, days of a month, weekdays, today and its neighbours, feasts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.dates.anchoring.day_resolution import WEEKDAYS_AND_PLURALS, ResolvedDay, day_parts, nearest, resolve_day
from store.dates.anchoring.shared_years import YEAR_STEPS
from store.dates.anchoring.tense import tense_side
from store.dates.grammar.rule import Context, PhraseMatch, Rule, Timex
from store.dates.gregorian.holidays import NAMES, holiday
from store.dates.gregorian.timex_values import days_of, shifted_month, week_value
from store.dates.lexer.numerals import parse_number
from store.dates.lexer.tokenizer import LETTERS
from store.dates.mention import DATE, FUTURE, PAST, TIME

FIRST_OF_RANGE = "first day of a range"
"""The rule whose second day stands behind it with its month."""
_NAMES = "|".join(
    re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\.?\s") for name in sorted(NAMES, key=len, reverse=True)
)
_FEAST = re.compile(rf"(?:{_NAMES})\b", re.IGNORECASE)


_FEASTS_TIE = re.compile(r"\s*(?:-|–|to|and|until|through)\s*", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r",?\s+(?:of\s+|in\s+)?(?:(1\d{3}|20\d\d|21\d\d)\b|(last|this|next)\s+year\b(?!['’]))")


def _of_day(placed: ResolvedDay | None) -> Timex | None:
    if placed is None:
        return None
    return Timex(DATE, placed.day.isoformat(), certainty=placed.certainty, doubt=placed.doubt)


def _written_day(found: PhraseMatch, context: Context) -> Timex | None:
    return _of_day(resolve_day(day_parts(found), found, context))


def _iso(found: PhraseMatch, _context: Context) -> Timex | None:
    text = found.words()[0].upper()
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return Timex(TIME if "T" in text else DATE, text, certainty=1.0)


def _slashed(found: PhraseMatch, _context: Context) -> Timex | None:
    """Month first, as in the United States, unless only the other order is a day."""
    text = found.words()[0]
    numbers = [int(part) for part in re.split("[/.]", text)]
    if "." in text:
        day = _valid(numbers[2], numbers[1], numbers[0])
        return Timex(DATE, day.isoformat(), certainty=0.9) if day else None
    if numbers[0] > 31:
        orders = [(numbers[0], numbers[1], numbers[2])]
    else:
        year = numbers[2] if numbers[2] > 99 else numbers[2] + (2000 if numbers[2] < 70 else 1900)
        orders = [(year, numbers[0], numbers[1]), (year, numbers[1], numbers[0])]
    days = [day for order in orders if (day := _valid(*order))]
    if not days:
        return None
    if len(set(days)) == 1:
        return Timex(DATE, days[0].isoformat(), certainty=0.9)
    doubt = f"may be {days[0].isoformat()} or {days[1].isoformat()}: read with the month first"
    return Timex(DATE, days[0].isoformat(), certainty=0.6, doubt=doubt)


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _nth_of_month(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "on the 22nd", in the month last spoken of or the one of publication."""
    number = day_parts(found, "number").number
    base = context.day if context.day and context.day.year == context.today.year else context.today
    day = _valid(base.year, base.month, number)
    if day is None:
        return None
    return Timex(DATE, day.isoformat(), certainty=0.6, doubt="no month is named", part="mention")


def _around_today(found: PhraseMatch, context: Context) -> Timex | None:
    if (found.first_of("unit"), found.word("day")) not in (("day", "yesterday"), ("day", "tomorrow")):
        return None
    step = -2 if found.has("before") else 2
    return Timex(DATE, (context.today + timedelta(days=step)).isoformat())


def _day_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the day before", "the day after", seen from the day last spoken of."""
    if found.first_of("unit") != "day":
        return None
    step = -1 if found.first_of("before") else 1
    day = (context.day or context.today) + timedelta(days=step)
    return Timex(DATE, day.isoformat(), certainty=0.75 if context.day else 0.5)


def _attacks(_found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DATE, "2001-09-11", certainty=0.9)


def _weekdays_ago(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "three Sundays ago": the last one is one Sunday ago."""
    number = parse_number(found.words("count"))
    if number is None or not number.is_integer():
        return None
    back = (context.today.weekday() - WEEKDAYS_AND_PLURALS[found.word("day")]) % 7 or 7
    return Timex(DATE, (context.today - timedelta(days=back + 7 * (int(number) - 1))).isoformat(), certainty=0.9)


def _feast(found: PhraseMatch, context: Context) -> Timex | None:
    begin, _ = found.span("feast")
    tokens = found.tokens
    if tokens.classes[begin] == LETTERS["month"] and tokens.word(begin) != "april":
        return None
    match = _FEAST.match(tokens.text, tokens.span(begin)[0])
    if match is None:
        return None
    until = begin + 1
    while until < len(tokens.classes) and tokens.span(until)[1] <= match.end():
        until += 1
    name = _known_feast(match[0])
    if not name:
        return None
    return _feast_day(found, context, name, until)


def _known_feast(written: str) -> str:
    """Return the name of a feast as `holiday` knows it, whatever its signs and capitals; nothing if there is none."""
    name = re.sub(r"[’.]", lambda sign: "'" if sign[0] == "’" else "", " ".join(written.lower().split()))
    plain = name.replace("'", "")
    return name if name in NAMES else next((context for context in NAMES if context.replace("'", "") == plain), "")


def _feast_day(found: PhraseMatch, context: Context, name: str, until: int) -> Timex:
    if behind := _YEAR_BEHIND.match(found.tokens.text, found.tokens.span(until - 1)[1]):
        year = int(behind[1]) if behind[1] else context.today.year + YEAR_STEPS[behind[2]]
        while until < len(found.tokens.classes) and found.tokens.span(until)[1] <= behind.end():
            until += 1
        return Timex(DATE, holiday(name, year).isoformat(), certainty=0.95, until=until)
    if year := _year_of_next_feast(found.tokens.text, found.tokens.span(until - 1)[1], name):
        return Timex(DATE, holiday(name, year).isoformat(), certainty=0.9, until=until)
    days = [holiday(name, context.today.year + step) for step in (-1, 0, 1)]
    which = found.first_of("last next this past coming")
    side = {"last": PAST, "past": PAST, "next": FUTURE, "coming": FUTURE}.get(which)
    day = nearest(days, context.today, side or tense_side(found.tokens, found.span()[0], until))
    if until < len(found.tokens.classes) and found.tokens.word(until) in ("week", "weekend"):
        weekend = found.tokens.word(until) == "weekend"
        day -= timedelta(days=weekend and day.weekday() == 0)  # a Monday's weekend lies before it
        return Timex(DATE, week_value(day) + "-WE" * weekend, certainty=0.7, until=until + 1)
    return Timex(DATE, day.isoformat(), certainty=0.85, until=until)


def _year_of_next_feast(text: str, end: int, name: str) -> int:
    """Return the year that stands only behind the second of two feasts: "between Christmas and New Year's Day 2024"; or 0."""
    tie = _FEASTS_TIE.match(text, end)
    second = _FEAST.match(text, tie.end()) if tie else None
    behind = _YEAR_BEHIND.match(text, second.end()) if second else None
    if second is None or behind is None or not behind[1]:
        return 0
    year, other = int(behind[1]), _known_feast(second[0])
    return year - (holiday(name, year) > holiday(other, year)) if other else year


def _first_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "7" in "7-10 May" and in "7, 8 and 10 May last year": in the month of the day that follows, or the one before."""
    tie = found.first_of("dash break", "tie")
    whole, number = found.whole(context), day_parts(found, "number").number
    listed = (
        tie
        or found.first_of("ordinal", "number")
        or found.first_of("weekday")
        or found.before("from between on of in comma", 2)
    )
    if whole is None or not number or not listed or days_of(whole[0].value)[2] != "day":
        return None
    day = date.fromisoformat(whole[0].value[:10])
    if number == day.day or (number > day.day and found.first_of("and or comma", "tie")):
        return None
    first = _valid(*shifted_month(day, -1 if number > day.day else 0), number)
    return Timex(DATE, first.isoformat(), certainty=whole[0].certainty, doubt=whole[0].doubt, part="number") if first else None


RULES = (
    Rule(
        FIRST_OF_RANGE,
        "(weekday comma?)? (the? <number:ordinal>|<number:small>) (comma the? (small|ordinal))* comma? "
        "<tie:dash|break|to|and|or|until|slash>"
        " (?=(weekday comma?)? the? (small|ordinal) of? (any_month|the? (which|month) ))",
        _first_day,
    ),
    Rule("feast", "(last|this|next|coming)? <feast:feast_start|maybe_month (?= unit)|month (?= other)>", _feast),
    Rule("full date in figures", "isodate", _iso),
    Rule("date in figures with slashes", "slashdate", _slashed),
    Rule(
        "weekday with its date",
        "((this|last|next|coming)? coming? (weekday|maybe_weekday dot?)) comma? <day:month_day> (dot? comma? any_year)?",
        _written_day,
    ),
    Rule("day of a month with its year", "month_day dot? comma? of? any_year", _written_day),
    Rule("day, month and year with dashes", "small dash any_month dash any_year", _written_day),
    Rule("day of a month", "month_day", _written_day),
    Rule("9/11", "attacks", _attacks),
    Rule("weekdays ago", "<count:exact> <day:weekdays> ago", _weekdays_ago),
    Rule("two days from today", "the? unit (<before:before>|after) <day:relday>", _around_today),
    Rule("the day before or after", "the unit (before|after)(?=comma|dot|pause|stop|paragraph)", _day_beside),
    Rule("today or a neighbour", "relday", _written_day),
    Rule(
        "named weekday", "(last|this|next|coming|the? (previous|following|same)|that|this past) coming? weekday", _written_day
    ),
    Rule("weekday", "weekday", _written_day),
    Rule(
        "nth of a month",
        "(on|until|by|since|from) <mention:the <number:ordinal>>(?=comma|dot|stop|pause|and|paragraph|close)"
        "(?! comma? (and|to|or|until|dash) the? (small|ordinal) of? (any_month|the? which))",
        _nth_of_month,
    ),
)
