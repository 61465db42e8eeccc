"""Quarters and halves of years, of the calendar's and of companies'."""

from __future__ import annotations

from store.dates.calendar_names import MONTH_NUMBERS
from store.dates.calendar_values import days_of, quarter_of, quarter_value
from store.dates.counting import which_one
from store.dates.meaning import Found, Known, Meaning, Rule, unsure
from store.dates.mention import DATE, FUTURE
from store.dates.phrases import compiled
from store.dates.sharing import named_year, year_behind
from store.dates.tense import lean

_QUARTERS = compiled("(comma the? nth)? (dash|to|and|or|until|comma) (and|or)? the? nth fiscal? (quarter|units)")


def current_quarter(known: Known) -> str:
    """Return the quarter a report speaks of: the one last named, or the last that was over at publication."""
    if known.quarter:
        return known.quarter
    today = known.today
    return quarter_value(today.year, quarter_of(today) - 1)


def _nth_quarter(found: Found, known: Known) -> Meaning | None:
    number = _quarter_number(found)
    if number is None or (found.has("several") and found.word("several") != "quarters"):
        return None
    year, sure = named_year(found, known) or year_behind(found, known), 0.95
    if year is None and found.has("back"):
        year, sure = int(current_quarter(known)[:4]) - 1, 0.85
    if year is None:
        today, sure = known.today, 0.85
        year = today.year if number <= quarter_of(today) else today.year - 1
        ahead = number > quarter_of(today)
        if ahead and lean(found.reading, *found.span()) is FUTURE:
            year, sure = today.year, 0.7
    return Meaning(DATE, quarter_value(year, number), certainty=sure)


def _first_quarter(found: Found, known: Known) -> Meaning | None:
    """Read "the first" in "the first and third quarters of 2024": in the year that stands behind the last of them."""
    year, number = year_behind(found, known), _quarter_number(found)
    if number is None:
        return None
    behind = _QUARTERS.match(found.reading.classes, found.span()[1])
    if behind is None or found.reading.word(behind.end() - 1) not in ("quarter", "quarters"):
        return None
    last = which_one([found.reading.word(behind.end() - 2)]) or number
    told = year or known.today.year - (last > quarter_of(known.today))
    return Meaning(DATE, quarter_value(told, number), certainty=0.85 if year else 0.6)


def _quarter_number(found: Found) -> int | None:
    if found.has("code"):
        code = found.word("code")
        return int(code.strip("q")[0]) if "q" in code else None
    number = which_one(found.words("nth")) if found.has("nth") else None
    return number if number and 1 <= number <= 4 else None


def _half(found: Found, known: Known) -> Meaning | None:
    word = found.word("nth")
    if word in ("last", "latter"):
        number = 2
    elif word.strip("h").isdecimal() and "h" in word:
        number = int(word.strip("h"))
    else:
        number = which_one([word]) or 0
    if number not in (1, 2):
        return None
    year = named_year(found, known) or year_behind(found, known) or known.today.year
    return Meaning(DATE, f"{year:04}-H{number}", certainty=0.8)


def _half_of_report(found: Found, known: Known) -> Meaning | None:
    """Read "the second half" beside a year or a quarter: elsewhere it is one of a match, or of anything."""
    precision = days_of(known.value)[2]
    number = which_one([found.word("nth")])
    if precision not in ("year", "half", "quarter") or number not in (1, 2):
        return None
    if not found.before("in during for of to from by than") or found.after("of"):
        return None
    return Meaning(DATE, f"{known.value[:4]}-H{number}", certainty=0.6, doubt="no year is named")


def _half_of_the_year(found: Found, known: Known) -> Meaning | None:
    """Read "the first half of the year": the year last spoken of, or the running one."""
    if found.first_of("unit") != "year":
        return None
    meaning = _half(found, known)
    year = known.value[:4] if days_of(known.value)[2] == "year" else ""
    return meaning._replace(value=year + meaning.value[4:], certainty=0.7) if meaning and year else meaning


def _quarter_last(found: Found, known: Known) -> Meaning | None:
    year = named_year(found, known)
    return Meaning(DATE, quarter_value(year, 4)) if year and found.word("nth") in ("last", "final") else None


def _quarter_by_month(found: Found, known: Known) -> Meaning | None:
    """Read "the September quarter of 2024": the one that ends with the month."""
    month = MONTH_NUMBERS[found.first_of("any_month")]
    if found.before("dash break to until slash and"):
        return None  # "the January-March quarter"
    if month % 3:
        return unsure(found.span()[1], "no quarter of the calendar ends with this month")
    year = named_year(found, known) or known.today.year - (month // 3 >= quarter_of(known.today))
    return Meaning(DATE, quarter_value(year, month // 3), certainty=0.85)


RULES = (
    Rule("quarter by its last month", "the? any_month dash? quarter ((of|in)? <year:year_told>)?", _quarter_by_month),
    Rule(
        "quarter of a year",
        "(the )?(<year:year> apos?|(<year:(last|this|next) unit> apos?))? (<back:unit dash? (ago|earlier)>)? (fiscal dash?)?"
        " <nth:nth> fiscal? (quarter|<several:units>) ((of|in|comma) <year:year_told>|<year:year|(last|this|next) unit>)?",
        _nth_quarter,
    ),
    Rule(
        "last quarter of a year",
        "the? <nth:last|final> fiscal? quarter of <year:year_told>",
        _quarter_last,
    ),
    Rule("quarter before a noun", "(fiscal dash?)? <nth:nth> dash quarter", _nth_quarter),
    Rule(
        "first of several quarters",
        "the? <nth:nth>(?= (dash|to|and|or|until|comma the? nth comma? (and|or)) the? nth fiscal? (quarter|units))",
        _first_quarter,
    ),
    Rule(
        "quarter in figures",
        "<code:quarter_code> ((comma|dash|slash|of|in)? <year:year_told>)?|<year:year|fy quote? (year|small|number)> <code:quarter_code>",
        _nth_quarter,
    ),
    Rule(
        "half of a year",
        "the? <nth:ordinal_word|second|ordinal|last> half of <year:year_told>",
        _half,
    ),
    Rule("half of the year", "the? <nth:ordinal_word|second|ordinal|last> half of the unit", _half_of_the_year),
    Rule("half beside its year", "(the|its) <nth:ordinal_word|second|ordinal> half", _half_of_report),
    Rule("half of a year in figures", "<nth:quarter_code> ((comma|dash|slash|of|in)? <year:year_told>)?", _half),
)
