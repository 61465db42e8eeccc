"""All rules in the order they are tried, and the one pattern that finds where any of them may apply."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.dates.lexing import LETTERS, Reading
from store.dates.meaning import Found, Known, Meaning, Rule
from store.dates.phrases import compiled, unnamed
from store.dates.rules import clock, days, lengths, periods, relative, vague

RULES: tuple[Rule, ...] = (*clock.RULES, *days.RULES, *lengths.RULES[:2], *periods.RULES, *relative.RULES, *lengths.RULES[2:], *vague.RULES)
"""Every rule; where two could begin at the same word, the earlier one is asked first."""

_PATTERNS = [compiled(rule.phrase) for rule in RULES]


def _starters() -> str:
    """Return the classes that some rule can begin with: those after which a whole phrase may still follow."""
    return "".join(letter for letter in LETTERS.values() if letter not in _never_first())


def _never_first() -> set[str]:
    names = "other dot comma stop paragraph break quote apos percent money open close slash dash amount ampm zone old so ago and or ended of by at to from"
    return {LETTERS[name] for name in names.split()}


_ANY = re.compile(f"(?=[{_starters()}])(?:" + "|".join(f"({unnamed(rule.phrase)})" for rule in RULES) + ")")


def occurrences(reading: Reading, known: Known) -> Iterator[tuple[Rule, Found, Meaning]]:
    """Yield the rules that apply along a text, none overlapping, with what was found and what it means."""
    at, classes = 0, reading.classes
    search = _ANY.search
    while (match := search(classes, at)) is not None:
        at = match.start()
        answer = _first_meant(reading, known, at, match.lastindex or 1)
        if answer is None:
            at += 1
            continue
        yield answer
        meaning, found = answer[2], answer[1]
        at = meaning.until or (found.span(meaning.part)[1] if meaning.part else match.end())
        at = max(at, match.start() + 1)


def _first_meant(reading: Reading, known: Known, at: int, first: int) -> tuple[Rule, Found, Meaning] | None:
    """Return the first rule, from the numbered one on, that makes sense of the words at a place."""
    for index in range(first - 1, len(RULES)):
        match = _PATTERNS[index].match(reading.classes, at)
        if match is None or not match[0]:
            continue
        found = Found(reading, match)
        meaning = RULES[index].resolve(found, known)
        if meaning is not None:
            return RULES[index], found, meaning
    return None
