"""Spans told from the day of publication or from what was spoken of last: last week, three months ago, that year."""

from __future__ import annotations

from datetime import date

from store.dates.anchoring.day_resolution import resolve_day
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex, unresolved
from store.dates.gregorian.day_arithmetic import DAY, shifted_month
from store.dates.gregorian.duration_values import offset_value
from store.dates.gregorian.timex_values import days_of, interval_value, stepped_value, week_value
from store.dates.lexer.word_classes import UNITS
from store.dates.mention import DATE, DURATION, FUTURE, Mod
from store.dates.rules.quarters import current_quarter

_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "that": 0, "same": 0, "latest": 0}
_STEPS |= {"next": 1, "coming": 1, "upcoming": 1, "following": 1}
_FROM_STORY = ("previous", "preceding", "following", "that", "same")
_DAY_IN_HOURS, _HALF_A_QUARTER = 24, 45 * DAY


def _unit(found: PhraseMatch) -> str:
    """Return the letter of the first unit of the phrase."""
    return UNITS[found.first_of("unit quarter weekend")]


def which_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "last week", "this year", "the following month" in a phrase with the parts `which` and `unit`."""
    which, unit = found.word("which"), UNITS.get(found.first_of("unit quarter weekend", "unit"), "")
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
    if unit == "D" and which != "next":
        return None
    if which in ("past", "coming", "upcoming") and unit not in ("Y", "WE"):
        return Timex(DURATION, {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}"), certainty=0.8)
    over = unit == "WE" and which == "this" and found.tense is not FUTURE and context.today.weekday() < 3
    if over or (unit == "Y" and which == "latest"):
        step = -1
    return Timex(DATE, stepped_value(unit, context.today, step), certainty=0.95)


def _from_story(unit: str, step: int, context: Context) -> Timex | None:
    first = context.day if unit == "D" else days_of(context.value)[0] or context.day
    if first is None and (unit == "D" or step):
        return None
    return Timex(DATE, stepped_value(unit, first or context.today, step), certainty=0.75 if first else 0.5)


def _ago(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "three weeks ago", to the precision it is told in."""
    words, number, unit = found.words("count"), found.number("count"), found.unit()
    back = -1 if found.word("way") == "ago" else 1
    if back > 0 and found.words("way")[-1] not in ("now", "today", "hence"):
        return None
    if number is None or "few" in words or "several" in words:
        some_years = "few" in words and unit == "Y" and back < 0
        return Timex(DATE, "PAST_REF" if back < 0 else "FUTURE_REF", certainty=0.5 if some_years else 0.6)
    if unit == "H" and number >= _DAY_IN_HOURS:
        unit, number = "D", float(round(number / _DAY_IN_HOURS))
    if unit in ("H", "TM", "S"):
        return Timex(DURATION, f"PT{number:g}{unit[-1]}", certainty=0.6)
    return Timex(DATE, offset_value(unit, number * back, context.today), certainty=0.9)


def _half_ago(found: PhraseMatch, context: Context) -> Timex | None:
    unit, number = _unit(found), 1.5 if found.has("half") else 0.5
    return Timex(DATE, offset_value(unit, -number, context.today), certainty=0.85) if unit in ("Y", "E", "C") else None


def _year_back(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "a year ago", in a report the same quarter, or the same months, of the year before; "a month ago", "a week earlier"."""
    unit = _unit(found)
    if unit != "Y" and found.word("way") == "earlier":
        return Timex(DURATION, f"P1{unit}", certainty=0.6)
    if unit != "Y":
        return Timex(DATE, offset_value(unit, -1.0, context.today), certainty=0.9)
    year = int(context.quarter[:4]) if context.quarter else context.today.year
    of_year = context.report_period.startswith("P") or (len(context.report_period) == 4 and context.report_period.isdecimal())
    return Timex(DATE, f"{year - 1:04}{'' if of_year else context.quarter[4:]}", certainty=0.8)


def _report_period(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the latest period", "the year-ago quarter", "the 1988 period": a quarter, seen from the one a report speaks of."""
    quarter = current_quarter(context)
    before = found.has("back") or found.has("back_after")
    year = int(found.word("year")) if found.has("year") else int(quarter[:4]) - before
    if found.first_of("period") and context.report_period.startswith("P"):
        return Timex(DATE, f"{year:04}", certainty=0.7)
    return Timex(DATE, f"{year:04}{quarter[4:]}", certainty=0.8)


def _period_back(found: PhraseMatch, context: Context) -> Timex | None:
    told = found.has("back") or found.has("back_after") or found.first_of("corresponding same")
    return _report_period(found, context) if told else None


def _the_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the quarter", "the year", "the week", "the weekend": the one a report is about."""
    unit, ended = UNITS[found.tokens.word(found.end - 1)], found.after("ended")
    if found.after("of") and unit in ("W", "M", "Y") and found.before("for during of in"):
        return unresolved("no one knows of what it is the one told")
    if (ended or found.after("to until")) and unit in ("Q", "Y", "W") and (span := _span_to(unit, found, context)):
        return span
    if unit == "WE":
        step = 0 if context.today.weekday() >= 5 or found.tense is FUTURE else -1
        return Timex(DATE, stepped_value("WE", context.today, step), certainty=0.8)
    if unit == "Q":
        about = ended or found.before("for in during of by") or found.has("adjective")
        about = about or found.after("stop pause dot comma apos")
        return Timex(DATE, current_quarter(context), certainty=0.75) if about else None
    if unit == "Y" and (ended or found.has("fiscal")):
        return Timex(DURATION, "P1Y", certainty=0.7)
    if unit not in ("Y", "W", "M") or not (found.before("for during of in") or found.has("adjective") or found.has("fiscal")):
        return None
    return Timex(DATE, stepped_value(unit, context.today, 0), certainty=0.6)


def _span_to(unit: str, found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the year" in "the year to March 2025", "the week" in "the week to 9 May": twelve months, seven days that end there.

    A quarter is called as the report calls it, its days those of the one that most of them lie in.
    """
    told = context.read_at(found.end + 1)
    last = days_of(told.value)[1] if told else None
    if last is None:
        return None
    if unit == "Q":
        quarter = stepped_value("Q", last - _HALF_A_QUARTER, 0)
        return Timex(DATE, context.quarter or quarter, certainty=0.8, days_value=quarter)
    first = last - 6 * DAY if unit == "W" else date(*shifted_month(last, -11), 1)
    return Timex(DURATION, f"P1{unit}", certainty=0.8, days_value=interval_value(first, last))


def _part_of_this(found: PhraseMatch, context: Context) -> Timex | None:
    unit, mod = _unit(found), Mod.END if found.first_of("later late") else Mod.START
    return Timex(DATE, stepped_value(unit, context.today, 0), mod, 0.8) if unit != "D" else None


def _year_end(found: PhraseMatch, context: Context) -> Timex | None:
    unit = _unit(found)
    if unit not in ("Y", "M"):
        return None
    past = unit == "Y" and found.before("since")
    return Timex(DATE, stepped_value(unit, context.today, -past), Mod.END, 0.8)


def _week_of(found: PhraseMatch, context: Context) -> Timex | None:
    day = resolve_day(found, context, "day")
    if day is None or found.first_of("unit") != "week":
        return None
    return day._replace(value=week_value(date.fromisoformat(day.value)))


RULES = (
    Rule("earlier in a span", "(earlier|later|early|late) in <unit:the (unit|quarter)>", _part_of_this),
    Rule("a year, a month before", "a (unit|quarter) <way:ago|earlier>", _year_back),
    Rule("the week of a day", "the? unit of <day:month_day>", _week_of),
    Rule("period of a report a year before",
         "the? (corresponding|same)? (<back:unit dash? (ago|earlier)>)? quarterly (<back_after:last unit|a unit (ago|earlier)>)?",
         _period_back),
    Rule("period of a report", "the? latest (fiscal)? quarterly", _report_period),
    Rule("period of a year's report", "the? <year:year> fiscal? quarterly", _report_period),
    Rule("last year's quarter", "<back:last unit apos> quarterly", _report_period),
    Rule("end of the year", "unit apos? dash? end", _year_end),
    Rule("which week, month or year",
         "sometime? (the|this)? <which:which> (fiscal|present)? <unit:span_unit>(?! dash? (ago|old|earlier))", which_unit),
    Rule("half a century ago", "(half a|a) (unit|quarter) (<half:and a half>)? <way:ago>", _half_ago),
    Rule("some time ago", "<count:count>? <unit:every_unit> (or so)? <way:ago|from (vague|relday)>", _ago),
    Rule("a year before, beside a noun", "(unit|quarter) dash <way:ago|earlier>", _year_back),
    Rule("the span of a report",
         "(the|its) (<adjective:trading|current>)? (<fiscal:fiscal>)? span_unit(?! dash? (ago|old|earlier|dash))", _the_unit),
)  # fmt: skip
