"""Rows of cells from the lines of a CSV file, each with its line; a row that is damaged takes no other with it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from store.formats.unreadable import UnreadableError

_LONGEST_CELL = 16 * 1024 * 1024
_MOST_OPEN = 20
"""Rows with a quotation mark that is never closed, after which a table is given up."""
_OPEN = "a quotation mark opens in this row and is never closed; close it, or write it twice where it stands in a cell"

Cells = list[str] | str
"""The cells of a row, or why it can't be read."""


class _Lines:
    """The lines of a text; those of the row that is being read can be gone back to."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._waiting: deque[str] = deque()
        self.row: list[str] = []
        """The lines of the row that is being read."""
        self.number = 0
        """The line that was read last, from 1."""
        self.ended = False
        """True once another line was asked for than there are."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._text.readline(_LONGEST_CELL)
        if not line:
            self.ended = True
            raise StopIteration
        self.row.append(line)
        self.number += 1
        return line

    def go_back(self) -> None:
        """Go back to the second line of the row."""
        self._waiting.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1
        self.ended = False


def csv_rows(text: TextIO, sign: str) -> Iterator[tuple[int, Cells]]:
    """Yield each row of a table with the line it begins on, empty ones apart.

    Behind a quotation mark that is never closed, reading goes on in the next line. Raises UnreadableError if that happens often.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines, left_open = _Lines(text), 0
    reader = csv.reader(lines, delimiter=sign)
    while True:
        begin = lines.number + 1
        lines.row.clear()
        try:
            cells, wrong = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            cells, wrong = [], f"this row can't be read ({error}); mend its quotation marks"
        if lines.ended or (wrong and len(lines.row) > 1):
            wrong, left_open = _OPEN, left_open + 1
            if left_open > _MOST_OPEN:
                raise UnreadableError("too many of its quotation marks are never closed; save the table again", begin)
            lines.go_back()
        if wrong:
            reader = csv.reader(lines, delimiter=sign)
            yield begin, wrong
        elif any(map(str.strip, cells)):
            yield begin, cells
