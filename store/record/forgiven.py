"""What was read of a damaged file: its rows, and the places that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

_LISTED = 50


class Fault(NamedTuple):
    """One place that can't be read, or not as it stands."""

    line: int
    reason: str
    """What is the matter there: words that end a sentence which begins with the place."""


@dataclass(slots=True)
class Forgiven:
    """What was read of a damaged file."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Tables by name, each with its rows by number."""
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    """Name of a table and number of a row to the line on which that begins."""
    faults: list[Fault] = field(default_factory=list)
    """What could not be read, the first of it."""
    number: int = 0
    """How many such places there are."""

    def put(self, table: str, number: str, row: Mapping[str, Any], line: int = 0) -> None:
        """Take in a row; one whose number is taken gets another, unless it says the same."""
        rows = self.tables.setdefault(table, {})
        if number in rows and rows[number] == row:
            return
        if number in rows:
            number = str(next(free for free in count(len(rows) + 1) if str(free) not in rows))
        rows[number] = dict(row)
        self.lines[table, number] = line

    def tell(self, line: int, reason: str) -> None:
        """Note a place that can't be read."""
        self.number += 1
        if len(self.faults) < _LISTED:
            self.faults.append(Fault(line, reason))
