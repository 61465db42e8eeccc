"""Times told as a part of a longer one: the last Thursday of this month, Friday next week, the second week of May.

The longer one is read by all the rules there are; where it has no days, or no such part, the whole phrase is told as unsure.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.dates.anchoring.day_resolution import WEEKDAYS_AND_PLURALS, day_parts
from store.dates.grammar.phrases import compiled
from store.dates.grammar.rule import Context, PhraseMatch, Rule, Timex, unresolved
from store.dates.gregorian.span_parts import UNITS_WITHIN, Days, days_meant, nth_weekday_within, precision_of
from store.dates.gregorian.timex_values import (
    DAY,
    days_of,
    interval_value,
    month_end,
    shifted_month,
)
from store.dates.lexer.numerals import parse_number, parse_ordinal
from store.dates.lexer.tokenizer import LETTERS
from store.dates.lexer.word_classes import PARTS_OF_DAY, UNITS
from store.dates.mention import DATE, DURATION, SET, TIME, Mod
from store.dates.rules.relative_spans import which_unit

_LAST = ("last", "final", "latter", "later")
_FROM_BEHIND = {"penultimate": 2, "second": 2, "third": 3, "fourth": 4}
_DAY_LIKE = ("day", "minute", "part of day")
_OWNER = LETTERS["apos"]
_YEAR = re.compile(r"\d{4}")
_SURE = 0.9


def _nth(found: PhraseMatch) -> int | None:
    """Return which one a phrase asks for; -1 is the last, -2 the one before it."""
    words = found.words("nth")
    if words[-1] in (*_LAST, "penultimate"):
        return -_FROM_BEHIND.get(words[0], 1)
    return parse_ordinal(words)


def _nth_weekday(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the third Friday of March", "the last Thursday in this month"; "the third Friday" of nothing is unsure."""
    nth, linked = _nth(found), found.has("tie")
    if not linked and found.after("before after following previous"):
        return None
    whole = found.whole(context) if linked else None
    begin, end = found.span("weekday")
    if whole is None and not linked and (shared := _WEEKDAYS_BEHIND.match(found.tokens.classes, end)):
        whole = context.read_at(shared.end()) or context.read_at(shared.end() + 1)
        whole = (whole[0], end) if whole else None
    if whole is None:
        if found.words("nth") == ["last"] and found.word("tie") != "of":
            return None
        return unresolved(end, "no one knows of what it is the one told")
    timex, until = whole
    if timex.kind is SET:
        return Timex(SET, timex.value, certainty=0.8, until=until)
    days, weekday = days_meant(timex), WEEKDAYS_AND_PLURALS[found.tokens.word(begin)]
    day = nth_weekday_within(days, weekday, nth) if days and nth and precision_of(timex) not in _DAY_LIKE else None
    if day is None:
        return _whole_unsure(timex, until)
    return Timex(DATE, day.isoformat(), certainty=min(_SURE, timex.certainty), doubt=timex.doubt, until=until)


def _whole_unsure(timex: Timex, until: int) -> Timex:
    return unresolved(until, timex.doubt or "the time it is a part of has no such part")


def _nth_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the second week of May", "the last day of next month", "the first decade of the 19th century"."""
    if found.has("several") and not found.before("and or to until dash comma"):
        return None
    whole, nth = found.whole(context), _nth(found)
    if whole is None:
        named = found.word("nth") in _LAST and found.word("tie") == "of"
        return unresolved(found.span("tie")[0], "no one knows of what it is the last") if named else None
    timex, until = whole
    days = days_meant(timex)
    if days is None or nth is None:
        return _whole_unsure(timex, until) if timex.kind is DATE and not timex.value.endswith("_REF") else None
    unit = found.word("unit") or found.word("several").removesuffix("s")
    value, days_value = (
        UNITS_WITHIN[unit](days, nth) if unit in UNITS_WITHIN and precision_of(timex) not in _DAY_LIKE else ("", "")
    )
    part = days_of(days_value or value)
    if found.word("tie") == "in" and found.word("nth") == "last" and not found.has("the"):
        return None  # "was charged last year in the October 1998 case"
    if not part[0] or not part[1] or part[0] < days[0] or (part[1] > days[1] and unit not in ("week", "weekend")):
        return _whole_unsure(timex, until)
    return Timex(DATE, value, certainty=min(_SURE, timex.certainty), doubt=timex.doubt, days_value=days_value, until=until)


def _half(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first half of May", "the second half of the 1990s"; halves of a year are read elsewhere."""
    whole, nth = found.whole(context), _nth(found)
    days = days_meant(whole[0]) if whole else None
    if whole is None or days is None or precision_of(whole[0]) in (*_DAY_LIKE, "year") or nth not in (1, 2, -1):
        return None
    middle = days[0] + (days[1] - days[0]) // 2
    half = interval_value(days[0], middle) if nth == 1 else interval_value(middle + DAY, days[1])
    mod = Mod.START if nth == 1 else Mod.END
    return Timex(DATE, whole[0].value, mod, min(_SURE, whole[0].certainty), days_value=half, until=whole[1])


def _several_units(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first two weeks" in "the first two weeks of May": a length that has its days, beside its month."""
    whole, count = found.whole(context), parse_number(found.words("count"))
    days = days_meant(whole[0]) if whole else None
    unit = UNITS[found.word("unit")]
    if days is None or count is None or not count.is_integer() or unit not in ("D", "W", "M"):
        return None
    back = found.word("nth") in _LAST
    if unit == "M":
        year, month = shifted_month(days[1] if back else days[0], 1 - int(count) if back else int(count) - 1)
        first, last = (date(year, month, 1), days[1]) if back else (days[0], month_end(year, month))
    else:
        length = timedelta(days=int(count) * (7 if unit == "W" else 1) - 1)
        first, last = (days[1] - length, days[1]) if back else (days[0], days[0] + length)
    if first < days[0] or last > days[1]:
        return None
    return Timex(DURATION, f"P{count:.0f}{unit}", certainty=0.8, days_value=interval_value(first, last), part="told")


def _weekday_of_week(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "Friday next week", "Tuesday of last week": in another span than a week it is any of several, and unsure."""
    whole = found.whole(context)
    if whole is None:
        _, end = found.span("weekday")
        named = found.has("the") or found.tokens.classes[found.span()[1] : found.span()[1] + 3].find(LETTERS["unit"]) > 0
        return unresolved(end, "no one knows of what it is the day") if named and found.word("tie") == "of" else None
    timex, until = whole
    days, precision = days_meant(timex), precision_of(timex)
    if found.tokens.classes[until : until + 1] == _OWNER or (not found.has("tie") and precision not in ("week", "month")):
        return None  # "said on Friday last year's vote was void"
    if days is None or precision != "week":
        return _whole_unsure(timex, until) if precision in ("week", "month", "year", "season") else None
    day = nth_weekday_within(days, WEEKDAYS_AND_PLURALS[found.tokens.word(found.span("weekday")[0])], 1)
    if day and found.has("part"):
        return Timex(TIME, day.isoformat() + PARTS_OF_DAY[found.word("part")], certainty=_SURE, until=until)
    return Timex(DATE, day.isoformat(), certainty=min(0.95, timex.certainty), until=until) if day else None


def _first_part(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first" in "the first and third Fridays of March", "the first or second week of May"."""
    whole, nth = found.whole(context), _nth(found)
    days = days_meant(whole[0]) if whole else None
    if whole is None or days is None or nth is None or precision_of(whole[0]) in _DAY_LIKE:
        return None
    value, days_value = _part_of(found, days, nth)
    return Timex(DATE, value, certainty=0.85, days_value=days_value, part="told") if value else None


def _part_of(found: PhraseMatch, days: Days, nth: int) -> tuple[str, str]:
    """Return the value and the days of the nth weekday or unit that a phrase names, within a span."""
    if found.has("weekday"):
        day = nth_weekday_within(days, WEEKDAYS_AND_PLURALS[found.word("weekday")], nth)
        return (day.isoformat() if day else ""), ""
    unit = UNITS_WITHIN.get(found.word("unit").removesuffix("s"))
    return unit(days, nth) if unit else ("", "")


def _owned(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "last Thursday" in "this month's last Thursday", "May" in "last year's May"."""
    first, last, precision = days_of(context.value)
    if context.end != found.span()[0] or first is None or last is None or precision in _DAY_LIKE:
        lost = found.has("nth") and found.has("weekday") and context.end != found.span()[0]
        return unresolved(0, "no one knows of what it is the one told")._replace(part="told") if lost else None
    value, days_value = "", ""
    if found.has("month") and precision == "year":
        value = f"{first.year:04}-{day_parts(found, 'month').month:02}"
    elif found.has("number") and precision == "month":
        value = f"{context.value}-{parse_ordinal(found.words('number')):02}"
    elif found.has("nth") and (nth := _nth(found)):
        value, days_value = _part_of(found, (first, last), nth)
    elif found.has("weekday") and precision == "week":
        value, days_value = _part_of(found, (first, last), 1)
    return Timex(DATE, value, certainty=0.85, days_value=days_value, part="told") if days_of(days_value or value)[0] else None


def _by_its_name(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the month of May", "the year of 2019"."""
    whole = found.whole(context)
    return whole[0]._replace(until=whole[1]) if whole and precision_of(whole[0]) == found.word("unit") else None


def _again(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "every last Friday of the month"."""
    return Timex(SET, f"XXXX-WXX-{WEEKDAYS_AND_PLURALS[found.word('weekday')] + 1}", certainty=0.8)


def _some_weekday(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "on a Tuesday in March" as a day that no one knows."""
    whole, doubt = found.whole(context) if found.has("tie") else None, "which of several days is not told"
    if whole and days_meant(whole[0]):
        return unresolved(whole[1], doubt)
    return unresolved(found.span("weekday")[1], doubt) if found.before("on") and not found.after("part") else None


def _day_of_month(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the 8th of this month"."""
    whole, number = found.whole(context), parse_ordinal(found.words("number"))
    if whole is None or number is None:
        return None
    timex, until = whole
    days = days_meant(timex)
    if days is None or precision_of(timex) != "month":
        return None if days is None or found.first_of("ordinal_word second", "number") else _whole_unsure(timex, until)
    day = days[0] + timedelta(days=number - 1)
    if day > days[1]:
        return _whole_unsure(timex, until)
    return Timex(DATE, day.isoformat(), certainty=min(_SURE, timex.certainty), until=until)


def _day_of_year(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "14 August of last year", "March of the same year"."""
    whole, parts = found.whole(context), day_parts(found, "day")
    if whole is None:
        return unresolved(found.span("day")[1], "no one knows which year is meant")
    timex, until = whole
    if timex.kind is not DATE or not _YEAR.fullmatch(timex.value):
        return None
    if found.tokens.classes[until : until + 1] == _OWNER and not found.has("tie"):
        return None
    if not parts.number:
        return Timex(DATE, f"{timex.value}-{parts.month:02}", certainty=min(0.98, timex.certainty), until=until)
    value = f"{timex.value}-{parts.month:02}-{parts.number:02}"
    if days_of(value)[0] is None:
        return _whole_unsure(timex, until)
    return Timex(DATE, value, certainty=min(0.98, timex.certainty), until=until)


def _day_behind(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "last week on Tuesday", "next month on the 8th", "last year on 3 May"."""
    inside, parts = which_unit(found, context), day_parts(found, "day")
    days = days_meant(inside) if inside else None
    if inside is None or days is None:
        return None
    day, precision = None, precision_of(inside)
    if precision == "week" and parts.weekday >= 0 and not parts.number:
        day = nth_weekday_within(days, parts.weekday, 1)
    elif precision == "month" and parts.number and not parts.month:
        day = days[0] + timedelta(days=parts.number - 1)
    elif precision == "year" and parts.number and parts.month:
        day = days_of(f"{days[0].year:04}-{parts.month:02}-{parts.number:02}")[0]
    fits = day is not None and days[0] <= day <= days[1]
    return Timex(DATE, day.isoformat(), certainty=_SURE, until=found.span()[1]) if fits and day else None


_WHICH_UNIT = "(?=the? (which|latest) (unit|weekend)|the? nth unit|the unit (before|after))"
_NTH = "<nth:nth (dash? (to|from) dash? last|last)?|last|final|penultimate|tens dash ordinal_word>"

_WEEKDAYS_BEHIND = compiled("(and|or|to|until|dash|comma) (the? (nth|last))? (weekday|weekdays) (of|in)")

RULES = (
    Rule(
        "weekday of a week",
        f"<the:the>? <weekday:weekday|maybe_weekday> <part:part>? (<tie:of|in> | {_WHICH_UNIT})",
        _weekday_of_week,
    ),
    Rule(
        "first of several parts of a span",
        f"<told:the? {_NTH}> (and|or|to|until|dash|comma) the? (nth|last|final)"
        " (<weekday:weekday|weekdays>|<unit:unit|units|weekend>) (of|in)",
        _first_part,
    ),
    Rule(
        "nth weekday of a span",
        f"the? {_NTH} (<weekday:any_weekday> (comma? <tie:of|in>)?|<weekday:weekdays> <tie:of|in>)",
        _nth_weekday,
    ),
    Rule(
        "part of a time that owns it",
        f"apos <told:{_NTH} (<weekday:weekday>|<unit:unit|weekend>)|<weekday:weekday>|<month:any_month>|<number:ordinal>>",
        _owned,
    ),
    Rule("nth weekday again and again", f"each {_NTH} <weekday:weekday> (of|in) (the|each|a)? (unit|quarter)", _again),
    Rule("some weekday of a span", "(a|ones) <weekday:weekday> (<tie:in|of>)?", _some_weekday),
    Rule("nth part of a span", f"<the:the>? {_NTH} (<unit:unit|quarter|weekend>|<several:units>) <tie:of|in>", _nth_unit),
    Rule("month or year by its name", "the? <unit:unit> of (?=any_month|year)", _by_its_name),
    Rule("half of a span", "the? <nth:ordinal_word|second|ordinal|last|later> half of", _half),
    Rule("several parts of a span", "<told:the? <nth:ordinal_word|last|final> <count:exact> <unit:units>> of", _several_units),
    Rule("day of this or another month", "the? <number:ordinal_day> of (?!any_month)", _day_of_month),
    Rule(
        "day of this or another year",
        "(any_weekday dot? comma?)? <day:month_day dot?|any_month dot?> (comma? <tie:of|in>)?"
        " (?=the? (last|this|next|that|same|following|previous) unit)",
        _day_of_year,
    ),
    Rule(
        "day behind its week, month or year",
        "(the|this)? <which:which> <unit:unit>"
        " (comma? on (the|this)? <day:any_weekday (comma? month_day)?|month_day|ordinal> | <day:any_weekday>)",
        _day_behind,
    ),
)
