"""Months, quarters, halves, seasons, years, decades and centuries."""

from __future__ import annotations

from store.dates.calendar_names import MONTH_NUMBERS
from store.dates.calendar_values import SEASONS, days_of, month_value, quarter_of, quarter_value
from store.dates.counting import which_one, which_year
from store.dates.meaning import Found, Known, Meaning, Rule
from store.dates.mention import DATE, FUTURE, NEITHER, SET
from store.dates.phrases import compiled
from store.dates.tense import lean
from store.dates.words import DECADES, SEASON_CODES

_NEAR = 3
_DAY_BEHIND = compiled("dot? (small|ordinal)")
_OLDEST_CENTURY, _LATEST_CENTURY = 1200, 1900
"""Between these years "the 1800s" speaks of a century; "the 1900s" and "the 2000s" more often of a decade."""
_PLAUSIBLE_YEARS = range(1500, 2101)
_YEAR_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def _year(found: Found, known: Known) -> int | None:
    """Return the year a phrase names in figures, in words, or as last, this or next year."""
    if found.has("year"):
        return which_year(found.words("year"))
    if found.has("other_year"):
        return known.today.year + _YEAR_STEPS.get(found.word("other_year"), 0)
    return None


def _month(found: Found, known: Known) -> Meaning | None:
    name = found.first_of("any_month")
    if len(found.words()) == 1 and _DAY_BEHIND.match(found.reading.classes, found.span()[1]):
        return None  # a day that the month does not have
    month = MONTH_NUMBERS[name]
    if len(name) == 3 and name != "may" and len(found.words()) == 1 and found.after("other") and _is_capital(found):
        return None
    year = _year(found, known)
    if year:
        return Meaning(DATE, month_value(year, month), certainty=0.98)
    which = found.word("which") if found.has("which") else ""
    return _month_by_word(month, which, known) or _month_by_tense(month, found, known)


def _month_by_word(month: int, which: str, known: Known) -> Meaning | None:
    """Return the month that "last", "next" or "this" before it means."""
    today = known.today
    if which in ("last", "past", "previous"):
        return Meaning(DATE, month_value(today.year if month < today.month else today.year - 1, month))
    if which in ("next", "coming"):
        return Meaning(DATE, month_value(today.year if month > today.month else today.year + 1, month))
    return Meaning(DATE, month_value(today.year, month), certainty=0.9) if which == "this" else None


def _month_by_tense(month: int, found: Found, known: Known) -> Meaning:
    """Return the latest such month, or the coming one where the sentence looks ahead or the month is the next to come."""
    ahead = (month - known.today.month) % 12
    coming = month_value(known.today.year + (month < known.today.month), month)
    latest = month_value(known.today.year - (month > known.today.month), month)
    side = lean(found.reading, *found.span())
    if side is NEITHER and 0 < ahead <= _NEAR:
        return Meaning(DATE, coming if ahead == 1 else latest, certainty=0.6, doubt="no verb says which year")
    return Meaning(DATE, coming if side is FUTURE else latest, certainty={NEITHER: 0.7, FUTURE: 0.85}.get(side, 0.9))


def _maybe_month(found: Found, known: Known) -> Meaning | None:
    """Read "May" and "March" alone are months after a word that a month follows, not as a name or a verb."""
    word = found.first_of("maybe_month")
    follows = found.before("in since by until of from to between late early mid during last next for before after each and or")
    if not (found.has("which") or follows) or (found.after("other") and _is_capital(found)):
        return None
    if not found.has("which") and found.before("and or to of") and word == "may":
        return None
    return _month(found, known)


def _is_capital(found: Found) -> bool:
    index = found.span()[1]
    start = found.reading.span(index)[0]
    return found.reading.text[start].isupper()


def _month_set(found: Found, _known: Known) -> Meaning | None:
    return Meaning(SET, f"XXXX-{MONTH_NUMBERS[found.first_of('any_month')]:02}")


def current_quarter(known: Known) -> str:
    """Return the quarter a report speaks of: the one last named, or the last that was over at publication."""
    if known.quarter:
        return known.quarter
    today = known.today
    return quarter_value(today.year, quarter_of(today) - 1)


def _nth_quarter(found: Found, known: Known) -> Meaning | None:
    number = _quarter_number(found)
    if number is None:
        return None
    year, sure = _year(found, known), 0.95
    if year is None and found.has("back"):
        year, sure = int(current_quarter(known)[:4]) - 1, 0.85
    if year is None:
        today, sure = known.today, 0.85
        year = today.year if number <= quarter_of(today) else today.year - 1
        ahead = number > quarter_of(today)
        if ahead and lean(found.reading, *found.span()) is FUTURE:
            year, sure = today.year, 0.7
    return Meaning(DATE, quarter_value(year, number), certainty=sure)


def _quarter_number(found: Found) -> int | None:
    if found.has("code"):
        code = found.word("code")
        return int(code[1]) if code[0] == "q" else None
    number = which_one(found.words("nth")) if found.has("nth") else None
    return number if number and 1 <= number <= 4 else None


def _half(found: Found, known: Known) -> Meaning | None:
    word = found.word("nth")
    if word in ("last", "latter"):
        number = 2
    elif word[:1] == "h":
        number = int(word[1:])
    else:
        number = which_one([word]) or 0
    if number not in (1, 2):
        return None
    year = _year(found, known) or known.today.year
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
    year = _year(found, known)
    return Meaning(DATE, quarter_value(year, 4)) if year and found.word("nth") in ("last", "final") else None


_SOUTHERN = frozenset("southern austral australian antarctic brazilian argentine chilean".split())
_SOUTH_DOUBT = "the seasons are those of the northern half of the world, and this may be one of the southern"


def _season_of_the_north(found: Found, known: Known) -> Meaning | None:
    """Read a season, with a doubt where the word before it says that it is one of the southern half of the world."""
    meaning = _season(found, known)
    begin, end = found.span()
    told = any(found.reading.word(index) in _SOUTHERN for index in range(max(0, begin - 1), end))
    return meaning._replace(certainty=0.4, doubt=_SOUTH_DOUBT) if meaning and told else meaning


def _season(found: Found, known: Known) -> Meaning | None:
    code = SEASON_CODES[found.first_of("any_season")]
    year, today = _year(found, known), known.today
    if year:
        return Meaning(DATE, f"{year:04}-{code}")
    word = found.first_of("any_season")
    which = found.word("which") if found.has("which") else ""
    if word in ("spring", "fall") and not which:
        return None
    first = SEASONS[code][0]
    begun = today.year if today.month >= first else today.year - 1
    over = today.year if today.month > SEASONS[code][1] and code != "WI" else today.year - 1
    if which in ("last", "past"):
        return Meaning(DATE, f"{over if which == 'last' else begun:04}-{code}", certainty=0.8)
    if which in ("next", "coming"):
        return Meaning(DATE, f"{begun + 1:04}-{code}", certainty=0.85)
    if which == "this":
        return Meaning(DATE, f"{today.year:04}-{code}", certainty=0.85)
    future = lean(found.reading, *found.span()) is FUTURE
    return Meaning(DATE, f"{begun + future:04}-{code}", certainty=0.6, doubt="no word says which year")


def _maybe_season(found: Found, known: Known) -> Meaning | None:
    """Read "in the spring", "by the fall": a season after the words that a time follows."""
    if not found.before("in by since until during"):
        return None
    code, today = SEASON_CODES[found.word("which")], known.today
    begun = today.year if today.month >= SEASONS[code][0] else today.year - 1
    future = lean(found.reading, *found.span()) is FUTURE
    return Meaning(DATE, f"{begun + future:04}-{code}", certainty=0.6, doubt="no word says which year")


def _bare_year(found: Found, _known: Known) -> Meaning | None:
    year = which_year(found.words("year"))
    if year is None:
        return None
    marked = found.has("mark") or found.before(
        "in since by until from to of for before after during between late early mid about"
    )
    if year not in _PLAUSIBLE_YEARS and not marked:
        return None
    return Meaning(DATE, f"{year:04}", certainty=0.95 if marked else 0.8)


def _decade(found: Found, _known: Known) -> Meaning | None:
    word = found.word("decade")
    digits = word.strip("'’s")
    if len(digits) == 2 and found.before("its", 2):
        return None  # an age: "in his 40s"
    if len(digits) == 4 and digits.endswith("00") and _OLDEST_CENTURY <= int(digits) < _LATEST_CENTURY:
        return Meaning(DATE, digits[:2], certainty=0.7, doubt="the century is meant, or its first decade")
    year = 1900 + DECADES[word] if word in DECADES else int(digits) + (1900 if len(digits) == 2 else 0)
    if word in DECADES and word != "nineties" and not found.has("the"):
        return None
    return Meaning(DATE, f"{year // 10}", certainty=0.9)


def _century(found: Found, _known: Known) -> Meaning | None:
    number = which_one(found.words("nth"))
    if found.first_of("unit") != "century" or not number or not 1 <= number <= 30:
        return None
    return Meaning(DATE, f"{number - 1:02}", certainty=0.9)


RULES = (
    Rule(
        "quarter of a year",
        "(the )?(<year:year> apos?|(<other_year:last|this|next> unit apos?))? (<back:unit dash? (ago|earlier)>)? (fiscal dash?)?"
        " <nth:nth> quarter (of fiscal? <year:year>|of <other_year:last|this|next> unit)?",
        _nth_quarter,
    ),
    Rule(
        "last quarter of a year",
        "the? <nth:last|final> quarter of (<year:year>|<other_year:last|this|next> unit)",
        _quarter_last,
    ),
    Rule("quarter before a noun", "(fiscal dash?)? <nth:nth> dash quarter", _nth_quarter),
    Rule("month with its year", "any_month dot? (comma|of|dash)? <year:any_year>", _month),
    Rule("month of last, this or next year", "any_month dot? of? <other_year:last|this|next> <unit:unit>", _month),
    Rule("month each year", "each any_month", _month_set),
    Rule("named month", "(the)? <which:last|this|next|coming|past> month", _month),
    Rule("month", "month", _month),
    Rule("month that is also a word", "(<which:last|this|next|coming> )?maybe_month", _maybe_month),
    Rule("quarter in figures", "<code:quarter_code> (comma? of? fiscal? <year:year>)?", _nth_quarter),
    Rule("season", "the? <which:last|this|next|coming> past? any_season (of? <year:any_year>)?", _season_of_the_north),
    Rule(
        "season of a year",
        "(the southern? any_season of? <year:any_year>|southern? any_season of? <year:any_year>)",
        _season_of_the_north,
    ),
    Rule("season alone", "the? southern? season", _season_of_the_north),
    Rule("season that is also a word", "the <which:maybe_season>(?! of)", _maybe_season),
    Rule(
        "half of a year",
        "the? <nth:ordinal_word|second|last> half of (<year:any_year>|(<other_year:last|this|next> unit))",
        _half,
    ),
    Rule("half of the year", "the? <nth:ordinal_word|second|last> half of the unit", _half_of_the_year),
    Rule("half beside its year", "(the|its) <nth:ordinal_word|second> half", _half_of_report),
    Rule("year of accounts", "<mark:the? fiscal unit?|fy> <year:year>", _bare_year),
    Rule("half of a year in figures", "<nth:quarter_code> <year:year>", _half),
    Rule("year named as one", "<mark:the unit> <year:any_year>", _bare_year),
    Rule("year", "<year:year|spelled_year>", _bare_year),
    Rule("decade", "<the:the>? <decade:decade|decade_word>", _decade),
    Rule("century", "the? <nth:ordinal|ordinal_word|tens dash ordinal_word> dash? unit", _century),
)
