"""A mailbox in one file (mbox): its letters one after another, read as a stream however large the file is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from store.formats.unreadable import UnreadableError

LONGEST_LETTER = 48 * 1024 * 1024
"""Bytes of a letter that is read, with what is attached to it."""
_LONGEST_PASSED, _MOST_LINES = 2 * LONGEST_LETTER, 2_000_000
"""Bytes and lines of one that is passed over, for the letters behind it."""
_LONGEST_LINE = 1024 * 1024
_BEGINS = re.compile(rb"From (?:\S+|\S+ at \S+)\s+(?:[A-Z][a-z]{2},? [A-Z][a-z]{2} [ \d]?\d \d\d?:\d\d|[A-Z][a-z]{2}, \d)")
"""The line above each letter: an address and a time."""
_QUOTED = re.compile(rb"^>(>*From )")


@dataclass(frozen=True, slots=True)
class BoxedLetter:
    """A letter as it stands in a mailbox."""

    raw: bytes
    """Its bytes; empty if it is longer than a letter may be."""
    line: int
    """The line it begins on, from 1."""


def is_mailbox(beginning: bytes) -> bool:
    """Return whether a file begins as a mailbox does."""
    return _BEGINS.match(beginning) is not None


def letters(stream: IO[bytes]) -> Iterator[BoxedLetter]:
    """Yield the letters of a mailbox; of one that is too long, its place alone. Raises UnreadableError where one has no end."""
    raw = bytearray()
    size, begin, was_empty = 0, 1, True
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += line.endswith(b"\n")
        if was_empty and line.startswith(b"From ") and _BEGINS.match(line):
            if size:
                yield BoxedLetter(bytes(raw), begin)
            size, begin = 0, number + (not line.endswith(b"\n"))
            raw.clear()
        else:
            size += len(line)
            if size > _LONGEST_PASSED or number - begin > _MOST_LINES:
                raise UnreadableError("from here on it is one letter that does not end; split it and add the parts", begin)
            if size <= LONGEST_LETTER:
                raw += _QUOTED.sub(rb"\1", line) if line.startswith(b">") else line
            else:
                raw.clear()
        was_empty = line in (b"\n", b"\r\n")
    if size:
        yield BoxedLetter(bytes(raw), begin)
