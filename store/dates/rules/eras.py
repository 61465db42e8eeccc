"""Years before and after Christ: "44 BC", "A.D. 79", "the 5th century B.C."."""

from __future__ import annotations

from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex
from store.dates.mention import DATE

_SIGNS = {"bc": "BC", "bce": "BC", "ad": "", "ce": ""}
"""How an era is written, and how its years begin in TIMEX3."""
_LATEST_BEFORE = 1899
"""The latest year that "B.C." makes one before Christ: after 1900 it is more often British Columbia."""
_LONGEST = 4


def _sign(found: PhraseMatch) -> str | None:
    return _SIGNS.get("".join(word for word in found.words("era") if word.isalpha()))


def _year_of_era(found: PhraseMatch, _context: Context) -> Timex | None:
    digits, sign = found.word("year").replace(",", ""), _sign(found)
    if sign is None or not digits.isdecimal() or len(digits) > _LONGEST:
        return None
    if sign and found.span("era") < found.span("year"):
        return None  # "Vancouver, B.C. 2010"
    if sign and found.has("dotted") and int(digits) > _LATEST_BEFORE:
        return None
    return Timex(DATE, f"{sign}{int(digits):04}", certainty=0.9)


def _century_of_era(found: PhraseMatch, _context: Context) -> Timex | None:
    number, sign = found.ordinal("nth"), _sign(found)
    if sign is None or found.first_of("unit") != "century" or not number or number > 30:
        return None
    return Timex(DATE, f"{sign}{number - 1:02}", certainty=0.85)


RULES = (
    Rule("century of an era", "the? <nth:ordinal_day> dash? unit <era:era|spelled_era>", _century_of_era),
    Rule("year of an era", "<year:digits|year|amount> (<era:era>|<era:<dotted:spelled_era>>)", _year_of_era),
    Rule("era before its year", "<era:era|(letter|a) dot letter dot> <year:digits|year>", _year_of_era),
)
