"""Where tables and rows begin in the bytes of a file, however damaged it is.

Within a text no quote stands without a backslash, so nothing that begins a row can be found inside one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

KEY = re.compile(rb'"((?:[^"\\\r\n]|\\.){0,200})"[ \t\r\n]*:[ \t\r\n]*')
"""A name with the colon behind it."""
NUMBER = re.compile(rb"[0-9]{1,18}")
"""What rows are called."""
_SPACE = b" \t\r\n"
_LONGEST_NAME = 260


class Begin(NamedTuple):
    """A name with an object behind it: a table, a row, or something within a row."""

    start: int
    name: bytes
    value: int
    """Where the object begins."""

    @property
    def text(self) -> str:
        """Its name as text."""
        return text_of(self.name)


class Beginnings:
    """Finds what begins where in the bytes of a file."""

    def __init__(self, raw: bytes, is_late: Callable[[], bool]) -> None:
        """`is_late` says whether it took too long already: nothing more is found then."""
        self._raw, self._is_late = raw, is_late
        self._next: tuple[int, Begin | None] = (-1, None)

    def at(self, at: int) -> Begin | None:
        """Return what begins just here."""
        key = KEY.match(self._raw, at)
        return Begin(at, key[1], key.end()) if key and self._raw[key.end() : key.end() + 1] == b"{" else None

    def from_(self, at: int) -> Begin | None:
        """Return the next thing that begins from somewhere on; it is looked for once."""
        asked, found = self._next
        if not (0 <= asked <= at and (found is None or found.start >= at)):
            found = self._sought(at)
            self._next = at, found
        return found

    def after(self, at: int) -> int:
        """Return where the next thing begins behind a place; the end if nothing does."""
        begin = self.from_(min(at + 1, len(self._raw)))
        return begin.start if begin else len(self._raw)

    def _sought(self, at: int) -> Begin | None:
        value = self._raw.find(b"{", at)
        for nth in count():
            if value < 0 or (nth % 1_000 == 999 and self._is_late()):
                return None
            if (begin := self._of(value)) is not None and begin.start >= at:
                return begin
            value = self._raw.find(b"{", value + 1)
        return None

    def _of(self, value: int) -> Begin | None:
        """Return what an object is called by the name before it; None if there is none."""
        from_ = max(0, value - _LONGEST_NAME)
        before = self._raw[from_:value].rstrip(_SPACE)
        if not before.endswith(b":"):
            return None
        before = before[:-1].rstrip(_SPACE)
        if not before.endswith(b'"') or _is_escaped(before, len(before) - 1):
            return None
        quote = before.rfind(b'"', 0, -1)
        while quote > 0 and _is_escaped(before, quote):
            quote = before.rfind(b'"', 0, quote)
        name = before[quote + 1 : -1]
        return None if quote < 0 or b"\n" in name else Begin(from_ + quote, name, value)


def _is_escaped(text: bytes, at: int) -> bool:
    """Return whether a backslash that is none itself stands before a place."""
    return (at - len(text[:at].rstrip(b"\\"))) % 2 == 1


def text_of(name: bytes) -> str:
    """Return a name as text."""
    return name.decode("utf-8", "replace")
