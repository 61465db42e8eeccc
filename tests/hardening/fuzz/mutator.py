"""Making an input of another: by its words, lines and signs, or, where it is an object or a list, by its values."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from tests.hardening.fuzz.hostile import TOKENS, VALUES

LONGEST = 24_000
"""Bytes of an input at most: what is long takes long, and that is tried elsewhere."""
_PIECE = re.compile(rb"<[^<>]{0,60}>|\w+|\s+|[^\w\s]")
_OBJECTS = b"{", b"["


class Mutator:
    """Makes inputs of the ones it is given; the same seed makes the same ones."""

    def __init__(self, seed: str, words: Sequence[bytes] = ()) -> None:
        """Take what the choices depend on, and words of the language that is mutated."""
        self._random = random.Random(seed)
        self._words = [*TOKENS, *words] if len(words) > 40 else [*TOKENS, *(list(words) * 4)]

    def mutated(self, one: bytes, other: bytes) -> bytes:
        """Return another input made of one, or of two."""
        choose = self._random
        if one.startswith(_OBJECTS) and choose.random() < 0.7:
            return self._with_other_value(one)
        for _ in range(choose.choice((1, 1, 1, 2, 2, 3, 5, 9))):
            one = choose.choice(self._WAYS)(self, one, other)[:LONGEST]
        return one

    def _spliced(self, one: bytes, other: bytes) -> bytes:
        return one[: self._place(one)] + other[self._place(other) :]

    def _inserted(self, one: bytes, other: bytes) -> bytes:
        at = self._place(one)
        return one[:at] + self._random.choice(self._words) + one[at:]

    def _replaced(self, one: bytes, other: bytes) -> bytes:
        pieces = _PIECE.findall(one)
        if not pieces:
            return self._random.choice(self._words)
        pieces[self._random.randrange(len(pieces))] = self._random.choice(self._words)
        return b"".join(pieces)

    def _without(self, one: bytes, other: bytes) -> bytes:
        begin, end = self._stretch(one)
        return one[:begin] + one[end:]

    def _repeated(self, one: bytes, other: bytes) -> bytes:
        begin, end = self._stretch(one)
        return one[:end] + one[begin:end] * self._random.choice((1, 1, 2, 5, 30, 200)) + one[end:]

    def _swapped(self, one: bytes, other: bytes) -> bytes:
        (first, a), (b, last) = sorted((self._stretch(one), self._stretch(one)))
        return one if a > b else one[:first] + one[b:last] + one[a:b] + one[first:a] + one[last:]

    def _cut(self, one: bytes, other: bytes) -> bytes:
        at = self._place(one)
        return one[:at] if self._random.random() < 0.7 else one[at:]

    def _flipped(self, one: bytes, other: bytes) -> bytes:
        if not one:
            return b"\xff"
        at = self._random.randrange(len(one))
        return one[:at] + bytes([one[at] ^ 1 << self._random.randrange(8)]) + one[at + 1 :]

    def _borrowed(self, one: bytes, other: bytes) -> bytes:
        begin, end = self._stretch(other)
        at = self._place(one)
        return one[:at] + other[begin:end] + one[at:]

    _WAYS: Sequence[Callable[[Mutator, bytes, bytes], bytes]] = (
        _spliced, _inserted, _inserted, _replaced, _replaced, _without, _repeated, _swapped, _cut, _flipped, _borrowed, _borrowed,
    )  # fmt: skip

    def _place(self, raw: bytes) -> int:
        """Return a place in some bytes, mostly between two words, signs or lines."""
        at = self._random.randint(0, len(raw))
        found = _PIECE.search(raw, at) if self._random.random() < 0.8 else None
        return found.end() if found else at

    def _stretch(self, raw: bytes) -> tuple[int, int]:
        """Return where a stretch of some bytes begins and ends: some words, or a line."""
        begin = self._place(raw)
        line_end = raw.find(b"\n", begin) + 1
        return begin, line_end if line_end and self._random.random() < 0.3 else min(
            len(raw), begin + self._random.randint(1, 60)
        )

    def _with_other_value(self, raw: bytes) -> bytes:
        """Return an object or a list with something else in one place; as it is if it can't be read."""
        try:
            whole = json.loads(raw)
        except (ValueError, RecursionError):
            return self._replaced(raw, b"")
        for _ in range(self._random.choice((1, 1, 2, 4))):
            if holders := _holders(whole):
                self._change(self._random.choice(holders))
        return json.dumps(whole, ensure_ascii=self._random.random() < 0.5).encode("utf-8", "surrogatepass")[:LONGEST]

    def _change(self, holder: dict[str, Any] | list[Any]) -> None:
        choose = self._random
        keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key, kind = choose.choice(keys), choose.random()
        value, was = deepcopy(choose.choice(VALUES)), deepcopy(holder[key])
        if kind < 0.5:
            holder[key] = value
        elif kind < 0.6:
            del holder[key]
        elif kind < 0.75:
            holder[key] = [was] * choose.choice((1, 2, 50))
        elif kind < 0.9 and isinstance(holder[key], str):
            text = self.mutated(holder[key].encode("utf-8", "surrogatepass"), b"")
            holder[key] = text.decode("utf-8", "replace")
        elif isinstance(holder, dict):
            holder[choose.choice(("id", "", "9" * 30, "\x1b", str(key) * 2))] = was
        else:
            holder.insert(key, value)


def _holders(value: Any) -> list[dict[str, Any] | list[Any]]:
    """Return all objects and lists of a value that have anything in them."""
    found, left = [], [value]
    while left:
        one = left.pop()
        if isinstance(one, dict | list) and one:
            found.append(one)
            left += one.values() if isinstance(one, dict) else one
    return found
