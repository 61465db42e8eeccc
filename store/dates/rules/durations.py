"""Lengths of time, and what comes again and again."""

from __future__ import annotations

from store.dates.anchoring.day_resolution import WEEKDAYS_AND_PLURALS
from store.dates.anchoring.tense import tense_side
from store.dates.grammar.rule import Context, PhraseMatch, Rule, Timex
from store.dates.lexer.numerals import parse_number
from store.dates.lexer.word_classes import PARTS_OF_DAY, RECURRING, SEASON_CODES, UNITS
from store.dates.mention import DATE, DURATION, FUTURE, SET, Mod
from store.dates.rules.relative_spans import value_after

_CLOCK = {"H": "H", "TM": "M", "S": "S"}
_SCALED = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "L": ("Y", 1000)}


def length(unit: str, number: float | None) -> str:
    """Return the duration of so many units, `PXY` where the number is not told."""
    if unit in _CLOCK:
        return "PT" + _amount(unit, number, _CLOCK[unit])
    if number is None:
        return f"PX{unit}"
    if unit in _SCALED:
        unit, number = _SCALED[unit][0], number * _SCALED[unit][1]
    return "P" + _amount(unit, number, unit)


def _amount(unit: str, number: float | None, letter: str) -> str:
    if number is None:
        return f"X{letter}"
    finer = {"Y": ("M", 12), "H": ("M", 60), "TM": ("S", 60)}.get(unit)
    whole, rest = divmod(number, 1)
    if rest and finer and (rest * finer[1]).is_integer():
        return (f"{whole:.0f}{letter}" if whole else "") + f"{rest * finer[1]:.0f}{finer[0]}"
    return f"{number:.0f}{letter}" if number.is_integer() else f"{number:g}{letter}"


def _length(found: PhraseMatch, context: Context) -> Timex | None:
    if found.words("count") == ["a"] and not found.first_of("any_unit", "unit"):
        return None  # "a months-long strike"
    words = [word for word in found.words("range") if word not in ("to", "or", "-", "–")] or found.words("count")
    unit = UNITS[found.word("unit")]
    if found.after("old") or _is_age(found) or (unit == "Q" and found.after("of")) or found.before("as"):
        return None
    vague = any(word in ("few", "several", "many", "some") for word in words)
    number = None if vague else parse_number(words)
    if number is None and not vague:
        return None
    if found.has("half"):
        number = (number or 0) + 0.5
    mod = Mod.APPROX if words and "couple" in words else Mod.NONE
    timex = Timex(DURATION, length(unit, number), mod, 0.9)
    return _from_anchor(timex, unit, number, found, context)


def _is_age(found: PhraseMatch) -> bool:
    """Say whether what follows makes it somebody's age: "20-year-old", "8 months old"."""
    begin = found.span()[1]
    following = [found.tokens.word(index) for index in range(begin, min(begin + 2, len(found.tokens.classes)))]
    return following == ["-", "old"] or following[:1] == ["old"]


def _from_anchor(timex: Timex, unit: str, number: float | None, found: PhraseMatch, context: Context) -> Timex:
    """Read "two days later" after a dated sentence also has a day."""
    ahead = found.after("later")
    if number is None or unit in _CLOCK or found.match.start() != found.span("count")[0]:
        return timex
    if found.before("in") and tense_side(found.tokens, *found.span()) is FUTURE:
        return timex._replace(certainty=0.8, days_value=value_after(timex.value, 1, context.today))
    if not context.day or not (ahead or found.after("earlier")):
        return timex
    days_value = value_after(timex.value, 1 if ahead else -1, context.day)
    return timex._replace(certainty=0.7, doubt="counted from the day last spoken of", days_value=days_value)


def _one(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "a week": a length after the words that one follows, a rate after an amount ("fifty thousand a year")."""
    word = found.word("unit")
    unit = UNITS[word]
    if _is_age(found) or found.after("dash") or word in ("second", "quarter"):
        return None
    if found.before("for within in after of than about nearly more least during up some ended before until") or found.after(
        "later after or before and"
    ):
        number = 1.5 if found.has("half") else 1.0
        return Timex(DURATION, length(unit, number), certainty=0.8)
    return None


def _one_unit(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "one day": a length, or some day to come ("will one day be")."""
    if found.words() == ["one", "day"] and not found.before("tie") and tense_side(found.tokens, *found.span()) is FUTURE:
        return Timex(DATE, "FUTURE_REF", certainty=0.7)
    return _length(found, context)


def _half_a(found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DURATION, length(UNITS[found.word("unit")], 0.5), certainty=0.9)


def _compound(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "two-year", "52-week"."""
    if found.after("old") or _is_age(found) or (found.word("unit").startswith("quarter") and found.after("of")):
        return None
    words = found.words("count")
    number = parse_number(words)
    if number is None and "several" not in words:
        return None
    return Timex(DURATION, length(UNITS[found.word("unit")], number), certainty=0.9)


def _some_units(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "for years", "within weeks"."""
    unit = UNITS[found.word("unit")]
    if not found.before("for in within more of after during before") or found.after("old"):
        return None
    return Timex(DURATION, length(unit, None), certainty=0.8)


def _units_around(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "in the weeks before the vote"."""
    return Timex(DURATION, length(UNITS[found.word("unit")], None), certainty=0.6)


def _lasting(found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DURATION, length(UNITS[found.word("unit")], 1.0 if found.first_of("any_unit") else None), certainty=0.8)


def _often(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "twice a week", "three times every four years", "every other year"."""
    if found.has("times") and parse_number(found.words("times")) is None:
        return None
    number = 2.0 if found.has("other") else parse_number(found.words("count")) if found.has("count") else 1.0
    return Timex(SET, length(UNITS[found.first_of("any_unit any_units quarter", "unit")], number), certainty=0.9)


def _each(found: PhraseMatch, _context: Context) -> Timex | None:
    words = found.words("count") if found.has("count") else []
    number = parse_number(words) if words else 1.0
    return Timex(SET, length(UNITS[found.word("unit")], number), certainty=0.9)


def _each_season(found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(SET, f"XXXX-{SEASON_CODES[found.first_of('any_season')]}", certainty=0.9)


def _recurring(found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(SET, RECURRING[found.words()[0]], certainty=0.8)


def _weekdays(found: PhraseMatch, _context: Context) -> Timex | None:
    day = WEEKDAYS_AND_PLURALS[found.first_of("weekday weekdays")] + 1
    part = PARTS_OF_DAY[found.word("part")] if found.has("part") else ""
    return Timex(SET, f"XXXX-WXX-{day}{part}", certainty=0.9)


RULES = (
    Rule("every Tuesday", "each (other_one|second)? weekday <part:part>?", _weekdays),
    Rule("Tuesdays", "other_one? (weekdays <part:dayparts>?|weekday <part:dayparts>)", _weekdays),
    Rule("every summer", "each any_season", _each_season),
    Rule(
        "so often", "(once|<times:exact|few> times) dash? (a|each (<count:exact> )?) <unit:any_unit|any_units|quarter>", _often
    ),
    Rule(
        "every other week",
        "(once|<times:exact|few> times)? each <other:other_one|second> <unit:any_unit|quarter|weekend>",
        _often,
    ),
    Rule("every week", "each (<count:exact|few> )?<unit:any_unit|quarter|any_units|weekend>", _each),
    Rule("daily and its like", "recurring", _recurring),
    Rule(
        "stretch of so many units",
        "((each of)? (the|these) last|(each of)? (the|these|a)? (past|next|coming|following|previous|latest|ordinal_word|current|recent"
        "|unit dash (ago|earlier))?) "
        "(<range:exact to|exact or|digits dash> )?<count:count> trading? <unit:any_units>",
        _length,
    ),
    Rule(
        "compound of a number and a unit",
        "(a <count:exact|few> dash <unit:any_unit|any_units> dash? period|<count:exact|few> dash <unit:any_unit|any_units|second|quarter>)",
        _compound,
    ),
    Rule("one and a half", "<count:a|ones> <unit:any_unit> <half:and a half>", _length),
    Rule("half a unit", "half (a|dash) <unit:any_unit>", _half_a),
    Rule("one unit", "<count:ones> trading? <unit:any_unit>", _one_unit),
    Rule("so many of a unit, without its plural", "<count:exact> <unit:any_unit>", _length),
    Rule("a unit", "a trading? <unit:any_unit> (<half:and a half>)?", _one),
    Rule("units long", "<unit:any_unit|any_units> dash trading", _lasting),
    Rule("units before or after", "the <unit:units>(?=before|after|since|following|previous)", _units_around),
    Rule("units without a number", "<unit:any_units>", _some_units),
)
