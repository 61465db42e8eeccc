"""Times counted from another one: the Friday before Christmas, a week from Tuesday, the week after next, ten years ago today."""

from __future__ import annotations

from datetime import date, timedelta

from store.dates.anchoring.day_resolution import WEEKDAYS_AND_PLURALS, day_parts
from store.dates.anchoring.tense import tense_side
from store.dates.grammar.rule import Context, PhraseMatch, Rule, Timex, unresolved
from store.dates.gregorian.span_parts import days_meant, precision_of, week_around
from store.dates.gregorian.timex_values import DAY, days_of, interval_value, month_end, shifted_month, stepped_value, week_value
from store.dates.lexer.numerals import parse_number, parse_ordinal
from store.dates.lexer.tokenizer import LETTERS
from store.dates.lexer.word_classes import PARTS_OF_DAY, UNITS
from store.dates.mention import DATE, FUTURE, TIME

_WEEK = timedelta(weeks=1)
_DAY_LIKE = ("day", "minute", "part of day")
_UNKNOWN = "no one knows what it is counted from"
_LETTERS = {"week": "W", "month": "M", "year": "Y", "decade": "E", "quarter": "Q", "weekend": "WE"}


def _beyond_the_next(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the week before last", "the Friday after next", "the night before last"."""
    way = -1 if found.has("before") else 1
    if found.has("part"):
        value = (context.today + 2 * way * DAY).isoformat() + PARTS_OF_DAY[found.word("part")]
        return Timex(TIME, value) if way < 0 else None
    if found.has("weekday"):
        back = (context.today.weekday() - WEEKDAYS_AND_PLURALS[found.word("weekday")]) % 7
        day = context.today - timedelta(days=(back or 7) + 7) if way < 0 else context.today + timedelta(days=14 - back)
        return Timex(DATE, day.isoformat(), certainty=0.85)
    unit = _LETTERS.get(found.first_of("unit weekend quarter"), "")
    return Timex(DATE, stepped_value(unit, context.today, 2 * way), certainty=0.9) if unit else None


def _moved(day: date, unit: str, number: float) -> date | None:
    """Return the day so many days, weeks, months or years from another; the last of a month where it has not so many days."""
    scale = {"D": 1, "W": 7, "F": 14}.get(unit)
    if scale:
        return day + timedelta(days=round(number * scale))
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if not months or not float(number * months).is_integer():
        return None
    year, month = shifted_month(day, int(number * months))
    return date(year, month, min(day.day, month_end(year, month).day))


def _from_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "a week from Tuesday", "two weeks on Friday", "a fortnight today": for "two weeks from Friday" is a length."""
    whole, number = found.whole(context), parse_number(found.words("count"))
    unit = UNITS[found.word("unit")]
    if whole is None or number is None or found.before("for during within more"):
        return None
    timex, until = whole
    days = days_meant(timex)
    if days is None or precision_of(timex) != "day":
        return None
    first = days[0]
    if found.has("weekday"):
        if found.word("tie") == "on" and unit not in ("W", "F"):
            return None
        first = context.today + timedelta(days=(WEEKDAYS_AND_PLURALS[found.word("weekday")] - context.today.weekday()) % 7 or 7)
    day = _moved(first, unit, number)
    return Timex(DATE, day.isoformat(), certainty=0.8, until=until) if day else unresolved(until, _UNKNOWN)


def _weekday_week(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "Tuesday week", "a week's time" in British English: a week after the coming Tuesday."""
    weeks = {"week": 1, "fortnight": 2}.get(found.first_of("unit"))
    if weeks is None:
        return None
    if found.has("shift"):
        day = context.today + timedelta(days=7 * weeks + {"today": 0, "tomorrow": 1}.get(found.word("shift"), -1))
    else:
        day = context.today + timedelta(
            days=((WEEKDAYS_AND_PLURALS[found.word("weekday")] - context.today.weekday()) % 7 or 7) + 7 * weeks
        )
    return Timex(DATE, day.isoformat(), certainty=0.8)


def _ago_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "a week ago Friday", "two years ago on 3 May", "ten years ago this month", "a year ago today"."""
    number, unit = parse_number(found.words("count")), UNITS[found.word("unit")]
    if number is None or not number.is_integer():
        return None
    whole = found.whole(context)
    if whole is None:
        return None
    timex, until = whole
    days, precision = days_meant(timex), precision_of(timex)
    if days is None or (found.has("last") and unit not in ("W", "F")):
        return None
    if found.has("weekday") and unit in ("W", "F"):
        back = (context.today.weekday() - WEEKDAYS_AND_PLURALS[found.word("weekday")]) % 7 or 7 * found.has("last")
        day = _moved(context.today - timedelta(days=back), unit, -number)
        return Timex(DATE, day.isoformat(), certainty=0.8, until=until) if day else None
    if precision == "day" and not (found.has("weekday") and unit != "Y"):
        day = _moved(days[0], unit, -number)
        return Timex(DATE, day.isoformat(), certainty=0.85, until=until) if day else None
    letter = {"week": "W", "month": "M"}.get(precision)
    first = _moved(days[0], unit, -number) if letter and unit in ("Y", "M") else None
    return Timex(DATE, stepped_value(letter, first, 0), certainty=0.85, until=until) if letter and first else None


def _day_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the Friday before Christmas", "the week after Easter", "the second Sunday after 3 May"."""
    whole, way = found.whole(context), -1 if found.has("before") else 1
    name = "weekday" if found.has("weekday") else "unit"
    end = found.span(name)[1]
    days = days_meant(whole[0]) if whole else None
    if whole is None or days is None:
        if name == "unit" and (found.first_of("unit", "unit") in ("day", "") or found.before("in for during of", 1) is False):
            return None
        return unresolved(end, _UNKNOWN) if found.has("the") or found.has("nth") else None
    timex, until = whole
    if found.tokens.classes[until : until + 1] == LETTERS["apos"] and precision_of(timex) not in _DAY_LIKE:
        return unresolved(end, _UNKNOWN)  # "the week following last month's storm"
    nth = parse_ordinal(found.words("nth")) if found.has("nth") else 1
    if not found.has("the") and not found.has("nth") and not found.has("bare"):
        return None
    value, days_value = ("", "")
    if name == "weekday":
        value = _weekday_from(days, WEEKDAYS_AND_PLURALS[found.word("weekday")], (nth or 1) * way).isoformat()
    elif precision_of(timex) in _DAY_LIKE or found.first_of("unit weekend", "unit") not in ("week", "day"):
        value, days_value = _unit_from(days, found.first_of("unit weekend quarter", "unit"), (nth or 1) * way)
    else:
        value, days_value = _unit_from(days, found.first_of("unit", "unit"), (nth or 1) * way)
    if not days_of(days_value or value)[0]:
        return unresolved(until, _UNKNOWN)
    return Timex(DATE, value, certainty=min(0.85, timex.certainty), doubt=timex.doubt, days_value=days_value, until=until)


def _same_last_year(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the same month last year", "this time next year"."""
    year = context.today.year + (-1 if found.word("which") == "last" else 1)
    if found.words()[-1] != "year":
        return None
    unit = found.first_of("unit", "unit") if found.has("unit") else "month"
    day = _moved(context.today, "Y", year - context.today.year)
    if day is None or unit not in ("day", "week", "month"):
        return None
    return Timex(DATE, stepped_value({"day": "D", "week": "W", "month": "M"}[unit], day, 0), certainty=0.8)


def _part_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the night before Christmas", "the morning after 3 May"; "the night before the vote" is unsure."""
    whole = found.whole(context)
    days = days_meant(whole[0]) if whole else None
    if whole is None or days is None or precision_of(whole[0]) not in _DAY_LIKE:
        return unresolved(found.span("part")[1], _UNKNOWN)
    day = days[0] - DAY if found.has("before") else days[1] + DAY
    return Timex(TIME, day.isoformat() + PARTS_OF_DAY[found.word("part")], certainty=0.8, until=whole[1])


def _season_beyond(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "the winter before last" as one of two that people mean."""
    return unresolved(found.span()[1], "of which winter it is the last but one is not told")


def _weekday_from(days: tuple[date, date], weekday: int, nth: int) -> date:
    """Return the nth such weekday before (negative) or after a span of days."""
    if nth < 0:
        return days[0] - timedelta(days=((days[0].weekday() - weekday) % 7 or 7) + 7 * (-nth - 1))
    return days[1] + timedelta(days=((weekday - days[1].weekday()) % 7 or 7) + 7 * (nth - 1))


def _unit_from(days: tuple[date, date], unit: str, nth: int) -> tuple[str, str]:
    start = days[0] if nth < 0 else days[1]
    if unit == "day":
        return (start + nth * DAY).isoformat(), ""
    if unit == "weekend":
        return week_value(_weekday_from(days, 5, nth)) + "-WE", ""
    if unit == "week":
        return week_around(start + _WEEK * nth if nth < 0 else start + DAY + _WEEK * (nth - 1))
    return (stepped_value(_LETTERS[unit], start, nth), "") if unit in _LETTERS else ("", "")


def _week_told_by_a_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the week of 3 March 2025", "the week ending Friday", "the weekend of 14 June"."""
    whole, unit = found.whole(context), found.first_of("unit weekend")
    if whole is None or unit not in ("week", "weekend"):
        return None
    timex, until = whole
    days = days_meant(timex)
    if days is None or precision_of(timex) != "day":
        return None
    value, days_value = week_value(days[0]), ""
    if unit == "weekend":
        return Timex(DATE, value + "-WE", certainty=min(0.9, timex.certainty), until=until)
    if found.has("ended"):
        days_value = interval_value(days[0] - 6 * DAY, days[0])
    elif found.has("beginning"):
        days_value = interval_value(days[0], days[0] + 6 * DAY)
    return Timex(DATE, value, certainty=timex.certainty, doubt=timex.doubt, days_value=days_value, until=until)


def _friday_the_13th(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "Friday the 13th" as the nearest such day, on the side the sentence leans to."""
    parts, today = day_parts(found), context.today
    near = []
    for step in range(-6, 7):
        year, month = shifted_month(today, step)
        day = days_of(f"{year:04}-{month:02}-{parts.number:02}")[0]
        if day and day.weekday() == parts.weekday:
            near.append(day)
    if not near:
        return unresolved(found.span()[1], "no month near has such a day")
    future = tense_side(found.tokens, *found.span()) is FUTURE
    side = [day for day in near if (day >= today if future else day <= today)] or near
    day = min(side, key=lambda day: abs(day - today))
    return Timex(DATE, day.isoformat(), certainty=0.7, doubt="no month is named: the nearest that fits is taken")


_WAY = "(<before:before|previous>|after|following)"
_ANY_UNIT = "<unit:any_unit|any_units>"

RULES = (
    Rule(
        "week before last",
        "the? (<unit:unit|weekend|quarter>|<weekday:weekday>|<part:part>) (<before:before> last|after next)"
        "(?! (unit|weekend|quarter|any_weekday|any_month|part))",
        _beyond_the_next,
    ),
    Rule(
        "so long ago from a day",
        f"<count:count> {_ANY_UNIT} (ago (on? (last|this)? (?=<weekday:weekday>)|on? (?=relday|(this|last|next) unit|month_day))"
        "|<last:last> (?=<weekday:weekday>))",
        _ago_beside,
    ),
    Rule(
        "so long from a day",
        f"<count:count> {_ANY_UNIT} ((<tie:from|on>) (?=next? <weekday:weekday>|relday)|(?=relday))",
        _from_day,
    ),
    Rule("same time of another year", "(the? same <unit:unit>|this time) <which:last|next> unit", _same_last_year),
    Rule(
        "part of a day beside another time",
        f"the <part:part> {_WAY}(?! (comma|dot|pause|stop|paragraph|last|next))",
        _part_beside,
    ),
    Rule("season before last", "the? any_season (before last|after next)", _season_beyond),
    Rule(
        "weekday week",
        "((this|next)? <weekday:weekday>|<shift:relday>) unit (?!apos|dash|ago|before|after|from|of)",
        _weekday_week,
    ),
    Rule(
        "week told by its day",
        "the? <unit:unit|weekend> (of|<ended:ended>|<beginning:beginning>) (on|the)? "
        "((small|ordinal) (dash|and|to))? (?=any_weekday|small|ordinal|any_month|feast_start)",
        _week_told_by_a_day,
    ),
    Rule(
        "day or week beside another time",
        f"<the:the>? (<nth:nth>)? (<weekday:weekday>|<unit:unit|weekend|quarter>) {_WAY}(?! (comma|dot|pause|stop|paragraph))",
        _day_beside,
    ),
    Rule("weekday and number", "weekday comma? the? ordinal(?! (of? any_month|of|dash|unit|units|quarter))", _friday_the_13th),
)
