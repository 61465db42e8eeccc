"""Weeks, months, quarters and halves of years in figures, as ISO 8601 and calendars write them."""

from __future__ import annotations

from datetime import date

from store.dates.anchoring.shared_years import named_year
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex, timex_on
from store.dates.gregorian.timex_values import interval_value
from store.dates.mention import DATE


def _iso_week(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "2025-W27" and "2025-W27-3", as ISO 8601 writes weeks and their days."""
    year, _, rest = found.words()[0].replace("-", "").partition("w")
    day = date.fromisocalendar(int(year), int(rest[:2]), int(rest[2:] or 1))
    return timex_on(day, 1.0) if rest[2:] else Timex(DATE, f"{year}-W{rest[:2]}", certainty=1.0)


def _iso_quarter(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "2025-Q3", "2025H1"."""
    word = found.words()[0].upper()
    return Timex(DATE, f"{word[:4]}-{word[-2:]}", certainty=0.98) if word[-1] in "12" or word[-2] == "Q" else None


def _iso_month(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "2025-06" as a month where it is none of the short forms of two years, as "2005-06" is."""
    year, month = found.word("year"), found.word("month")
    if found.words()[1] != "-" or len(month) != 2 or not 1 <= int(month) <= 12 or int(month) == (int(year) + 1) % 100:
        return None
    return Timex(DATE, f"{year}-{month}", certainty=0.8)


def _numbered_week(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "week 30 of 2025", "calendar week 30": weeks as ISO 8601 counts them."""
    if found.first_of("unit") != "week" or not (found.has("year") or found.word("mark") == "calendar"):
        return None
    year, number = named_year(found, context) or context.today.year, int(found.word("number"))
    date.fromisocalendar(year, number, 1)  # raises ValueError where the year has no such week
    return Timex(DATE, f"{year:04}-W{number:02}", certainty=0.9)


def _numbered_weeks(found: PhraseMatch, context: Context) -> Timex | None:
    """Read "weeks 12 to 14 of 2024" as one stretch of days."""
    year, first, last = named_year(found, context), int(found.word("number")), int(found.word("last"))
    if found.first_of("units") != "weeks" or not year or first >= last:
        return None
    days = interval_value(date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7))
    return Timex(DATE, f"{year:04}-W{first:02}", certainty=0.85, days_value=days)


def _slashed_month(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "06/2025", where a word that months follow stands before it: laws are numbered so too."""
    if not found.before("in since until from to by of and or between during late early mid dash"):
        return None
    month, year = found.words()[0].split("/")
    return Timex(DATE, f"{year}-{int(month):02}", certainty=0.8)


RULES = (
    Rule("month in figures with a slash", "slashmonth", _slashed_month),
    Rule("weeks by their numbers", "units <number:digits> (dash|to|and|until) <last:digits> (comma|of|in)? <year:year_told>",
         _numbered_weeks),
    Rule("week in figures", "isoweek", _iso_week),
    Rule("quarter or half of a year in figures", "isoquarter", _iso_quarter),
    Rule("month in figures", "<year:year> dash <month:small>(?! (dash|slash|year_figures|any_month|measured))", _iso_month),
    Rule("week by its number", "<mark:trading>? unit <number:digits> ((comma|of|in)? <year:year_told>)?", _numbered_week),
)  # fmt: skip
