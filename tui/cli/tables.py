"""Listings as tables: aligned and fitted to a terminal, and one line of tab-separated values each in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from store.text.clean import clean_line
from tui.cli.output import print_paragraph, say, styled

_GAP = "  "
_BETWEEN = " · "
_SHORTEST = 4
"""Cells of a text that is still shown when it is cut."""
_READABLE = 48
"""Cells that a sentence beneath a line has if it begins where that line's text does; else it begins farther left."""
_NARROWEST = 16
"""Cells that a column keeps which gives way to the others."""


class Place(Enum):
    """Where a terminal has a column; in a pipe all of them stand side by side."""

    SIDE = auto()
    """Beside the others."""
    BENEATH = auto()
    """On a line beneath, with others that stand there."""
    PARAGRAPH = auto()
    """On lines of its own beneath, wrapped."""
    PIPE = auto()
    """Nowhere: only programs want it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a listing."""

    heading: str
    """What stands above it in a terminal."""
    place: Place = Place.SIDE
    """Where a terminal has it."""
    right: bool = False
    """True for numbers, which end at the same place."""
    gives_way: bool = False
    """True if its cells may be cut where the terminal is narrow."""
    spare: bool = False
    """True if it goes altogether where the terminal is narrower still."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column, and how a terminal shows it."""

    text: str
    """The text for a person."""
    bold: bool = False
    """True for what the line is about."""
    dim: bool = False
    """True for what is seldom looked at."""
    colour: str = ""
    """A colour such as `#3366cc`; empty for that of the terminal."""
    plain: str | None = None
    """The text for a program, if it is another."""

    def shown(self, text: str) -> str:
        """Return its text, or what of it there is room for, as a terminal shows it."""
        return styled(text, bold=self.bold, dim=self.dim, colour=self.colour)


Line = Sequence[Cell | str]
"""The cells of one line, one for each column."""


def print_table(columns: Sequence[Column], lines: Iterable[Line]) -> None:
    """Print a listing; nothing, not even what stands above, if it has no line."""
    rows = ([cell if isinstance(cell, Cell) else Cell(cell) for cell in line] for line in lines)
    if sys.stdout.isatty():
        _print_fitted(columns, list(rows))
        return
    for row in rows:
        say("\t".join(clean_line(cell.text if cell.plain is None else cell.plain) for cell in row))


def _print_fitted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    if not rows:
        return
    widths = _widths(columns, rows, shutil.get_terminal_size().columns)
    headings = [Cell(column.heading, dim=True) for column in columns]
    say(_side_by_side(columns, headings, widths))
    room = shutil.get_terminal_size().columns
    indent = _indent(columns, widths)
    lead = " " * (indent if room - indent >= _READABLE else min(indent, len(_GAP)))
    for row in rows:
        say(_side_by_side(columns, row, widths))
        beneath = [cell for column, cell in zip(columns, row, strict=True) if column.place is Place.BENEATH and cell.text]
        if beneath:
            say(lead + _in_a_row(beneath, room - len(lead)))
        for column, cell in zip(columns, row, strict=True):
            if column.place is Place.PARAGRAPH and cell.text:
                print_paragraph(cell.text, lead)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: int) -> list[int]:
    """Return how many cells each column gets: 0 for those that have none, or for which there is none."""
    from rich.cells import cell_len

    widths = [
        max(cell_len(column.heading), *(cell_len(clean_line(row[nth].text)) for row in rows))
        if column.place is Place.SIDE and any(row[nth].text for row in rows)
        else 0
        for nth, column in enumerate(columns)
    ]
    _give_way(columns, widths, room)
    for nth in reversed(range(len(columns))):
        if _taken(widths) > room and columns[nth].spare:
            widths[nth] = 0
    return widths


def _give_way(columns: Sequence[Column], widths: list[int], room: int) -> None:
    while _taken(widths) > room:
        widest = max((nth for nth, column in enumerate(columns) if column.gives_way), key=lambda nth: widths[nth], default=None)
        if widest is None or widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


def _taken(widths: Iterable[int]) -> int:
    used = [width for width in widths if width]
    return sum(used) + len(_GAP) * (len(used) - 1)


def _indent(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """Return where the first column that gives way begins, beneath which more is told."""
    before = []
    for column, width in zip(columns, widths, strict=True):
        if column.gives_way:
            break
        before.append(width)
    return sum(width + len(_GAP) for width in before if width)


def _side_by_side(columns: Sequence[Column], row: Sequence[Cell], widths: Sequence[int]) -> str:
    cells = [_fitted(column, cell, width) for column, cell, width in zip(columns, row, widths, strict=True) if width]
    return _GAP.join(cells).rstrip()


def _in_a_row(cells: Sequence[Cell], room: int) -> str:
    """Return some cells one behind the other, as many and as much of them as there is room for."""
    from rich.cells import cell_len

    shown = []
    for nth, cell in enumerate(cells):
        between = len(_BETWEEN) if nth else 0
        if room - between < _SHORTEST:
            break
        text = _cut(cell.text, room - between)
        shown.append(cell.shown(text))
        room -= between + cell_len(text)
    return _BETWEEN.join(shown)


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    clean = clean_line(text)
    return clean if cell_len(clean) <= width else set_cell_size(clean, width - 1).rstrip() + "…"


def _fitted(column: Column, cell: Cell, width: int) -> str:
    from rich.cells import cell_len

    text = _cut(cell.text, width)
    blank = " " * (width - cell_len(text))
    return blank + cell.shown(text) if column.right else cell.shown(text) + blank
