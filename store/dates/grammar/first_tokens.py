"""The words a phrase can begin with, so that a rule is tried only where its first words stand."""

from __future__ import annotations

from functools import cached_property, lru_cache

from store.dates.grammar.phrases import SOME, spelled_out

LENGTH = 3
"""So many words are looked at before a rule is tried."""
_REMEMBERED = 5_000
_ALIKE = 64
"""So many joined parts of phrases are remembered."""

Beginnings = frozenset[str]
"""Strings of at most so many letters of classes; a shorter one is a whole phrase."""

_NOTHING: Beginnings = frozenset([""])
_CLOSED = "="
"""Stands behind what a look ahead sees: what the phrase goes on with stands in the same place, and not behind it."""


def beginnings(pattern: str, length: int = LENGTH) -> Beginnings:
    """Return what a pattern over classes of words (as `phrases.py` writes them) can begin with: its first words, so many at most."""
    answer, at = _choice(pattern, 0, length)
    if at != len(pattern):
        raise ValueError(f"{pattern!r} does not end where it should")
    return frozenset(start.rstrip(_CLOSED) for start in answer)


class MayBegin(dict[str, bool]):
    """Whether a phrase may begin with the next words, as classes (`LENGTH` of them): one look-up, where its pattern takes long."""

    def __init__(self, phrase: str) -> None:
        """Take the phrase."""
        self._phrase = phrase

    @cached_property
    def _starts(self) -> Beginnings:
        return beginnings(spelled_out(self._phrase))

    def __missing__(self, words: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        answer = self[words] = any(words[:length] in self._starts for length in range(1, len(words) + 1))
        return answer


def _choice(pattern: str, at: int, length: int) -> tuple[Beginnings, int]:
    answer, at = _row(pattern, at, length)
    while pattern[at : at + 1] == "|":
        other, at = _row(pattern, at + 1, length)
        answer |= other
    return answer, at


def _row(pattern: str, at: int, length: int) -> tuple[Beginnings, int]:
    answer = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at, length)
        if pattern[at : at + 1] == "?":
            item, at = item | _NOTHING, at + 1
        elif pattern.startswith(SOME, at):
            item, at = _repeated(item | _NOTHING, length), at + len(SOME)
        answer = _joined(answer, item, length)
    return answer, at


def _item(pattern: str, at: int, length: int) -> tuple[Beginnings, int]:
    if pattern[at] == "[":
        close = pattern.index("]", at)
        return frozenset(pattern[at + 1 : close]), close + 1
    if pattern[at] != "(":
        return frozenset(pattern[at]), at + 1
    inside = pattern.index(">", at) + 1 if pattern.startswith("(?P", at) else at + 3
    answer, behind = _choice(pattern, inside, length)
    if pattern.startswith("(?=", at):
        answer = frozenset(start.rstrip(_CLOSED) + _CLOSED for start in answer)
    return (_NOTHING if pattern.startswith("(?!", at) else answer), behind + 1


def _repeated(item: Beginnings, length: int) -> Beginnings:
    """Return what begins with an item that may come several times in a row, or not at all."""
    answer = item
    for _ in range(length - 1):
        answer = _joined(answer, item, length)
    return answer


@lru_cache(_ALIKE)  # phrases have the same parts over and over: numbers, days, units
def _joined(first: Beginnings, second: Beginnings, length: int) -> Beginnings:
    if first == _NOTHING:
        return second
    answer = {start for start in first if len(start) >= length or start.endswith(_CLOSED)}
    for known in range(length):
        firsts = [start for start in first if len(start) == known and not start.endswith(_CLOSED)]
        if firsts:  # of what follows only so much is told as there is room for, which is far less than there are followers
            following = {more if len(more) <= length - known else more[: length - known] for more in second}
            answer.update([start + more for start in firsts for more in following])
    return frozenset(answer)
