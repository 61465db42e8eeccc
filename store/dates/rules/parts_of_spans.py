"""Times told as a part of a longer one: the last Thursday of this month, Friday next week, the second week of May.

The longer one is read by all the rules there are; where it has no days, or no such part, the whole phrase is told as unsure.
"""

from __future__ import annotations

import re
from datetime import date

from store.dates.anchoring.day_resolution import day_parts
from store.dates.grammar.phrases import LatePhrase
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import DAY_PRECISIONS, Context, Timex, timex_on, unresolved
from store.dates.gregorian.day_arithmetic import DAY, DaySpan, month_end, nth_weekday_within, shifted_month, valid_day
from store.dates.gregorian.span_parts import ValueAndDays, nth_unit_within
from store.dates.gregorian.timex_values import days_of, interval_value
from store.dates.lexer.numerals import parse_ordinal
from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.word_classes import PARTS_OF_DAY
from store.dates.mention import DATE, DURATION, SET, Mod
from store.dates.rules.relative_spans import which_unit

_LAST = ("last", "final", "latter", "later")
_FROM_BEHIND = {"penultimate": 2, "second": 2, "third": 3, "fourth": 4}
_OWNER = LETTERS["apos"]
_YEAR = re.compile(r"\d{4}")
_SURE = 0.9
_NO_WHOLE = "no one knows of what it is the one told"


def _nth(found: PhraseMatch) -> int | None:
    """Return which one a phrase asks for; -1 is the last, -2 the one before it."""
    words = found.words("nth")
    if words[-1] in (*_LAST, "penultimate"):
        return -_FROM_BEHIND.get(words[0], 1)
    return parse_ordinal(words)


def _no_such_part(whole: Timex) -> Timex:
    return unresolved(whole.doubt or "the time it is a part of has no such part", whole.until)


def _nth_weekday(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the third Friday of March", "the last Thursday in this month"; "the third Friday" of nothing is unsure."""
    nth, tied, end = _nth(found), found.has("tie"), found.span("weekday")[1]
    if not tied and found.after("before after following previous"):
        return None
    whole = found.whole(context) if tied else _whole_of_several(found, end, context)
    if whole is None:
        lone = found.words("nth") == ["last"] and found.word("tie") != "of"
        return None if lone else unresolved(_NO_WHOLE, end)
    if whole.kind is SET:
        return Timex(SET, whole.value, certainty=0.8, until=whole.until)
    days = whole.days if not whole.is_day else None
    day = nth_weekday_within(days, found.weekday(), nth) if days and nth else None
    return timex_on(day, min(_SURE, whole.certainty), whole.doubt, until=whole.until) or _no_such_part(whole)


def _whole_of_several(found: PhraseMatch, end: int, context: Context) -> Timex | None:
    """Return the time behind the last of several weekdays, for the first: "the first Monday and the last Friday of May"."""
    shared = _WEEKDAYS_BEHIND.compiled.match(found.tokens.classes, end)
    whole = context.read_at(shared.end()) or context.read_at(shared.end() + 1) if shared else None
    return whole._replace(until=end) if whole else None


def _nth_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the second week of May", "the last day of next month", "the first decade of the 19th century"."""
    if found.has("several") and not found.before("and or to until dash comma"):
        return None
    whole, nth, tie = found.whole(context), _nth(found), found.word("tie")
    if whole is None:
        named = found.word("nth") in _LAST and tie == "of"
        return unresolved("no one knows of what it is the last", found.span("tie")[0]) if named else None
    days, unit = whole.days, found.word("unit") or found.word("several").removesuffix("s")
    if days is None or nth is None:
        return _no_such_part(whole) if whole.kind is DATE and whole.has_place else None
    value, days_value = ("", "") if whole.is_day else nth_unit_within(unit, days, nth)
    if tie == "in" and found.word("nth") == "last" and not found.has("the"):
        return None  # "was charged last year in the October 1998 case"
    first, last, _ = days_of(days_value or value)
    if not first or not last or first < days[0] or (last > days[1] and unit not in ("week", "weekend")):
        return _no_such_part(whole)
    certainty = min(_SURE, whole.certainty)
    return Timex(DATE, value, certainty=certainty, doubt=whole.doubt, days_value=days_value, until=whole.until)


def _half(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first half of May", "the second half of the 1990s"; halves of a year are read elsewhere."""
    whole, nth = found.whole(context), _nth(found)
    days = whole.days if whole else None
    if whole is None or days is None or whole.precision in (*DAY_PRECISIONS, "year") or nth not in (1, 2, -1):
        return None
    middle = days[0] + (days[1] - days[0]) // 2
    half = interval_value(days[0], middle) if nth == 1 else interval_value(middle + DAY, days[1])
    mod = Mod.START if nth == 1 else Mod.END
    return Timex(DATE, whole.value, mod, min(_SURE, whole.certainty), days_value=half, until=whole.until)


def _several_units(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first two weeks" in "the first two weeks of May": a length that has its days, beside its month."""
    whole, count, unit = found.whole(context), found.number("count"), found.unit()
    days, back = whole.days if whole else None, found.word("nth") in _LAST
    if days is None or count is None or not count.is_integer() or unit not in ("D", "W", "M"):
        return None
    if unit == "M":
        year, month = shifted_month(days[1] if back else days[0], 1 - int(count) if back else int(count) - 1)
        first, last = (date(year, month, 1), days[1]) if back else (days[0], month_end(year, month))
    else:
        length = (int(count) * (7 if unit == "W" else 1) - 1) * DAY
        first, last = (days[1] - length, days[1]) if back else (days[0], days[0] + length)
    if first < days[0] or last > days[1]:
        return None
    return Timex(DURATION, f"P{count:.0f}{unit}", certainty=0.8, days_value=interval_value(first, last), part="told")


def _weekday_of_week(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "Friday next week", "Tuesday of last week": in another span than a week it is any of several, and unsure."""
    whole = found.whole(context)
    if whole is None:
        near = found.tokens.classes[found.end : found.end + 3]
        named = found.word("tie") == "of" and (found.has("the") or near.find(LETTERS["unit"]) > 0)
        return unresolved("no one knows of what it is the day", found.span("weekday")[1]) if named else None
    owns = found.tokens.classes[whole.until : whole.until + 1] == _OWNER
    if owns or (not found.has("tie") and whole.precision not in ("week", "month")):
        return None  # "said on Friday last year's vote was void"
    if whole.days is None or whole.precision != "week":
        return _no_such_part(whole) if whole.precision in ("week", "month", "year", "season") else None
    day = nth_weekday_within(whole.days, found.weekday(), 1)
    if found.has("part"):
        return timex_on(day, _SURE, time=PARTS_OF_DAY[found.word("part")], until=whole.until)
    return timex_on(day, min(0.95, whole.certainty), until=whole.until)


def _first_part(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first" in "the first and third Fridays of March", "the first or second week of May"."""
    whole, nth = found.whole(context), _nth(found)
    days = whole.days if whole else None
    if whole is None or days is None or nth is None or whole.is_day:
        return None
    value, days_value = _part_of(found, days, nth)
    return Timex(DATE, value, certainty=0.85, days_value=days_value, part="told") if value else None


def _part_of(found: PhraseMatch, days: DaySpan, nth: int) -> ValueAndDays:
    """Return the nth weekday or unit that a phrase names, within a span."""
    if found.has("weekday"):
        day = nth_weekday_within(days, found.weekday(), nth)
        return (day.isoformat() if day else ""), ""
    return nth_unit_within(found.word("unit").removesuffix("s"), days, nth)


def _owned(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "last Thursday" in "this month's last Thursday", "May" in "last year's May"."""
    (first, last, precision), behind = days_of(context.value), context.end == found.begin
    if not behind or first is None or last is None or precision in DAY_PRECISIONS:
        lost = found.has("nth") and found.has("weekday") and not behind
        return unresolved(_NO_WHOLE)._replace(part="told") if lost else None
    value, days_value = "", ""
    if found.has("month") and precision == "year":
        value = f"{first.year:04}-{day_parts(found, 'month').month:02}"
    elif found.has("number") and precision == "month":
        value = f"{context.value}-{found.ordinal('number') or 0:02}"
    elif found.has("nth") and (nth := _nth(found)):
        value, days_value = _part_of(found, (first, last), nth)
    elif found.has("weekday") and precision == "week":
        value, days_value = _part_of(found, (first, last), 1)
    has_days = days_of(days_value or value)[0]
    return Timex(DATE, value, certainty=0.85, days_value=days_value, part="told") if has_days else None


def _by_its_name(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the month of May", "the year of 2019"."""
    whole = found.whole(context)
    return whole if whole and whole.precision == found.word("unit") else None


def _some_weekday(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "on a Tuesday in March" as a day that no one knows."""
    whole, doubt = found.whole(context) if found.has("tie") else None, "which of several days is not told"
    if whole and whole.days:
        return unresolved(doubt, whole.until)
    return unresolved(doubt, found.span("weekday")[1]) if found.before("on") and not found.after("part") else None


def _day_of_month(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the 8th of this month"."""
    whole, number = found.whole(context), found.ordinal("number")
    days = whole.days if whole else None
    if whole is None or number is None:
        return None
    if days is None or whole.precision != "month":
        return None if days is None or found.first_of("ordinal_word second", "number") else _no_such_part(whole)
    day = valid_day(days[0].year, days[0].month, number)
    return timex_on(day, min(_SURE, whole.certainty), until=whole.until) or _no_such_part(whole)


def _day_of_year(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "14 August of last year", "March of the same year"."""
    whole, parts = found.whole(context), day_parts(found, "day")
    if whole is None:
        return unresolved("no one knows which year is meant", found.span("day")[1])
    if whole.kind is not DATE or not _YEAR.fullmatch(whole.value):
        return None
    if found.tokens.classes[whole.until : whole.until + 1] == _OWNER and not found.has("tie"):
        return None
    value = f"{whole.value}-{parts.month:02}" + (f"-{parts.number:02}" if parts.number else "")
    if days_of(value)[0] is None:
        return _no_such_part(whole)
    return Timex(DATE, value, certainty=min(0.98, whole.certainty), until=whole.until)


def _day_behind(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "last week on Tuesday", "next month on the 8th", "last year on 3 May"."""
    inside, parts = which_unit(found, context), day_parts(found, "day")
    if inside is None or inside.days is None:
        return None
    day, (first, last) = None, inside.days
    if inside.precision == "week" and parts.weekday >= 0 and not parts.number:
        day = nth_weekday_within(inside.days, parts.weekday, 1)
    elif inside.precision == "month" and parts.number and not parts.month:
        day = first + (parts.number - 1) * DAY
    elif inside.precision == "year" and parts.number and parts.month:
        day = valid_day(first.year, parts.month, parts.number)
    return timex_on(day, _SURE, until=found.end) if day and first <= day <= last else None


_WHICH_UNIT = "(?=the? (which|latest) (unit|weekend)|the? nth unit|the unit (before|after))"
_NTH = "<nth:nth (dash? (to|from) dash? last|last)?|last|final|penultimate|tens dash ordinal_word>"
_WEEKDAYS_BEHIND = LatePhrase("joiner (the? (nth|last))? (weekday|weekdays) (of|in)")

RULES = (
    Rule("weekday of a week", f"<the:the>? <weekday:any_weekday> <part:part>? (<tie:of|in> | {_WHICH_UNIT})", _weekday_of_week),
    Rule("first of several parts of a span",
         f"<told:the? {_NTH}> joiner the? (nth|last|final) (<weekday:weekday|weekdays>|<unit:unit|units|weekend>) (of|in)",
         _first_part),
    Rule("nth weekday of a span", f"the? {_NTH} (<weekday:any_weekday> (comma? <tie:of|in>)?|<weekday:weekdays> <tie:of|in>)",
         _nth_weekday),
    Rule("part of a time that owns it",
         f"apos <told:{_NTH} (<weekday:weekday>|<unit:unit|weekend>)|<weekday:weekday>|<month:any_month>|<number:ordinal>>",
         _owned),
    Rule("nth weekday again and again", f"each {_NTH} <weekday:weekday> (of|in) (the|each|a)? (unit|quarter)",
         lambda found, _: Timex(SET, f"XXXX-WXX-{found.weekday() + 1}", certainty=0.8)),
    Rule("some weekday of a span", "(a|ones) <weekday:weekday> (<tie:in|of>)?", _some_weekday),
    Rule("nth part of a span", f"<the:the>? {_NTH} (<unit:span_unit>|<several:units>) <tie:of|in>", _nth_unit),
    Rule("month or year by its name", "the? <unit:unit> of (?=any_month|year)", _by_its_name),
    Rule("half of a span", "the? <nth:nth|last|later> half of", _half),
    Rule("several parts of a span", "<told:the? <nth:ordinal_word|last|final> <count:exact> <unit:units>> of", _several_units),
    Rule("day of this or another month", "the? <number:ordinal_day> of (?!any_month)", _day_of_month),
    Rule("day of this or another year",
         "(any_weekday dot? comma?)? <day:month_day dot?|any_month dot?> (comma? <tie:of|in>)?"
         " (?=the? (near_which|that|same|following|previous) unit)", _day_of_year),
    Rule("day behind its week, month or year",
         "(the|this)? <which:which> <unit:unit>"
         " (comma? on (the|this)? <day:any_weekday (comma? month_day)?|month_day|ordinal> | <day:any_weekday>)", _day_behind),
)  # fmt: skip
