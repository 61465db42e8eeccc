"""Words that point at the past, the present or the future, and at no day of it."""

from __future__ import annotations

from store.dates.grammar.rule import PhraseMatch, Rule, always
from store.dates.grammar.timex import Context, Timex
from store.dates.gregorian.duration_values import duration_value
from store.dates.lexer.word_classes import VAGUE
from store.dates.mention import DATE

_RECENT = {"M": "PXM", "W": "PXW", "D": "PXD"}


_past, _present, _future = (always(Timex(DATE, value, certainty=0.7)) for value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"))


def _vague(found: PhraseMatch, _context: Context) -> Timex | None:
    word = found.tokens.word(found.end - 1)
    if word == "soon" and (found.before("as") or found.after("after")):
        return None
    return Timex(DATE, VAGUE[word], certainty=0.8)


def _recent_units(found: PhraseMatch, _context: Context) -> Timex | None:
    return Timex(DATE, _RECENT.get(found.unit(), "PAST_REF"), certainty=0.7)


def _coming_units(found: PhraseMatch, _context: Context) -> Timex | None:
    unit = found.unit()
    return Timex(DATE, "FUTURE_REF" if unit in ("M", "Q") else duration_value(unit, None), certainty=0.7)


def _these_days(found: PhraseMatch, context: Context) -> Timex | None:
    return (_past if found.words()[0] == "those" else _present)(found, context)


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
