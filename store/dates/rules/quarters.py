"""Quarters and halves of years, of the calendar's and of companies'."""

from __future__ import annotations

from store.dates.anchoring.shared_years import named_year, year_behind
from store.dates.grammar.phrases import LatePhrase
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex, unresolved
from store.dates.gregorian.calendar_names import MONTH_NUMBERS
from store.dates.gregorian.timex_values import days_of, quarter_of, quarter_value, stepped_value
from store.dates.lexer.numerals import parse_ordinal
from store.dates.mention import DATE, FUTURE

_QUARTERS = LatePhrase("(comma the? nth)? (dash|to|and|or|until|comma) (and|or)? the? nth fiscal? (quarter|units)")


def current_quarter(context: Context) -> str:
    """Return the quarter a report speaks of: the one last named, or the last that was over at publication."""
    return context.quarter or stepped_value("Q", context.today, -1)


def _nth_quarter(found: PhraseMatch, context: Context) -> Timex | None:
    number = _quarter_number(found)
    if number is None or (found.has("several") and found.word("several") != "quarters"):
        return None
    if year := named_year(found, context) or year_behind(found, context):
        return Timex(DATE, quarter_value(year, number), certainty=0.95)
    if found.has("back"):
        return Timex(DATE, quarter_value(int(current_quarter(context)[:4]) - 1, number), certainty=0.85)
    year, ahead = context.today.year, number > quarter_of(context.today)
    if ahead and found.tense is FUTURE:
        return Timex(DATE, quarter_value(year, number), certainty=0.7)
    return Timex(DATE, quarter_value(year - ahead, number), certainty=0.85)


def _first_quarter(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first" in "the first and third quarters of 2024": in the year that stands behind the last of them."""
    year, number, tokens = year_behind(found, context), _quarter_number(found), found.tokens
    behind = _QUARTERS.compiled.match(tokens.classes, found.end)
    if number is None or behind is None or tokens.word(behind.end() - 1) not in ("quarter", "quarters"):
        return None
    last = parse_ordinal([tokens.word(behind.end() - 2)]) or number
    told = year or context.today.year - (last > quarter_of(context.today))
    return Timex(DATE, quarter_value(told, number), certainty=0.85 if year else 0.6)


def _quarter_number(found: PhraseMatch) -> int | None:
    if code := found.word("code"):
        return int(code.strip("q")[0]) if "q" in code else None
    number = found.ordinal("nth")
    return number if number and 1 <= number <= 4 else None


def _half_number(found: PhraseMatch) -> int | None:
    word = found.word("nth")
    if word in ("last", "latter"):
        return 2
    number = int(word.strip("h")) if "h" in word and word.strip("h").isdecimal() else parse_ordinal([word])
    return number if number in (1, 2) else None


def _half(found: PhraseMatch, context: Context) -> Timex | None:
    number = _half_number(found)
    if number is None:
        return None
    year = named_year(found, context) or year_behind(found, context) or context.today.year
    return Timex(DATE, f"{year:04}-H{number}", certainty=0.8)


def _half_of_report(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the second half" beside a year or a quarter: elsewhere it is one of a match, or of anything."""
    number = _half_number(found)
    if days_of(context.value)[2] not in ("year", "half", "quarter") or number is None:
        return None
    if not found.before("in during for of to from by than") or found.after("of"):
        return None
    return Timex(DATE, f"{context.value[:4]}-H{number}", certainty=0.6, doubt="no year is named")


def _half_of_the_year(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the first half of the year": the year last spoken of, or the running one."""
    if found.first_of("unit") != "year":
        return None
    timex = _half(found, context)
    year = context.value[:4] if days_of(context.value)[2] == "year" else ""
    return timex._replace(value=year + timex.value[4:], certainty=0.7) if timex and year else timex


def _quarter_last(found: PhraseMatch, context: Context) -> Timex | None:
    year = named_year(found, context)
    return Timex(DATE, quarter_value(year, 4)) if year else None


def _quarter_by_month(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "the September quarter of 2024": the one that ends with the month."""
    month = MONTH_NUMBERS[found.first_of("any_month")]
    if found.before("dash break to until slash and"):
        return None  # "the January-March quarter"
    if month % 3:
        return unresolved("no quarter of the calendar ends with this month")
    year = named_year(found, context) or context.today.year - (month // 3 >= quarter_of(context.today))
    return Timex(DATE, quarter_value(year, month // 3), certainty=0.85)


RULES = (
    Rule("quarter by its last month", "the? any_month dash? quarter ((of|in)? <year:year_told>)?", _quarter_by_month),
    Rule("quarter of a year",
         "(the )?(<year:year> apos?|(<year:near_unit> apos?))? (<back:unit dash? (ago|earlier)>)? (fiscal dash?)?"
         " <nth:nth> fiscal? (quarter|<several:units>) ((of|in|comma) <year:year_told>|<year:year|near_unit>)?", _nth_quarter),
    Rule("last quarter of a year", "the? <nth:last|final> fiscal? quarter of <year:year_told>", _quarter_last),
    Rule("quarter before a noun", "(fiscal dash?)? <nth:nth> dash quarter", _nth_quarter),
    Rule("first of several quarters",
         "the? <nth:nth>(?= (dash|to|and|or|until|comma the? nth comma? (and|or)) the? nth fiscal? (quarter|units))",
         _first_quarter),
    Rule("quarter in figures",
         "<code:quarter_code> ((comma|dash|slash|of|in)? <year:year_told>)?|<year:year|fy quote? year_figures> <code:quarter_code>",
         _nth_quarter),
    Rule("half of a year", "the? <nth:nth|last> half of <year:year_told>", _half),
    Rule("half of the year", "the? <nth:nth|last> half of the unit", _half_of_the_year),
    Rule("half beside its year", "(the|its) <nth:nth> half", _half_of_report),
    Rule("half of a year in figures", "<nth:quarter_code> ((comma|dash|slash|of|in)? <year:year_told>)?", _half),
)  # fmt: skip
