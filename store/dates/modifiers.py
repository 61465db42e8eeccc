"""The words before and after a time that bend it: about, nearly, the end of, early, or so, and beyond."""

from __future__ import annotations

from datetime import date

from store.dates.grammar.phrases import compiled, letters_for
from store.dates.lexer.tokenizer import Tokens
from store.dates.mention import DATE, DURATION, SET, TIME, Kind, Mod

_REACH = 5
_SOME_YEARS = 3
_BEFORE = tuple(
    (compiled(f"({phrase})$"), kinds, mod)
    for phrase, kinds, mod in (
        ("the? (end|ended) of", "d", Mod.END),
        ("the? beginning of", "d", Mod.START),
        ("the? middle of", "d", Mod.MID),
        ("the? late dash?", "d", Mod.END),
        ("the? early dash?", "d", Mod.START),
        ("the? mid dash?", "d", Mod.MID),
        ("the? (last|second|later) half of the?", "d", Mod.END),
        ("the? ordinal_word half of the?", "d", Mod.START),
        ("earlier", "d", Mod.START),
        ("later", "d", Mod.END),
        ("no more_ than", "l", Mod.EQUAL_OR_LESS),
        ("more_ than", "ld", Mod.MORE_THAN),
        ("less than", "l", Mod.LESS_THAN),
        ("at least", "l", Mod.EQUAL_OR_MORE),
        ("at most|up to", "l", Mod.EQUAL_OR_LESS),
        ("more", "l", Mod.MORE_THAN),
        ("nearly", "ld", Mod.APPROX),
        ("about", "ldt", Mod.APPROX),
    )
    for phrase in [phrase.replace("more_", "trading")]
)
"""Phrases that end just before a time, the kinds they bend (d date, t time of day, l length), and how."""
_AFTER = (
    (compiled("or so"), "ld", Mod.APPROX),
    (compiled("or trading|or more"), "l", Mod.EQUAL_OR_MORE),
    (compiled("(or later|and beyond)"), "d", Mod.ON_OR_AFTER),
    (compiled("or earlier"), "d", Mod.ON_OR_BEFORE),
)
_ENDERS = frozenset(
    letters_for(n) for n in "of late early mid dash earlier later than least most to the trading more nearly about".split()
)
_OPENERS = frozenset(letters_for(n) for n in "or and".split())
_WEEKDAY = letters_for("weekday")
_LETTERS = {DATE: "d", TIME: "t", DURATION: "l", SET: ""}


def modified(tokens: Tokens, begin: int, end: int, kind: Kind, value: str) -> tuple[int, int, Mod]:
    """Return the words a time takes in with those that bend it, and how they do."""
    letter, mod = "" if value.endswith("_REF") else _LETTERS[kind], Mod.NONE
    if not letter:
        return begin, end, mod
    if begin and tokens.classes[begin - 1] in _ENDERS:
        begin, mod = _bent_before(tokens, begin, letter)
    if tokens.classes[end : end + 1] in _OPENERS:
        for pattern, kinds, way in _AFTER:
            if letter in kinds and (match := pattern.match(tokens.classes, end)):
                return begin, match.end(), way
    return begin, end, mod


def _bent_before(tokens: Tokens, begin: int, letter: str) -> tuple[int, Mod]:
    window = tokens.classes[max(0, begin - _REACH) : begin]
    for pattern, kinds, way in _BEFORE:
        if letter in kinds and (match := pattern.search(window)):
            if way is Mod.APPROX and tokens.classes[begin] == _WEEKDAY:
                continue  # "to get around Wednesday's ruling"
            if way is Mod.MORE_THAN and match.end() - match.start() == 1 and tokens.word(begin) not in ("a", "an"):
                continue  # "over the last week" speaks of all of it, "over a week" of more
            return begin - (len(window) - match.start()), way
    return begin, Mod.NONE


def narrowed(first: date, last: date, mod: Mod, published: date | None) -> tuple[date, date]:
    """Return the days that "early", "mid" and "late" leave of a span: a third, or what is over or yet to come of a running one."""
    running = published is not None and first <= published <= last
    if last.year - first.year > _SOME_YEARS:
        return _narrowed_years(first, last, mod)
    third = (last - first) // 3
    if mod is Mod.START:
        return first, (published if running and published else first + third)
    if mod is Mod.END:
        return (published if running and published else last - third), last
    return (first + third, last - third) if mod is Mod.MID else (first, last)


def _narrowed_years(first: date, last: date, mod: Mod) -> tuple[date, date]:
    """Return whole years of a decade or a century: 1990 to 1993, 1993 to 1996, 1996 to 1999."""
    third = (last.year - first.year) // 3
    if mod is Mod.START:
        return first, date(first.year + third, 12, 31)
    if mod is Mod.END:
        return date(last.year - third, 1, 1), last
    return (date(first.year + third, 1, 1), date(last.year - third, 12, 31)) if mod is Mod.MID else (first, last)
