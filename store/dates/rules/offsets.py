"""Times counted from another one: the Friday before Christmas, a week from Tuesday, the week after next, ten years ago today."""

from __future__ import annotations

from datetime import date

from store.dates.anchoring.day_resolution import day_parts
from store.dates.grammar.rule import PhraseMatch, Rule, always
from store.dates.grammar.timex import Context, Timex, timex_on, unresolved
from store.dates.gregorian.day_arithmetic import DAY, WEEK, latest_weekday, shifted_month, valid_day, weekday_beside
from store.dates.gregorian.duration_values import day_after
from store.dates.gregorian.span_parts import UNIT_CODES, ValueAndDays, week_from
from store.dates.gregorian.timex_values import days_of, interval_value, stepped_value, week_value
from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.word_classes import PARTS_OF_DAY
from store.dates.mention import DATE, FUTURE

_WHICH_WINTER = "of which winter it is the last but one is not told"
_UNKNOWN = "no one knows what it is counted from"


def _beyond_the_next(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the week before last", "the Friday after next", "the night before last"."""
    way = -1 if found.has("before") else 1
    if found.has("part"):
        part = timex_on(context.today + 2 * way * DAY, time=PARTS_OF_DAY[found.word("part")])
        return part if way < 0 else None
    if found.has("weekday"):
        return timex_on(weekday_beside(context.today, found.weekday(), 2 * way), 0.85)
    word = found.first_of("unit weekend quarter")
    if word == "day" or word not in UNIT_CODES:
        return None
    return Timex(DATE, stepped_value(UNIT_CODES[word], context.today, 2 * way), certainty=0.9)


def _from_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "a week from Tuesday", "two weeks on Friday", "a fortnight today": for "two weeks from Friday" is a length."""
    whole, number, unit = found.whole(context), found.number("count"), found.unit()
    if whole is None or number is None or found.before("for during within more"):
        return None
    if whole.days is None or whole.precision != "day":
        return None
    first = whole.days[0]
    if found.has("weekday"):
        if found.word("tie") == "on" and unit not in ("W", "F"):
            return None
        first = weekday_beside(context.today, found.weekday(), 1)
    day = day_after(first, unit, number)
    return timex_on(day, 0.8, until=whole.until) if day else unresolved(_UNKNOWN, whole.until)


def _weekday_week(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "Tuesday week", "a week's time" in British English: a week after the coming Tuesday."""
    weeks = {"week": 1, "fortnight": 2}.get(found.first_of("unit"))
    if weeks is None:
        return None
    if found.has("shift"):
        first = context.today + {"today": 0, "tomorrow": 1}.get(found.word("shift"), -1) * DAY
    else:
        first = weekday_beside(context.today, found.weekday(), 1)
    return timex_on(first + weeks * WEEK, 0.8)


def _ago_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "a week ago Friday", "two years ago on 3 May", "ten years ago this month", "a year ago today"."""
    number, unit = found.number("count"), found.unit()
    whole = found.whole(context) if number is not None and number.is_integer() else None
    days = whole.days if whole else None
    if whole is None or number is None or days is None or (found.has("last") and unit not in ("W", "F")):
        return None
    if found.has("weekday") and unit in ("W", "F"):
        latest = latest_weekday(context.today - DAY if found.has("last") else context.today, found.weekday())
        return timex_on(day_after(latest, unit, -number), 0.8, until=whole.until)
    if whole.precision == "day" and not (found.has("weekday") and unit != "Y"):
        return timex_on(day_after(days[0], unit, -number), 0.85, until=whole.until)
    letter = {"week": "W", "month": "M"}.get(whole.precision)
    first = day_after(days[0], unit, -number) if letter and unit in ("Y", "M") else None
    return Timex(DATE, stepped_value(letter, first, 0), certainty=0.85, until=whole.until) if letter and first else None


def _day_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the Friday before Christmas", "the week after Easter", "the second Sunday after 3 May"."""
    whole, way = found.whole(context), -1 if found.has("before") else 1
    named, unit = found.has("weekday"), found.first_of("unit weekend quarter", "unit")
    end, days = found.span("weekday" if named else "unit")[1], whole.days if whole else None
    if whole is None or days is None:
        if not named and (found.first_of("unit", "unit") in ("day", "") or not found.before("in for during of")):
            return None
        return unresolved(_UNKNOWN, end) if found.has("the") or found.has("nth") else None
    if found.tokens.classes[whole.until : whole.until + 1] == LETTERS["apos"] and not whole.is_day:
        return unresolved(_UNKNOWN, end)  # "the week following last month's storm"
    if not found.has("the") and not found.has("nth"):
        return None
    nth = (found.ordinal("nth") or 1) * way
    start = days[0] if way < 0 else days[1]
    value, days_value = _unit_from(start, unit, nth)
    if named:
        value, days_value = weekday_beside(start, found.weekday(), nth).isoformat(), ""
    if not days_of(days_value or value)[0]:
        return unresolved(_UNKNOWN, whole.until)
    certainty = min(0.85, whole.certainty)
    return Timex(DATE, value, certainty=certainty, doubt=whole.doubt, days_value=days_value, until=whole.until)


def _same_last_year(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the same month last year", "this time next year"."""
    today, unit = context.today, found.first_of("unit", "unit") if found.has("unit") else "month"
    if found.words()[-1] != "year" or unit not in ("day", "week", "month"):
        return None
    day = day_after(today, "Y", -1 if found.word("which") == "last" else 1)
    return Timex(DATE, stepped_value(UNIT_CODES[unit], day, 0), certainty=0.8) if day else None


def _part_beside(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the night before Christmas", "the morning after 3 May"; "the night before the vote" is unsure."""
    whole = found.whole(context)
    if whole is None or whole.days is None or not whole.is_day:
        return unresolved(_UNKNOWN, found.span("part")[1])
    day = whole.days[0] - DAY if found.has("before") else whole.days[1] + DAY
    return timex_on(day, 0.8, time=PARTS_OF_DAY[found.word("part")], until=whole.until)


def _unit_from(start: date, unit: str, nth: int) -> ValueAndDays:
    """Return the nth unit before (negative) or after a day."""
    if unit == "weekend":
        return week_value(weekday_beside(start, 5, nth)) + "-WE", ""
    if unit == "week":
        return week_from(start + WEEK * nth if nth < 0 else start + DAY + WEEK * (nth - 1))
    return (stepped_value(UNIT_CODES[unit], start, nth), "") if unit in UNIT_CODES else ("", "")


def _week_told_by_a_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the week of 3 March 2025", "the week ending Friday", "the weekend of 14 June"."""
    whole, unit = found.whole(context), found.first_of("unit weekend")
    if whole is None or unit not in ("week", "weekend") or whole.days is None or whole.precision != "day":
        return None
    day, value, days_value = whole.days[0], week_value(whole.days[0]), ""
    if unit == "weekend":
        return Timex(DATE, value + "-WE", certainty=min(0.9, whole.certainty), until=whole.until)
    if found.has("ended"):
        days_value = interval_value(day - 6 * DAY, day)
    elif found.has("beginning"):
        days_value = interval_value(day, day + 6 * DAY)
    return Timex(DATE, value, certainty=whole.certainty, doubt=whole.doubt, days_value=days_value, until=whole.until)


def _friday_the_13th(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "Friday the 13th" as the nearest such day, on the side the sentence leans to."""
    parts, today = day_parts(found), context.today
    days = [valid_day(*shifted_month(today, step), parts.number) for step in range(-6, 7)]
    near = [day for day in days if day and day.weekday() == parts.weekday]
    if not near:
        return unresolved("no month near has such a day")
    future = found.tense is FUTURE
    side = [day for day in near if (day >= today if future else day <= today)] or near
    return timex_on(min(side, key=lambda day: abs(day - today)), 0.7, "no month is named: the nearest that fits is taken")


_WAY = "(<before:before|previous>|after|following)"
_COUNTED = "<count:count> <unit:every_unit>"
RULES = (
    Rule("week before last",
         "the? (<unit:span_unit>|<weekday:weekday>|<part:part>) (<before:before> last|after next)"
         "(?! (span_unit|any_weekday|any_month|part))", _beyond_the_next),
    Rule("so long ago from a day",
         f"{_COUNTED} (ago (on? (last|this)? (?=<weekday:weekday>)|on? (?=relday|near_unit|month_day))"
         "|<last:last> (?=<weekday:weekday>))", _ago_beside),
    Rule("so long from a day", f"{_COUNTED} ((<tie:from|on>) (?=next? <weekday:weekday>|relday)|(?=relday))", _from_day),
    Rule("same time of another year", "(the? same <unit:unit>|this time) <which:last|next> unit", _same_last_year),
    Rule("part of a day beside another time", f"the <part:part> {_WAY}(?! (ending|last|next))", _part_beside),
    Rule("season before last", "the? any_season (before last|after next)", always(unresolved(_WHICH_WINTER))),
    Rule("weekday week", "((this|next)? <weekday:weekday>|<shift:relday>) unit (?!apos|dash|ago|before|after|from|of)",
         _weekday_week),
    Rule("week told by its day",
         "the? <unit:unit|weekend> (of|<ended:ended>|<beginning:beginning>) (on|the)? "
         "(month_digits (dash|and|to))? (?=any_weekday|month_digits|any_month|feast_start)", _week_told_by_a_day),
    Rule("day or week beside another time", f"<the:the>? (<nth:nth>)? (<weekday:weekday>|<unit:span_unit>) {_WAY}(?! ending)",
         _day_beside),
    Rule("weekday and number", "weekday comma? the? ordinal(?! (of? any_month|of|dash|unit|units|quarter))", _friday_the_13th),
)  # fmt: skip
