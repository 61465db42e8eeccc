"""Times of day: the clock, noon, and mornings to nights, with or without their day."""

from __future__ import annotations

import re

from store.dates.anchoring.day_resolution import resolve_day
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex, timex_on, unresolved
from store.dates.gregorian.day_arithmetic import DAY
from store.dates.lexer.word_classes import ONES, PARTS_OF_DAY, TEENS
from store.dates.mention import DATE, TIME, Mod

_NOONS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
_SPELLED = ONES | TEENS
_NOON = 12
_MINUTES = re.compile(r"[0-5]\d(?::[0-5]\d)?")
_MODS = {"early": Mod.START, "late": Mod.END, "mid": Mod.MID, "earlier": Mod.START, "later": Mod.END}


def _clock(found: PhraseMatch) -> str:
    """Return the time a part named `clock` says, as `T17:00`, or nothing if there is no such time."""
    words = found.words("clock")
    first = words[0]
    if first in _NOONS:
        return _NOONS[first]
    hours, _, minutes = first.replace(".", ":").partition(":")
    if minutes and not _MINUTES.fullmatch(minutes):
        return ""
    hour = int(hours) if hours.isdecimal() else _SPELLED.get(hours, 99)
    late = next((word[0] for word in words[1:] if word[:1] in "ap" and word.rstrip(".")[-1:] == "m" and len(word) < 5), "")
    part = found.first_of("daypart night")
    if part and hour <= _NOON:
        late = late or ("a" if part == "morning" else "p")
    if (late and not 1 <= hour <= _NOON) or hour > 24:
        return ""
    hour = hour % _NOON + _NOON * (late == "p") if late else hour
    return f"T{hour:02}:{(minutes or '00')[:2]}"


def _on_day(found: PhraseMatch, context: Context, time: str, mod: Mod = Mod.NONE) -> Timex | None:
    """Return a time on the day that the part `when` names."""
    day = resolve_day(found, context, "when")
    return day._replace(kind=TIME, value=day.value + time, mod=mod) if day else None


def _on_last_day(context: Context, time: str) -> Timex | None:
    """Return a time on the day last spoken of, or on the one of publication."""
    return timex_on(context.day_or_today, 0.7, "" if context.day else "no day is named", time=time)


def _time_of_day(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "5 p.m. on Friday", "four in the morning", "2:30 in the afternoon on Friday"."""
    time = _clock(found)
    timex = _on_day(found, context, time) if found.has("when") else _on_last_day(context, time)
    return timex if time else None


def _bare_clock(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "15:30" alone needs "at" before it or a zone after it: scores and verses look the same."""
    _, _, minutes = found.word("clock").partition(":")
    if len(minutes) != 2 or not (found.has("zone") or found.before("at by until from to before after about")):
        return None
    return _time_of_day(found, context)


def _four_figures(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "0930 GMT": four figures are a time of day only before a zone."""
    figures = found.word("clock")
    if len(figures) != 4 or not figures.isdecimal() or found.word("zone") in ("local", "et"):
        return None
    hour, minute = int(figures[:2]), int(figures[2:])
    return _on_last_day(context, f"T{hour:02}:{minute:02}") if hour < 24 and minute < 60 else None


def _o_clock(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "five o'clock"."""
    begin = found.span("clock")[1]
    said = found.tokens.word(begin) == "o" and found.tokens.word(begin + 2) == "clock"
    return _time_of_day(found, context) if said else None


def _mod(found: PhraseMatch) -> Mod:
    return _MODS.get(found.first_of("early late mid earlier later"), Mod.NONE)


def _part_of_day(found: PhraseMatch, context: Context) -> Timex | None:
    return _on_day(found, context, PARTS_OF_DAY[found.word("part")], _mod(found))


def _this_part(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "this morning", "last night", "the next morning"."""
    which, day = found.word("which"), context.today
    if which in ("last", "past"):
        day -= DAY
    elif which in ("next", "following"):
        day = context.day_or_today + DAY
    elif which == "previous" or found.has("before"):
        day = context.day_or_today - DAY
    elif which in ("that", "same", "the"):
        day = context.day_or_today
    value = day.isoformat() + PARTS_OF_DAY[found.word("part")]
    return Timex(TIME, value, _mod(found), 0.9 if which in ("this", "last") else 0.7)


def _first_of_two(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "9 am" in "from 9 am to 5 pm on 3 May", and "9" in "9–11 am on Friday": on the day of the time that follows."""
    whole, time = context.read_at(found.end), _clock(found)
    day, _, second = whole.value.partition("T") if whole else ("", "", "")
    if not time or len(second) != len("00:00") or whole is None:
        return None
    if not found.first_of("ampm noon", "clock") and ":" not in found.word("clock"):
        if not found.before("from between", 2) and not found.first_of("dash break", "tie"):
            return None
        hour, last = int(time[1:3]), int(second[:2])
        late = last >= _NOON and hour < _NOON and (hour + _NOON <= last)
        time = f"T{hour + _NOON * late:02}{time[3:]}"
    return Timex(TIME, day + time, certainty=whole.certainty, doubt=whole.doubt, part="clock")


def _on_a_part(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "5 p.m. on the last Friday of July", "9 a.m. on Friday next week"."""
    whole, time = found.whole(context), _clock(found)
    if whole is None or not time or whole.kind not in (DATE, TIME):
        return None
    day = whole.days[0] if whole.days and len(whole.value) >= len("2025-06-13") else None
    if day is None:
        return unresolved(whole.doubt or "the day of the time is not known", whole.until)
    return timex_on(day, whole.certainty, whole.doubt, time=time, until=whole.until)


RULES = (
    Rule("time of day on a day that is a part of a longer time",
         "<clock:timed> (zone time?)? comma? (on|of)? (?=the? (nth|last|final|penultimate) any_weekday (of|in)"
         "|the? any_weekday (of|in)? the? which unit|the? ordinal of the? which|month_day of? near_unit)", _on_a_part),
    Rule("first of two times of day",
         "<clock:(clock|small) ampm?|amount ampm|noon> zone? comma? <tie:to|until|dash|break|and|or>"
         " (?=(clock|small|amount) ampm|clock|noon)", _first_of_two),
    Rule("time of day with its day", "<clock:timed> (zone time?)? comma? (on|of)? <when:on_day> part?", _time_of_day),
    Rule("hour in a part of a day", "<clock:hour> in the part (on? <when:on_day>)?", _time_of_day),
    Rule("day with its time of day", "<when:on_day> comma? at? <clock:timed>(?! noon) zone?", _time_of_day),
    Rule("part of a day", "(mid dash?)? <part:part> <when:relday>", _part_of_day),
    Rule("day with its part", "<when:on_day> <part:part>", _part_of_day),
    Rule("part of today or another day", "(early|late|earlier|later)? <which:this|last|next|that> <part:part>", _this_part),
    Rule("part of the day before", "<which:the> <part:part> <before:before>(?=ending)", _this_part),
    Rule("part of a day beside another", "<which:the> same? <part:part>(?! of)", _this_part),
    Rule("part of the next day", "the <which:next|following|previous|same> <part:part>", _this_part),
    Rule("middle of a part of a day", "<which:mid> dash? <part:part>", _this_part),
    Rule("tonight", "tonight|overnight",
         lambda found, context: timex_on(context.today, 0.9, time=PARTS_OF_DAY[found.words()[-1]])),
    Rule("time of day", "<clock:(clock|small|amount) ampm> (<zone:zone> time?)?", _time_of_day),
    Rule("time of day by 24 hours", "<clock:clock> (<zone:zone> time?)?", _bare_clock),
    Rule("time of day in four figures", "<clock:year_figures|amount> <zone:zone> time?", _four_figures),
    Rule("o'clock", "<clock:small|ones|teens> letter (quote|other) other (on? <when:on_day> part?)?", _o_clock),
    Rule("noon or midnight", "<clock:noon>",
         lambda found, context: _time_of_day(found, context) if found.before("tie") else None),
)  # fmt: skip
