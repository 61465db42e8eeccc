"""Classes of the words that no table has: numbers in all their forms, verbs of the past, and any other word."""

from __future__ import annotations

import re

from store.dates.lexer.token_classes import LETTERS

_FORMS = {
    "small": r"0?[1-9]|[12]\d|3[01]",
    "year": r"1\d{3}|2[01]\d\d",
    "number": r"\d{1,5}",
    "ordinal": r"\d{1,2}(?:st|nd|rd|th)",
    "decade": r"(?:\d\d)?\d0s",
    "other": r".*(?:st|nd|rd|th|s)",
    "quarter_code": r".[qh].*",
    "isoquarter": r".*[qh].",
    "isoweek": r".*w.*",
    "isodate": r".{4}-.*",
    "clock": r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?",
    "attacks": r"9/11",
    "fraction": r"[13]/4|1/2",
    "slashdate": r"\d{1,2}/\d{1,2}/(?:\d{2}|\d{4})|\d{4}/\d\d?/\d\d?|\d\d?\.\d\d?\.\d{4}",
    "slashmonth": r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d",
}
"""Classes of words that begin with a figure, in lower case, and their forms; the first that fits counts, and all else is an amount."""
_FORM = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()))
_NO_VERBS = frozenset("need proceed exceed succeed speed feed indeed unlimited limited".split())
"""Words in -ed that are no verbs of the past."""


def class_of_unknown(word: str) -> str:
    """Return the letter of the class of a word that no table has."""
    return LETTERS[_class_of_letters(word) if word.isalpha() else _class_of_figures(word)]


def _class_of_letters(word: str) -> str:
    past = word.endswith("ed") and len(word) > 3 and word not in _NO_VERBS and not word.startswith("un")
    return "did" if past else "other"


def _class_of_figures(word: str) -> str:
    first = word[0]
    if first == "\f":
        return "paragraph"
    if first.isdigit():
        form = _FORM.fullmatch(word.lower())
        return "other" if not word.isascii() else form.lastgroup or "" if form else "amount"
    if first in "'’" and len(word) == 4:
        return "decade"
    if first in "QqHh" and word[-1].isdigit():
        return "quarter_code"
    return "ampm" if word[1:2] == "." else "other"
