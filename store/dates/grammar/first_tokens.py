"""The words a phrase can begin with, so that a rule is tried only where its first words stand."""

from __future__ import annotations

from store.dates.grammar.phrases import SOME, spelled_out

LENGTH = 3
"""So many words are looked at before a rule is tried."""

Beginnings = frozenset[str]
"""Strings of at most `LENGTH` letters of classes; a shorter one is a whole phrase."""

_NOTHING: Beginnings = frozenset([""])
_CLOSED = "="
"""Stands behind what a look ahead sees: what the phrase goes on with stands in the same place, and not behind it."""


def beginnings(pattern: str) -> Beginnings:
    """Return what a pattern over classes of words (as `phrases.py` writes them) can begin with."""
    answer, at = _choice(pattern, 0)
    if at != len(pattern):
        raise ValueError(f"{pattern!r} does not end where it should")
    return frozenset(start.rstrip(_CLOSED) for start in answer)


def first_letters(phrase: str) -> frozenset[str]:
    """Return the letters that a phrase can begin with: where none of them stands, its pattern need not be tried."""
    return frozenset(start[0] for start in beginnings(spelled_out(phrase)))


def _choice(pattern: str, at: int) -> tuple[Beginnings, int]:
    answer, at = _row(pattern, at)
    while pattern[at : at + 1] == "|":
        other, at = _row(pattern, at + 1)
        answer |= other
    return answer, at


def _row(pattern: str, at: int) -> tuple[Beginnings, int]:
    answer = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        if pattern[at : at + 1] == "?":
            item, at = item | _NOTHING, at + 1
        elif pattern.startswith(SOME, at):
            item, at = item | _NOTHING, at + len(SOME)
        answer = _joined(answer, item)
    return answer, at


def _item(pattern: str, at: int) -> tuple[Beginnings, int]:
    if pattern[at] == "[":
        close = pattern.index("]", at)
        return frozenset(pattern[at + 1 : close]), close + 1
    if pattern[at] != "(":
        return frozenset(pattern[at]), at + 1
    inside = pattern.index(">", at) + 1 if pattern.startswith("(?P", at) else at + 3
    answer, behind = _choice(pattern, inside)
    if pattern.startswith("(?=", at):
        answer = frozenset(start.rstrip(_CLOSED) + _CLOSED for start in answer)
    return (_NOTHING if pattern.startswith("(?!", at) else answer), behind + 1


def _joined(first: Beginnings, second: Beginnings) -> Beginnings:
    whole = [start for start in first if len(start) >= LENGTH or start.endswith(_CLOSED)]
    longer = {start + more for start in first if len(start) < LENGTH and not start.endswith(_CLOSED) for more in second}
    return frozenset([*whole, *(start if len(start) <= LENGTH else start[:LENGTH] for start in longer)])
