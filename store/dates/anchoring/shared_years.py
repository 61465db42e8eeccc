"""What several times share that stands behind the last of them: "3 March to 5 April 2024", "Q2–Q4 2023", "Monday to Friday next week"."""

from __future__ import annotations

from store.dates.grammar.first_tokens import LENGTH, MayBegin
from store.dates.grammar.phrases import LatePhrase
from store.dates.grammar.rule import PhraseMatch
from store.dates.grammar.timex import Context
from store.dates.gregorian.calendar_names import MONTH_NUMBERS
from store.dates.lexer.numerals import parse_ordinal, parse_year
from store.dates.lexer.token_classes import letter_set

YEAR_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
"""Words before "year" and how many years they lie from the year of publication."""
_PIVOT = 40
"""Two figures below it are a year of this century, the others one of the last."""

_ONE = (
    "((any_weekday dot? comma?)? ((the? month_digits of? any_month dot?)|any_month dot? (the? month_digits(?! (unit|units)))?)"
    "|the? ordinal|small|quarter_code|any_season|(the? nth (quarter|units)))"
)
_TIE = "(dash|break|to|until|and|or|slash)"
_LEAD = "(from|on|in|early|mid|late|dash|the)?"
SHARED = (
    f"dot? (comma? ({_TIE} {_LEAD})? {_ONE})* comma? {_TIE} {_LEAD} {_LEAD} <last:{_ONE}> quarterly? (dot|comma)? (dash|of)? comma? of?"
    " <told:year_told>|quarterly (of|in) <told:year_told>"
)
"""The phrase of all that stands between the first of several times and what they share, with the latter."""
_BEHIND, _MAY_BE_BEHIND = LatePhrase(SHARED), MayBegin(SHARED)
WEEKDAYS_SHARED = f"(comma any_weekday)* comma? {_TIE} (on|from)? any_weekday (comma|of|in)? (?=the? which unit)"
"""The same of weekdays and their week."""
_WEEKDAYS, _MAY_BE_WEEKDAYS = LatePhrase(WEEKDAYS_SHARED), MayBegin(WEEKDAYS_SHARED)
_MONTH, _NUMBER = letter_set("any_month"), letter_set("small ordinal")
_NO_NUMBERS = ("fiscal", "financial", "year", "the", "and")


def year_told(found: PhraseMatch, name: str, context: Context) -> int | None:
    """Return the year a named part tells: `2024`, `FY25`, `'98`, "fiscal 2026", "two thousand and three", "last year"."""
    begin, end = found.span(name)
    return _year_of(found.tokens.words(begin, end), context) if begin >= 0 else None


def named_year(found: PhraseMatch, context: Context) -> int | None:
    """Return the year a phrase names in figures, in words, or as last, this or next year."""
    if "code" in found.groups and (figures := found.word("code")[2:]):
        return int(figures) + (2000 if len(figures) == 2 else 0)  # "3Q24"
    return year_told(found, "year", context)


def _year_of(words: list[str], context: Context) -> int | None:
    for word in words:
        if word.isdecimal() and len(word) in (2, 4):
            return int(word) if len(word) == 4 else int(word) + (2000 if int(word) < _PIVOT else 1900)
        if word in YEAR_STEPS:
            return context.today.year + YEAR_STEPS[word] if "year" in words else None
    return parse_year([word for word in words if word not in _NO_NUMBERS])


def year_behind(found: PhraseMatch, context: Context, month: int = 0, number: int = 0) -> int | None:
    """Return the year that stands behind the last of several times, for the first of them.

    It is the year before where a month and day lie behind the last one's: "28 December to 3 January 2025".
    """
    tokens = found.tokens
    if not _MAY_BE_BEHIND[tokens.classes[found.end : found.end + LENGTH]]:
        return None
    match = _BEHIND.compiled.match(tokens.classes, found.end)
    if match is None:
        return None
    told = "told" if match.start("told") >= 0 else "told1"
    year = _year_of(tokens.words(*match.span(told)), context)
    if year is None or not month or told != "told":
        return year
    letters = range(*match.span("last"))
    months = [MONTH_NUMBERS[tokens.word(at)] for at in letters if tokens.classes[at] in _MONTH]
    days = [parse_ordinal([tokens.word(at)]) or 0 for at in letters if tokens.classes[at] in _NUMBER]
    last = days[0] if days and number else 99 if number else 0
    return year - (bool(months) and month != months[0] and (month, number) > (months[0], last))


def week_behind(found: PhraseMatch, context: Context) -> str:
    """Return the week that stands behind the last of several weekdays ("Monday to Friday next week"), or nothing."""
    classes, end = found.tokens.classes, found.end
    match = _WEEKDAYS.compiled.match(classes, end) if _MAY_BE_WEEKDAYS[classes[end : end + LENGTH]] else None
    if match is None:
        return ""
    told = context.read_at(match.end()) or context.read_at(match.end() + 1)
    return told.value if told and "-W" in told.value else ""
