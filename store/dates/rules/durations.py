"""Lengths of time: two weeks, a two-year term, for years."""

from __future__ import annotations

from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex
from store.dates.gregorian.duration_values import duration_value, is_clock_unit, value_after
from store.dates.lexer.numerals import parse_number
from store.dates.mention import DATE, DURATION, FUTURE, Mod

_VAGUE = frozenset(("few", "several", "many", "some"))


def _duration(found: PhraseMatch, number: float | None, certainty: float, mod: Mod = Mod.NONE) -> Timex:
    """Return so many of the unit that the part `unit` names as what a phrase means."""
    return Timex(DURATION, duration_value(found.unit(), number), mod, certainty)


def _length(found: PhraseMatch, context: Context) -> Timex | None:
    count = found.words("count")
    if count == ["a"] and not found.first_of("any_unit", "unit"):
        return None  # "a months-long strike"
    words = [word for word in found.words("range") if word not in ("to", "or", "-", "–")] if "range" in found.groups else count
    if _is_age(found) or found.before("as") or (found.after("of") and found.unit() == "Q"):
        return None
    words = words or count
    vague = not _VAGUE.isdisjoint(words)
    number = None if vague else parse_number(words)
    if number is None and not vague:
        return None
    if "half" in found.groups and found.has("half"):
        number = (number or 0) + 0.5
    timex = _duration(found, number, 0.9, Mod.APPROX if "couple" in words else Mod.NONE)
    return timex if number is None else _from_anchor(timex, found, context)


def _is_age(found: PhraseMatch) -> bool:
    """Say whether what follows makes it somebody's age: "20-year-old", "8 months old"."""
    following = found.tokens.word(found.end)
    return following == "old" or (following == "-" and found.tokens.word(found.end + 1) == "old")


def _from_anchor(timex: Timex, found: PhraseMatch, context: Context) -> Timex:
    """Read "two days later" after a dated sentence also has a day."""
    looks_ahead, ahead = found.before("in"), found.after("later")
    if (
        not (looks_ahead or ahead or found.after("earlier"))
        or found.begin != found.span("count")[0]
        or is_clock_unit(found.unit())
    ):
        return timex
    if looks_ahead and found.tense is FUTURE:
        return timex._replace(certainty=0.8, days_value=value_after(timex.value, 1, context.today))
    if not context.day or not (ahead or found.after("earlier")):
        return timex
    days_value = value_after(timex.value, 1 if ahead else -1, context.day)
    return timex._replace(certainty=0.7, doubt="counted from the day last spoken of", days_value=days_value)


def _one(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "a week": a length after the words that one follows, a rate after an amount ("fifty thousand a year")."""
    if _is_age(found) or found.after("dash") or found.word("unit") in ("second", "quarter"):
        return None
    before = "for within in after of than about nearly more least during up some ended before until"
    if not (found.before(before) or found.after("later after or before and")):
        return None
    return _duration(found, 1.5 if found.has("half") else 1.0, 0.8)


def _one_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "one day": a length, or some day to come ("will one day be")."""
    if found.words() == ["one", "day"] and not found.before("tie") and found.tense is FUTURE:
        return Timex(DATE, "FUTURE_REF", certainty=0.7)
    return _length(found, context)


def _compound(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "two-year", "52-week"."""
    if _is_age(found) or (found.unit() == "Q" and found.after("of")):
        return None
    number = found.number("count")
    if number is None and "several" not in found.words("count"):
        return None
    return _duration(found, number, 0.9)


def _some_units(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "for years", "within weeks"."""
    if not found.before("for in within more of after during before") or found.after("old"):
        return None
    return _duration(found, None, 0.8)


RULES = (
    Rule("stretch of so many units",
         "((each of)? (the|these) last|(each of)? (the|these|a)? (past|next|coming|following|previous|latest|ordinal_word|current|recent"
         "|unit dash (ago|earlier))?) (<range:exact to|exact or|digits dash> )?<count:count> trading? <unit:any_units>",
         _length),
    Rule("compound of a number and a unit",
         "(a <count:exact|few> dash <unit:every_unit> dash? period|<count:exact|few> dash <unit:every_unit|second|quarter>)",
         _compound),
    Rule("one and a half", "<count:a|ones> <unit:any_unit> <half:and a half>", _length),
    Rule("half a unit", "half (a|dash) <unit:any_unit>", lambda found, _: _duration(found, 0.5, 0.9)),
    Rule("one unit", "<count:ones> trading? <unit:any_unit>", _one_unit),
    Rule("so many of a unit, without its plural", "<count:exact> <unit:any_unit>", _length),
    Rule("a unit", "a trading? <unit:any_unit> (<half:and a half>)?", _one),
    Rule("units long", "<unit:every_unit> dash trading",
         lambda found, _: _duration(found, 1.0 if found.first_of("any_unit") else None, 0.8)),
    Rule("units before or after", "the <unit:units>(?=before|after|since|following|previous)",
         lambda found, _: _duration(found, None, 0.6)),
    Rule("units without a number", "<unit:any_units>", _some_units),
)  # fmt: skip
