"""The words before and after a time that bend it: about, nearly, the end of, early, or so, and beyond."""

from __future__ import annotations

from datetime import date

from store.dates.grammar.phrases import LatePhrase
from store.dates.gregorian.day_arithmetic import DaySpan
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.dates.mention import DATE, DURATION, SET, TIME, Kind, Mod

_REACH, _SOME_YEARS = 5, 3
_BEFORE = tuple(
    (LatePhrase(f"({phrase})$"), kinds, mod)
    for phrase, kinds, mod in (
        ("the? (end|ended) of|the? late dash?|the? (last|second|later) half of the?|later", "d", Mod.END),
        ("the? beginning of|the? early dash?|the? ordinal_word half of the?|earlier", "d", Mod.START),
        ("the? middle of|the? mid dash?", "d", Mod.MID),
        ("no trading than|at most|up to", "l", Mod.EQUAL_OR_LESS),
        ("trading than", "ld", Mod.MORE_THAN),
        ("less than", "l", Mod.LESS_THAN),
        ("at least", "l", Mod.EQUAL_OR_MORE),
        ("more", "l", Mod.MORE_THAN),
        ("nearly", "ld", Mod.APPROX),
        ("about", "ldt", Mod.APPROX),
    )
)
"""Phrases that end just before a time, the kinds they bend (d date, t time of day, l length), and how; "more" is of the class `trading`."""
_AFTER = (
    (LatePhrase("or so"), "ld", Mod.APPROX),
    (LatePhrase("or trading|or more"), "l", Mod.EQUAL_OR_MORE),
    (LatePhrase("(or later|and beyond)"), "d", Mod.ON_OR_AFTER),
    (LatePhrase("or earlier"), "d", Mod.ON_OR_BEFORE),
)
BENDS = letter_set("of late early mid dash earlier later than least most to the trading more nearly about")
BENDS_BACK = letter_set("or and")
"""The last words of phrases before a time that bend it, and the first words of those behind it."""
_WEEKDAY = LETTERS["weekday"]
_LETTERS = {DATE: "d", TIME: "t", DURATION: "l", SET: ""}


def modified(tokens: Tokens, begin: int, end: int, kind: Kind, value: str) -> tuple[int, int, Mod]:
    """Return the words a time takes in with those that bend it, and how they do."""
    letter, mod = "" if value.endswith("_REF") else _LETTERS[kind], Mod.NONE
    if not letter:
        return begin, end, mod
    if begin and tokens.classes[begin - 1] in BENDS:
        begin, mod = _modified_before(tokens, begin, letter)
    if tokens.classes[end : end + 1] in BENDS_BACK:
        for pattern, kinds, way in _AFTER:
            if letter in kinds and (match := pattern.compiled.match(tokens.classes, end)):
                return begin, match.end(), way
    return begin, end, mod


def _modified_before(tokens: Tokens, begin: int, letter: str) -> tuple[int, Mod]:
    window = tokens.classes[max(0, begin - _REACH) : begin]
    for pattern, kinds, way in _BEFORE:
        if letter in kinds and (match := pattern.compiled.search(window)):
            if way is Mod.APPROX and tokens.classes[begin] == _WEEKDAY:
                continue  # "to get around Wednesday's ruling"
            if way is Mod.MORE_THAN and match.end() - match.start() == 1 and tokens.word(begin) not in ("a", "an"):
                continue  # "over the last week" speaks of all of it, "over a week" of more
            return begin - (len(window) - match.start()), way
    return begin, Mod.NONE


def narrowed(first: date, last: date, mod: Mod, published: date | None) -> DaySpan:
    """Return the days that "early", "mid" and "late" leave of a span: a third, or what is over or yet to come of a running one.

    Of a decade or a century whole years are left: 1990 to 1993, 1993 to 1996, 1996 to 1999.
    """
    if last.year - first.year > _SOME_YEARS:
        third = (last.year - first.year) // 3
        early, late = first.year + third, last.year - third
        years = {
            Mod.START: (first, date(early, 12, 31)),
            Mod.MID: (date(early, 1, 1), date(late, 12, 31)),
            Mod.END: (date(late, 1, 1), last),
        }
        return years.get(mod, (first, last))
    today = published if published and first <= published <= last else None
    early_end, late_begin = first + (last - first) // 3, last - (last - first) // 3
    days = {Mod.START: (first, today or early_end), Mod.MID: (early_end, late_begin), Mod.END: (today or late_begin, last)}
    return days.get(mod, (first, last))
