"""The words a phrase can begin with, so that a rule is tried only where its first words stand."""

from __future__ import annotations

from store.dates.grammar.phrases import SOME

LENGTH = 3
"""So many words are looked at before a rule is tried."""

Beginnings = frozenset[str]
"""Strings of at most `LENGTH` letters of classes; a shorter one is a whole phrase."""

_NOTHING: Beginnings = frozenset([""])


def beginnings(pattern: str) -> Beginnings:
    """Return what a pattern over classes of words (as `phrases.py` writes them) can begin with."""
    answer, at = _choice(pattern, 0)
    if at != len(pattern):
        raise ValueError(f"{pattern!r} does not end where it should")
    return answer


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
    looks = pattern.startswith(("(?=", "(?!"), at)
    inside = pattern.index(">", at) + 1 if pattern.startswith("(?P", at) else at + 3
    answer, at = _choice(pattern, inside)
    return (_NOTHING if looks else answer), at + 1


def _joined(first: Beginnings, second: Beginnings) -> Beginnings:
    whole = [start for start in first if len(start) >= LENGTH]
    return frozenset(whole + [(start + more)[:LENGTH] for start in first if len(start) < LENGTH for more in second])
