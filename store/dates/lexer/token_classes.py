"""The classes of tokens, each with the one character that stands for it, so that patterns over classes are regular expressions."""

from __future__ import annotations

import string
from functools import lru_cache

from store.dates.lexer.word_classes import CLASSES

SIGNS = {
    "-": "dash", "–": "dash", "‑": "dash", "—": "break", "--": "break", ",": "comma", ".": "dot", "'s": "apos", "’s": "apos",
    "'": "quote", "’": "quote", "$": "money", "£": "money", "€": "money", "#": "money", "%": "percent", "(": "open", ")": "close",
    "/": "slash", "½": "fraction", "¼": "fraction", "¾": "fraction", ";": "pause", ":": "pause", "?": "stop", "!": "stop",
    '"': "pause", "”": "pause", "“": "pause", "_": "break",
}  # fmt: skip
"""Signs and their classes."""
_FIGURES = "small number amount year decade ordinal clock fraction isodate slashdate quarter_code isoweek isoquarter slashmonth attacks"
_ALL = (*CLASSES, *SIGNS.values(), *_FIGURES.split(), "feast_start", "paragraph", "other")
_CODES = "".join(map(chr, range(0x80, 0x100))) + string.ascii_uppercase + "\"#%&';@`~"
"""Characters of one byte that mean nothing in regular expressions: rows of them are matched in half the time of others."""
LETTERS = dict(zip(dict.fromkeys(_ALL), _CODES, strict=False))
"""Each class and the one character that stands for it in `Tokens.classes`."""

SETS = {
    "any_month": "month maybe_month",
    "any_weekday": "weekday maybe_weekday",
    "any_season": "season maybe_season",
    "nth": "ordinal_word second ordinal",
    "calendar_unit": "unit quarter",
    "any_unit": "unit clock_unit",
    "any_units": "units clock_units weekends seasons",
    "digits": "small number",
    "which": "last next past coming previous following this that same current latest",
    "part": "daypart night",
    "near_which": "last this next",
    "every_unit": "any_unit any_units",
    "span_unit": "unit quarter weekend",
    "year_figures": "year small number",
    "month_digits": "small ordinal",
    "ending": "comma dot pause stop paragraph",
    "measured": "unit units percent",
    "joiner": "to and or until dash comma",
    "tie": "in on at by since until from to of for before after during within between about nearly early late mid or and",
}
"""Shorthands for one token of several classes."""


@lru_cache(None)
def letters_for(names: str) -> str:
    """Return the letters of classes or sets of classes, separated by spaces, as they stand in `Tokens.classes`."""
    return "".join(letters_for(SETS[name]) if name in SETS else LETTERS[name] for name in names.split())


@lru_cache(None)
def letter_set(names: str) -> frozenset[str]:
    """Return the same as a set, to ask whether a token is of one of the classes."""
    return frozenset(letters_for(names))
