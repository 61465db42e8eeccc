"""Months, seasons, years, decades and centuries."""

from __future__ import annotations

from store.dates.calendar_names import MONTH_NUMBERS
from store.dates.calendar_values import SEASONS, month_value
from store.dates.counting import which_one
from store.dates.lexing import LETTERS
from store.dates.meaning import Found, Known, Meaning, Rule
from store.dates.mention import DATE, FUTURE, NEITHER, SET
from store.dates.phrases import compiled, letters_for
from store.dates.sharing import named_year, year_behind, year_told
from store.dates.tense import lean
from store.dates.words import DECADES, SEASON_CODES

_NEAR = 3
_DAY_BEHIND = compiled("dot? (small|ordinal)")
_DAY_BEFORE = compiled("ordinal of$")
_OLDEST_CENTURY, _LATEST_CENTURY = 1200, 1900
"""Between these years "the 1800s" speaks of a century; "the 1900s" and "the 2000s" more often of a decade."""
_PLAUSIBLE_YEARS = range(1500, 2101)


def _month(found: Found, known: Known) -> Meaning | None:
    name = found.first_of("any_month")
    if len(found.words()) == 1 and _DAY_BEHIND.match(found.reading.classes, found.span()[1]):
        return None  # a day that the month does not have
    if len(found.words()) == 1 and (found.before("ordinal small") or (found.before("of") and _DAY_BEFORE.search(_left(found)))):
        return None  # "the 31st of June"
    month = MONTH_NUMBERS[name]
    if len(name) == 3 and name != "may" and len(found.words()) == 1 and found.after("other") and _is_capital(found):
        return None
    year = named_year(found, known)
    if year is None and not found.has("which"):
        year = year_behind(found, known, month)
    if year:
        return Meaning(DATE, month_value(year, month), certainty=0.98)
    which = found.word("which") if found.has("which") else ""
    return _month_by_word(month, which, known) or _month_by_tense(month, found, known)


def _left(found: Found) -> str:
    """Return the classes of the two words before a phrase."""
    begin = found.span()[0]
    return found.reading.classes[max(0, begin - 2) : begin]


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


_TIME_PARTS = frozenset(
    letters_for("unit units weekend weekends weekday half end beginning middle quarter daypart night ordinal")
)
_MONTHS, _TIES = frozenset(letters_for("any_month")), frozenset(letters_for("and or to until dash break comma slash"))
_A_MONTH_BEHIND = compiled(
    "dot? comma? ((and|or|to|until|dash|break|comma|slash) ((early|mid|late) dash?)? any_month (?! year)"
    "|(and|or|to|until|dash|break) any_month)"
)


def _maybe_month(found: Found, known: Known) -> Meaning | None:
    """Read "May" and "March" alone are months after a word that a month follows, not as a name or a verb."""
    word, begin, classes = found.first_of("maybe_month"), found.span()[0], found.reading.classes
    follows = found.before(
        "in since by until of from to between late early mid during last next for before after each and or"
    ) or (found.before("dash") and found.before("early mid late", 2))
    if _beside_a_month(found):
        return _month(found, known)
    if not (found.has("which") or follows) or (found.after("other") and _is_capital(found)):
        return None
    if word == "mar" and not (found.after("dot") or found.after("comma")):
        return None  # "in Mar del Plata"
    if not found.has("which") and found.before("and or to of") and word == "may":
        return _month(found, known) if found.before("of") and classes[begin - 2 : begin - 1] in _TIME_PARTS else None
    return _month(found, known)


def _beside_a_month(found: Found) -> bool:
    """Say whether another month stands before or behind: "March and May", "May to July"."""
    classes, (begin, end) = found.reading.classes, found.span()
    tied = begin > 1 and classes[begin - 1] in _TIES
    before = begin - 2 - (classes[begin - 2] == LETTERS["dot"]) if tied else -1
    return (before >= 0 and classes[before] in _MONTHS) or _A_MONTH_BEHIND.match(classes, end) is not None


def _is_capital(found: Found) -> bool:
    index = found.span()[1]
    start = found.reading.span(index)[0]
    return found.reading.text[start].isupper()


def _month_set(found: Found, _known: Known) -> Meaning | None:
    return Meaning(SET, f"XXXX-{MONTH_NUMBERS[found.first_of('any_month')]:02}")


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
    year, today = named_year(found, known), known.today
    if year is None and not found.has("which"):
        year = year_behind(found, known)
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


def _bare_year(found: Found, known: Known) -> Meaning | None:
    year = year_told(found, "year", known)
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
    Rule("month with its year", "any_month dot? (comma|of|dash)? <year:any_year|quote (small|number)>", _month),
    Rule("month of last, this or next year", "any_month dot? of? <year:(last|this|next) unit>", _month),
    Rule("month each year", "each any_month", _month_set),
    Rule("named month", "(the)? <which:last|this|next|coming|past> month", _month),
    Rule("month", "month", _month),
    Rule("month that is also a word", "(<which:last|this|next|coming> )?maybe_month", _maybe_month),
    Rule(
        "season",
        "the? <which:last|this|next|coming> past? any_season (of? <year:any_year|quote (small|number)>)?",
        _season_of_the_north,
    ),
    Rule(
        "season of a year",
        "the? southern? any_season of? <year:any_year|quote (small|number)|(last|this|next) unit>",
        _season_of_the_north,
    ),
    Rule("season alone", "the? southern? season", _season_of_the_north),
    Rule("season that is also a word", "the <which:maybe_season>(?! of)", _maybe_season),
    Rule(
        "year of accounts",
        "<mark:the? fiscal unit?|fy quote?> <year:year|small|number>|<mark:the> <year:year> fiscal unit",
        _bare_year,
    ),
    Rule("year named as one", "<mark:the unit> <year:any_year>", _bare_year),
    Rule("year", "<year:year|spelled_year>", _bare_year),
    Rule("decade", "<the:the>? <decade:decade|decade_word>", _decade),
    Rule("century", "the? <nth:ordinal|ordinal_word|tens dash ordinal_word> dash? unit", _century),
)
