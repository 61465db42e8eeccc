"""Words that point at the past, the present or the future, and at no day of it."""

from __future__ import annotations

from store.dates.grammar.rule import Context, PhraseMatch, Rule, Timex
from store.dates.lexer.word_classes import UNITS, VAGUE
from store.dates.mention import DATE
from store.dates.rules.durations import length

_PAST = "PAST_REF"
_FUTURE = "FUTURE_REF"
_RECENT = {"Y": _PAST, "M": "PXM", "W": "PXW", "D": "PXD"}


def _vague(found: PhraseMatch, _context: Context) -> Timex | None:
    word = found.words()[-1]
    if word == "soon" and (found.before("as") or found.after("after")):
        return None
    return Timex(DATE, VAGUE[word], certainty=0.8)


def _recent_units(found: PhraseMatch, _context: Context) -> Timex | None:
    unit = UNITS[found.word("unit")]
    return Timex(DATE, _RECENT.get(unit, _PAST), certainty=0.7)


def _coming_units(found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(
        DATE,
        _FUTURE if UNITS[found.word("unit")] in ("M", "Q") else length(UNITS[found.word("unit")], None),
        certainty=0.7,
    )


def _past(_found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DATE, _PAST, certainty=0.7)


def _future(_found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DATE, _FUTURE, certainty=0.7)


def _these_days(found: PhraseMatch, context: Context) -> Timex | None:
    return _past(found, context) if found.words()[0] == "those" else _present(found, context)


def _present(_found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DATE, "PRESENT_REF", certainty=0.7)


def _the_past(found: PhraseMatch, context: Context) -> Timex | None:
    return None if found.after("other unit units") else _past(found, context)


RULES = (
    Rule("recent times", "(the|more)? recent <unit:any_units>", _recent_units),
    Rule("past times", "past <unit:any_units>", _past),
    Rule("coming times", "(the? coming|future) <unit:any_units>|the <unit:units> ahead", _coming_units),
    Rule("near future", "the near (future|period)", _future),
    Rule("as soon as possible", "as vague as possible", _future),
    Rule("the future", "the future", _future),
    Rule("the past", "the past", _the_past),
    Rule("these days", "these units", _these_days),
    Rule("now", "(right|trading)? vague", _vague),
    Rule("current", "current", _present),
)
