"""What was told of words is kept, for so many of them as are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")


class Kept(dict[str, Told]):
    """What is told of each word that was asked for; it is looked up like any dictionary, and what is not kept is found out.

    Where it is full, all become the older ones, which are given up when it is full again: those that were asked for meanwhile stay.
    """

    __slots__ = ("_most", "_older", "_tell")

    def __init__(self, tell: Callable[[str], Told], most: int) -> None:
        self._tell, self._most = tell, most // 2
        self._older: dict[str, Told] = {}

    def __missing__(self, word: str) -> Told:
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        found = self._older.pop(word) if word in self._older else self._tell(word)
        self[word] = found
        return found
