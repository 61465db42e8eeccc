"""Spans told from the day of publication or from what was spoken of last: last week, three months ago, that year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.dates.anchoring.tense import tense_side
from store.dates.grammar.rule import Context, PhraseMatch, Rule, Timex, unresolved
from store.dates.gregorian.timex_values import days_of, interval_value, month_value, shifted_month, stepped_value, week_value
from store.dates.lexer.numerals import parse_number
from store.dates.lexer.word_classes import UNITS
from store.dates.mention import DATE, DURATION, FUTURE, Mod
from store.dates.rules.quarters import current_quarter

_STEPS = {
    "last": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "previous": -1,
    "following": 1,
    "that": 0,
    "same": 0,
    "latest": 0,
}
_FROM_STORY = ("previous", "following", "that", "same")


def which_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "last week", "this year", "the following month" in a phrase with the parts `which` and `unit`."""
    which, word = found.word("which"), found.first_of("unit quarter weekend", "unit")
    unit = UNITS.get(word, "")
    if unit not in ("D", "W", "WE", "M", "Q", "Y", "E", "C") or (unit == "C" and which in ("this", "that")):
        return Timex(DURATION, "P100Y", certainty=0.6) if unit == "C" else None
    step = _STEPS[which]
    if unit == "Q" and which in ("latest", "that", "same"):
        return Timex(DATE, current_quarter(context), certainty=0.85)
    counted = which == "next" and found.words()[0] == "the" and days_of(context.value)[2] in ("year", "month", "week")
    if counted and not found.before("more in for within during of until by"):
        return _from_story(unit, step, context)
    if which in _FROM_STORY or (unit == "D" and which == "next" and context.day):
        return _from_story(unit, step, context)
    if unit == "Y" and which == "latest":
        step = -1
    if unit == "D" and which != "next":
        return None
    if which in ("past", "coming") and unit not in ("Y", "WE"):
        return Timex(DURATION, {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}"), certainty=0.8)
    if (
        unit == "WE"
        and which == "this"
        and tense_side(found.tokens, *found.span()) is not FUTURE
        and context.today.weekday() < 3
    ):
        step = -1
    return Timex(DATE, stepped_value(unit, context.today, step), certainty=0.95)


def _from_story(unit: str, step: int, context: Context) -> Timex | None:
    first = days_of(context.value)[0]
    if first is None:
        first = context.day
    if unit == "D":
        first = context.day
    if first is None and (unit == "D" or step):
        return None
    sure = 0.75 if first else 0.5
    return Timex(DATE, stepped_value(unit, first or context.today, step), certainty=sure)


def _ago(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "three weeks ago", to the precision it is told in."""
    words = found.words("count") if found.has("count") else []
    number, unit = parse_number(words) if words else None, UNITS[found.word("unit")]
    back = -1 if found.word("way") == "ago" else 1
    if back > 0 and found.words("way")[-1] not in ("now", "today", "hence"):
        return None
    if number is None or "few" in words or "several" in words:
        return _vaguely_away(unit, words, back)
    if unit == "H" and number >= _DAY_IN_HOURS:
        unit, number = "D", float(round(number / _DAY_IN_HOURS))
    if unit in ("H", "TM", "S"):
        return Timex(DURATION, f"PT{number:g}{unit[-1]}", certainty=0.6)
    try:
        return Timex(DATE, offset_value(unit, number * back, context.today), certainty=0.9)
    except (ValueError, OverflowError):
        return None


def _half_ago(found: PhraseMatch, context: Context) -> Timex | None:
    unit = UNITS[found.first_of("unit quarter")]
    number = 1.5 if found.has("half") else 0.5
    return Timex(DATE, offset_value(unit, -number, context.today), certainty=0.85) if unit in ("Y", "E", "C") else None


def _vaguely_away(unit: str, words: list[str], back: int) -> Timex | None:
    if "few" in words and unit == "Y" and back < 0:
        return Timex(DATE, "PAST_REF", certainty=0.5)
    return Timex(DATE, "PAST_REF" if back < 0 else "FUTURE_REF", certainty=0.6)


def offset_value(unit: str, number: float, base: date) -> str:
    """Return the time so many units from a day: whole units keep their precision, parts of them fall to finer ones."""
    scale = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "L": ("Y", 1000), "Q": ("M", 3)}.get(unit)
    if scale:
        unit, number = scale[0], number * scale[1]
    if unit == "Y" and not number.is_integer():
        unit, number = "M", number * 12
    whole = round(number)
    if unit == "M":
        return month_value(*shifted_month(base, whole))
    if unit == "Y" and not 0 < base.year + whole < 9999:
        raise ValueError(whole)
    return stepped_value(unit, base, whole)


_DAY_IN_HOURS = 24
_DURATION = re.compile(r"P(\d{1,5})([DWMY])")


def value_after(duration: str, way: int, base: date) -> str:
    """Return the time a duration such as `P2W` leads to from a day, forwards (1) or back (-1); nothing where it is not told."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return ""
    days = {"D": 1, "W": 7}.get(match[2])
    try:
        return (
            stepped_value("D", base, way * int(match[1]) * days)
            if days
            else offset_value(match[2], float(way * int(match[1])), base)
        )
    except (ValueError, OverflowError):
        return ""


def _year_back(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "a year ago" in a report is the same quarter, or the same months, of the year before."""
    if found.first_of("unit quarter") != "year":
        return _ago_one(found, context)
    year = int(current_quarter(context)[:4]) if context.quarter else context.today.year
    if (
        context.report_period.startswith("P")
        or not context.quarter
        or (len(context.report_period) == 4 and context.report_period.isdecimal())
    ):
        return Timex(DATE, f"{year - 1:04}", certainty=0.8)
    return Timex(DATE, f"{year - 1:04}{context.quarter[4:]}", certainty=0.8)


def _ago_one(found: PhraseMatch, context: Context) -> Timex | None:
    unit = UNITS[found.first_of("unit quarter")]
    if found.word("way") == "earlier":
        return Timex(DURATION, f"P1{unit}", certainty=0.6)
    try:
        return Timex(DATE, offset_value(unit, -1.0, context.today), certainty=0.9)
    except ValueError:
        return None


def _report_period(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the latest period", "the year-ago quarter", "the 1988 period": a quarter, seen from the one a report speaks of."""
    quarter = current_quarter(context)
    before = int(found.has("back") or found.has("back_after"))
    year = int(found.word("year")) if found.has("year") else int(quarter[:4]) - before
    if found.first_of("period") and context.report_period.startswith("P"):
        return Timex(DATE, f"{year:04}", certainty=0.7)
    return Timex(DATE, f"{year:04}{quarter[4:]}", certainty=0.8)


def _period_back(found: PhraseMatch, context: Context) -> Timex | None:
    told = found.has("back") or found.has("back_after") or found.first_of("corresponding same")
    return _report_period(found, context) if told else None


def _the_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the quarter", "the year", "the week", "the weekend": the one a report is about."""
    word = found.first_of("unit quarter weekend")
    unit, ended = UNITS[word], found.after("ended")
    if found.after("of") and unit in ("W", "M", "Y") and found.before("for during of in"):
        return unresolved(found.span()[1], "no one knows of what it is the one told")
    if unit == "Q" and found.after("ended to until") and (told := _ended(unit, found, context)):
        return told
    if unit in ("Y", "W") and found.after("to until ended") and (span := _span_to(unit, found, context)):
        return span
    if unit == "WE":
        step = 0 if context.today.weekday() >= 5 or tense_side(found.tokens, *found.span()) is FUTURE else -1
        return Timex(DATE, stepped_value("WE", context.today, step), certainty=0.8)
    if unit == "Q":
        if not (ended or found.before("for in during of by", 1) or found.has("adjective")) and not found.after(
            "stop pause dot comma apos"
        ):
            return None
        return Timex(DATE, current_quarter(context), certainty=0.75)
    if unit == "Y" and (ended or found.has("fiscal")):
        return Timex(DURATION, "P1Y", certainty=0.7)
    if unit not in ("Y", "W", "M") or not (found.before("for during of in") or found.has("adjective") or found.has("fiscal")):
        return None
    return Timex(DATE, stepped_value(unit, context.today, 0), certainty=0.6)


_HALF_A_QUARTER = timedelta(days=45)


def _ended(unit: str, found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the quarter ended July 31": called as the report calls it, its days those of the one that most of them lie in."""
    told = context.read_at(found.span()[1] + 1)
    last = days_of(told[0].value)[1] if told else None
    if last is None or unit != "Q":
        return None
    quarter = stepped_value("Q", last - _HALF_A_QUARTER, 0)
    return Timex(DATE, context.quarter or quarter, certainty=0.8, days_value=quarter)


def _span_to(unit: str, found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the year" in "the year to March 2025", "the week" in "the week to 9 May": twelve months, seven days that end there."""
    told = context.read_at(found.span()[1] + 1)
    last = days_of(told[0].value)[1] if told else None
    if last is None:
        return None
    if unit == "W":
        return Timex(DURATION, "P1W", certainty=0.8, days_value=interval_value(last - timedelta(days=6), last))
    year, month = shifted_month(last, -11)
    return Timex(DURATION, "P1Y", certainty=0.8, days_value=interval_value(date(year, month, 1), last))


def _part_of_this(found: PhraseMatch, context: Context) -> Timex | None:
    unit = UNITS[found.first_of("unit quarter")]
    if unit == "D":
        return None
    mod = Mod.END if found.first_of("later late") else Mod.START
    return Timex(DATE, stepped_value(unit, context.today, 0), mod, 0.8)


def _year_end(found: PhraseMatch, context: Context) -> Timex | None:
    if found.first_of("unit") not in ("year", "month"):
        return None
    unit = UNITS[found.first_of("unit")]
    past = unit == "Y" and found.before("since")
    return Timex(DATE, stepped_value(unit, context.today, -1 if past else 0), Mod.END, 0.8)


def _week_of(found: PhraseMatch, context: Context) -> Timex | None:
    from store.dates.anchoring.day_resolution import day_parts, resolve_day

    placed = resolve_day(day_parts(found, "day"), found, context)
    if placed is None or found.first_of("unit") != "week":
        return None
    return Timex(DATE, week_value(placed.day), certainty=placed.certainty, doubt=placed.doubt)


RULES = (
    Rule("earlier in a span", "(earlier|later|early|late) in <unit:the (unit|quarter)>", _part_of_this),
    Rule("a year, a month before", "a (unit|quarter) <way:ago|earlier>", _year_back),
    Rule("the week of a day", "the? unit of <day:month_day>", _week_of),
    Rule(
        "period of a report a year before",
        "the? (corresponding|same)? (<back:unit dash? (ago|earlier)>)? quarterly (<back_after:last unit|a unit (ago|earlier)>)?",
        _period_back,
    ),
    Rule("period of a report", "the? latest (fiscal)? quarterly", _report_period),
    Rule("period of a year's report", "the? <year:year> fiscal? quarterly", _report_period),
    Rule("last year's quarter", "<back:last unit apos> quarterly", _report_period),
    Rule("end of the year", "unit apos? dash? end", _year_end),
    Rule(
        "which week, month or year",
        "sometime? (the|this)? <which:which> (fiscal|present)? <unit:unit|quarter|weekend>(?! dash? (ago|old|earlier))",
        which_unit,
    ),
    Rule("half a century ago", "(half a|a) (unit|quarter) (<half:and a half>)? <way:ago>", _half_ago),
    Rule("some time ago", "<count:count>? <unit:any_unit|any_units> (or so)? <way:ago|from (vague|relday)>", _ago),
    Rule("a year before, beside a noun", "(unit|quarter) dash <way:ago|earlier>", _year_back),
    Rule(
        "the span of a report",
        "(the|its) (<adjective:trading|current>)? (<fiscal:fiscal>)? (unit|quarter|weekend)(?! dash? (ago|old|earlier|dash))",
        _the_unit,
    ),
)
