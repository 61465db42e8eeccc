"""Months, seasons, years, decades and centuries."""

from __future__ import annotations

from store.dates.anchoring.shared_years import named_year, year_behind, year_told
from store.dates.grammar.phrases import LatePhrase
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex
from store.dates.gregorian.calendar_names import MONTH_NUMBERS
from store.dates.gregorian.timex_values import SEASONS, month_value
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.word_classes import DECADES, SEASON_CODES
from store.dates.mention import DATE, FUTURE, NEITHER, SET

_NEAR = 3
"""A month so many months ahead may be meant where no verb says which."""
_DAY_BEHIND = LatePhrase("dot? (small|ordinal)")
_DAYS, _DAYS_BEGIN = letter_set("ordinal small"), letter_set("dot small ordinal")
_OF, _ORDINAL, _OTHER = (LETTERS[name] for name in "of ordinal other".split())
_OLDEST_CENTURY, _LATEST_CENTURY = 1200, 1900
"""Between these years "the 1800s" speaks of a century; "the 1900s" and "the 2000s" more often of a decade."""
_PLAUSIBLE_YEARS = range(1500, 2101)
_TIME_PARTS = letter_set("unit units weekend weekends weekday half end beginning middle quarter daypart night ordinal")
_A_MONTH_BEFORE = LatePhrase("any_month dot? (and|or|to|until|dash|break|comma|slash)$")
_A_MONTH_BEHIND = LatePhrase(
    "dot? comma? ((and|or|to|until|dash|break|comma|slash) ((early|mid|late) dash?)? any_month (?! year)"
    "|(and|or|to|until|dash|break) any_month)"
)
_SOUTHERN = frozenset("southern austral australian antarctic brazilian argentine chilean".split())
_SOUTH_DOUBT = "the seasons are those of the northern half of the world, and this may be one of the southern"


def _month(found: PhraseMatch, context: Context) -> Timex | None:
    if found.end - found.begin == 1:
        return _month_alone(found, context)
    month, which = MONTH_NUMBERS[found.first_of("any_month")], found.word("which")
    year = named_year(found, context)
    if year is None and not which:
        year = year_behind(found, context, month)
    if year:
        return Timex(DATE, month_value(year, month), certainty=0.98)
    return _month_by_word(month, which, context) or _month_by_tense(month, found, context)


def _month_alone(found: PhraseMatch, context: Context) -> Timex | None:
    """Read a month by itself: none where it is part of a day that it does not have ("the 31st of June"), or of a name ("Jan Novak")."""
    tokens, begin, end = found.tokens, found.begin, found.end
    classes = tokens.classes
    before, behind = classes[begin - 1 : begin], classes[end : end + 1]
    if before in _DAYS or (behind in _DAYS_BEGIN and _DAY_BEHIND.compiled.match(classes, end)):
        return None
    if before == _OF and classes[begin - 2 : begin - 1] == _ORDINAL:
        return None
    name = tokens.word(begin)
    if len(name) == 3 and behind == _OTHER and name != "may" and _is_capital(found):
        return None
    month = MONTH_NUMBERS[name]
    if year := year_behind(found, context, month):
        return Timex(DATE, month_value(year, month), certainty=0.98)
    return _month_by_tense(month, found, context)


def _month_by_word(month: int, which: str, context: Context) -> Timex | None:
    """Return the month that "last", "next" or "this" before it means."""
    today = context.today
    if which in ("last", "past", "previous"):
        return Timex(DATE, month_value(today.year - (month >= today.month), month))
    if which in ("next", "coming"):
        return Timex(DATE, month_value(today.year + (month <= today.month), month))
    return Timex(DATE, month_value(today.year, month), certainty=0.9) if which == "this" else None


def _month_by_tense(month: int, found: PhraseMatch, context: Context) -> Timex:
    """Return the latest such month, or the coming one where the sentence looks ahead or the month is the next to come."""
    today, side = context.today, found.tense
    ahead = (month - today.month) % 12
    coming = month_value(today.year + (month < today.month), month)
    if side is FUTURE:
        return Timex(DATE, coming, certainty=0.85)
    latest = month_value(today.year - (month > today.month), month)
    if side is NEITHER and 0 < ahead <= _NEAR:
        return Timex(DATE, coming if ahead == 1 else latest, certainty=0.6, doubt="no verb says which year")
    return Timex(DATE, latest, certainty=0.7 if side is NEITHER else 0.9)


def _maybe_month(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "May" and "March" alone are months after a word that a month follows, not as a name or a verb."""
    if _beside_a_month(found):
        return _month(found, context)
    word, which, classes = found.first_of("maybe_month"), found.has("which"), found.tokens.classes
    follows = found.before(
        "in since by until of from to between late early mid during last next for before after each and or"
    ) or (found.before("dash") and found.before("early mid late", 2))
    if not (which or follows) or (found.after("other") and _is_capital(found)):
        return None
    if word == "mar" and not found.after("dot comma"):
        return None  # "in Mar del Plata"
    if not which and found.before("and or to of") and word == "may":
        part = found.before("of") and classes[found.begin - 2 : found.begin - 1] in _TIME_PARTS
        return _month(found, context) if part else None
    return _month(found, context)


def _beside_a_month(found: PhraseMatch) -> bool:
    """Say whether another month stands before or behind: "March and May", "May to July"."""
    classes, begin = found.tokens.classes, found.begin
    before = _A_MONTH_BEFORE.compiled.search(classes[max(0, begin - 3) : begin])
    return before is not None or _A_MONTH_BEHIND.compiled.match(classes, found.end) is not None


def _is_capital(found: PhraseMatch) -> bool:
    """Say whether the word behind the phrase begins with a capital."""
    return found.tokens.written(found.end)[:1].isupper()


def _season_of_the_north(found: PhraseMatch, context: Context) -> Timex | None:
    """Read a season, with a doubt where the word before it says that it is one of the southern half of the world."""
    timex = _season(found, context)
    told = not _SOUTHERN.isdisjoint(found.tokens.words(max(0, found.begin - 1), found.end))
    return timex._replace(certainty=0.4, doubt=_SOUTH_DOUBT) if timex and told else timex


def _season(found: PhraseMatch, context: Context) -> Timex | None:
    word, which = found.first_of("any_season"), found.word("which")
    code, year, today = SEASON_CODES[word], named_year(found, context), context.today
    if year is None and not which:
        year = year_behind(found, context)
    if year:
        return Timex(DATE, f"{year:04}-{code}")
    if word in ("spring", "fall") and not which:
        return None
    first, last = SEASONS[code]
    begun = today.year - (today.month < first)
    if which == "last":
        return Timex(DATE, f"{today.year - (today.month <= last or code == 'WI'):04}-{code}", certainty=0.8)
    if which in ("next", "coming"):
        return Timex(DATE, f"{begun + 1:04}-{code}", certainty=0.85)
    if which == "this":
        return Timex(DATE, f"{today.year:04}-{code}", certainty=0.85)
    return _season_by_tense(code, found, context)


def _season_by_tense(code: str, found: PhraseMatch, context: Context) -> Timex:
    """Return the latest such season that has begun, or the next one where the sentence looks ahead."""
    begun = context.today.year - (context.today.month < SEASONS[code][0])
    return Timex(DATE, f"{begun + (found.tense is FUTURE):04}-{code}", certainty=0.6, doubt="no word says which year")


def _maybe_season(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "in the spring", "by the fall": a season after the words that a time follows."""
    told = found.before("in by since until during")
    return _season_by_tense(SEASON_CODES[found.word("which")], found, context) if told else None


def _bare_year(found: PhraseMatch, context: Context) -> Timex | None:
    alone = found.end - found.begin == 1
    year = int(found.tokens.word(found.begin)) if alone else year_told(found, "year", context)
    if year is None:
        return None
    marked = (not alone and found.has("mark")) or found.before(
        "in since by until from to of for before after during between late early mid about"
    )
    if year not in _PLAUSIBLE_YEARS and not marked:
        return None
    return Timex(DATE, f"{year:04}", certainty=0.95 if marked else 0.8)


def _decade(found: PhraseMatch, _context: Context) -> Timex | None:
    word = found.word("decade")
    if word in DECADES:
        named = word == "nineties" or found.has("the")
        return Timex(DATE, f"{(1900 + DECADES[word]) // 10}", certainty=0.9) if named else None
    digits = word.strip("'’s")
    if len(digits) == 2:
        age = found.before("its", 2)  # "in his 40s"
        return None if age else Timex(DATE, f"19{digits[0]}", certainty=0.9)
    if digits.endswith("00") and _OLDEST_CENTURY <= int(digits) < _LATEST_CENTURY:
        return Timex(DATE, digits[:2], certainty=0.7, doubt="the century is meant, or its first decade")
    return Timex(DATE, f"{int(digits) // 10}", certainty=0.9)


def _century(found: PhraseMatch, _context: Context) -> Timex | None:
    number = found.ordinal("nth")
    if found.first_of("unit") != "century" or not number or not 1 <= number <= 30:
        return None
    return Timex(DATE, f"{number - 1:02}", certainty=0.9)


RULES = (
    Rule("month with its year", "any_month dot? (comma|of|dash)? <year:any_year|quote digits>", _month),
    Rule("month of last, this or next year", "any_month dot? of? <year:near_unit>", _month),
    Rule("month each year", "each any_month",
         lambda found, _: Timex(SET, f"XXXX-{MONTH_NUMBERS[found.first_of('any_month')]:02}")),
    Rule("named month", "(the)? <which:near_which|coming|past> month", _month),
    Rule("month", "month", _month),
    Rule("month that is also a word", "(<which:near_which|coming> )?maybe_month", _maybe_month),
    Rule("season", "the? <which:near_which|coming> past? any_season (of? <year:any_year|quote digits>)?", _season_of_the_north),
    Rule("season of a year", "the? southern? any_season of? <year:any_year|quote digits|near_unit>", _season_of_the_north),
    Rule("season alone", "the? southern? season", _season_of_the_north),
    Rule("season that is also a word", "the <which:maybe_season>(?! of)", _maybe_season),
    Rule("year of accounts", "<mark:the? fiscal unit?|fy quote?> <year:year_figures>|<mark:the> <year:year> fiscal unit",
         _bare_year),
    Rule("year named as one", "<mark:the unit> <year:any_year>", _bare_year),
    Rule("year", "<year:year|spelled_year>", _bare_year),
    Rule("decade", "<the:the>? <decade:decade|decade_word>", _decade),
    Rule("century", "the? <nth:ordinal|ordinal_word|tens dash ordinal_word> dash? unit", _century),
)  # fmt: skip
