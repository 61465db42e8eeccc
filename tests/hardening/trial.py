"""What was tried, and what was lost: a line of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Scale(IntEnum):
    """How much is tried."""

    MOMENT = 0
    """A second or two for each kind: the usual check."""
    SHORT = 1
    """Minutes: the command as it is."""
    LONG = 2
    """As long as it takes: before a release."""

    def of(self, moment: int, short: int, long: int) -> int:
        """Return which of three numbers is meant."""
        return (moment, short, long)[self]


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing that was done to Dateline a number of times."""

    what: str
    """What was done, in a few words: `killed while adding`."""
    times: int
    """How often."""
    lost: int = 0
    """How often something was lost, or another promise was broken."""
    told: str = ""
    """A figure beside it (`slowest 0.4 s`), or of the first loss what it was."""


Attack = Callable[[Scale, Path], Iterator[Tried]]
"""Tries one kind of thing in an empty folder, and yields each line as soon as it is there."""
