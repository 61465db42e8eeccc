"""Trimming: what a sentence or an office puts before a name, and what follows it, is no part of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.names.lists import (
    AGREEMENT_WORDS,
    CALENDAR,
    JOINING,
    OFFICES,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACE_WORDS,
    PLAIN,
    PORTFOLIOS,
    TITLES,
)

_POSSESSIVE = re.compile(r"['’]s?$")
_HAVING_AN_OF = ORGANISATION_WORDS | PLACE_WORDS | AGREEMENT_WORDS
_SIGNS = ("'", "’")
_ENDS_NAMES = frozenset(("states", "banks", "parties"))
"""Ordinary words that names may end in: `United States`."""


def trimmed(run: Sequence[str], *, first: bool, inside: set[str]) -> tuple[int, list[str]]:
    """Return how many words stand before the name in a run of capitalised words, and the name's words; none if it has no name.

    `first` says that the run opens a sentence, `inside` which words are capitalised within sentences.
    """
    parts = [_POSSESSIVE.sub("", part) if part[-2:-1] in _SIGNS or part[-1] in _SIGNS else part for part in run]
    low = [part.lower() for part in parts]
    begin = _beginning(low) or (_many_of(low) if first and parts[0] not in inside else 0)
    end = len(parts)
    while end > begin and _ends_nothing(low, begin, end):
        end -= 1
    parts, low = parts[begin:end], low[begin:end]
    if not any(part[:1].isupper() for part in parts):
        return begin, []
    if len(parts) == 1 and (low[0] in PEOPLES or low[0] in TITLES or len(parts[0]) < 2):
        return begin, []
    if first and not begin and len(parts) == 1 and parts[0] not in inside and not parts[0].isupper():
        return begin, []
    return begin, parts


def _beginning(low: Sequence[str]) -> int:
    """Return where in a run the name begins: after days, plain words, offices and what these are for."""
    at, office = _after_an_office(low), False
    while at < len(low):
        word, left = low[at], len(low) - at
        if office and word == "of" and left > 2 and low[at + 1] in PORTFOLIOS:
            at += 2
        elif word in TITLES and left > 1 and low[at + 1] not in ORGANISATION_WORDS:
            at, office = at + 1, True
        elif word in CALENDAR or word in PLAIN or (office and word == ".") or _before_an_office(low, at):
            at += 1
        else:
            break
    return at


def _many_of(low: Sequence[str]) -> int:
    """Return where the name begins in a sentence that opens with some of it: `Workers of the Seed Reserve`; else 0."""
    if len(low) < 3 or low[1] != "of" or low[0] in _HAVING_AN_OF:
        return 0
    return 3 if low[2] == "the" else 2


def _after_an_office(low: Sequence[str]) -> int:
    """Return where a full name follows an office, with whatever stands before that: `Queensland Premier Ann Bligh`; else 0."""
    for at in range(len(low) - 3, 0, -1):
        if low[at] in OFFICES and 2 <= len(low) - at - 1 <= 4:
            return 0 if any(word in ORGANISATION_WORDS or word == "of" for word in low[at + 1 :]) else at + 1
    return 0


def _before_an_office(low: Sequence[str], at: int) -> bool:
    """Return whether a word only says whose or which office follows: `Indian Prime Minister Modi`, `Treasury Secretary Bessent`."""
    return low[at] in (PEOPLES | PORTFOLIOS) and len(low) - at > 2 and low[at + 1] in TITLES


def _ends_nothing(low: Sequence[str], begin: int, end: int) -> bool:
    """Return whether a run's last word is no part of the name."""
    last = low[end - 1]
    if last in _ENDS_NAMES and end - begin > 1:
        return False
    return last in CALENDAR or last in JOINING or last in PLAIN or last == "."
