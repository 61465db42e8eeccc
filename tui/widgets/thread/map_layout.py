"""The map's layout: a thread in the middle, the threads that share the most with it around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.widgets.line_text import fit

if TYPE_CHECKING:
    from store.api.threads import NearThread, Thread

MapCell = tuple[int, int]
"""Column and row of the map, each from -1 to 1; (0, 0) is the middle."""
AROUND: tuple[MapCell, ...] = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, 1), (-1, -1), (1, 1))
"""Where the neighbours stand, the nearest first."""
BOX = 6
"""Lines of a box."""


def cells_of(near: Sequence[NearThread]) -> dict[MapCell, NearThread]:
    """Return which neighbour stands where."""
    return dict(zip(AROUND, near, strict=False))


def cell_ahead(cells: Sequence[MapCell], here: MapCell, by: MapCell) -> MapCell:
    """Return the cell that an arrow leads to: the nearest one in its direction, or the same if there is none."""
    ahead = [cell for cell in cells if (cell[0] - here[0]) * by[0] + (cell[1] - here[1]) * by[1] > 0]

    def farness(cell: MapCell) -> int:
        along = (cell[0] - here[0]) * by[0] + (cell[1] - here[1]) * by[1]
        aside = abs((cell[0] - here[0]) * by[1]) + abs((cell[1] - here[1]) * by[0])
        return along + 2 * aside

    return min(ahead, key=farness, default=here)


def box(thread: Thread, width: int, shares: str) -> list[str]:
    """Return a thread's box as lines of a width: its name over two lines, its days and number, what it shares with the middle."""
    inner = width - 4
    months = f"{date.fromordinal(thread.first):%b %Y} – {date.fromordinal(thread.last):%b %Y}"
    last = f"{thread.count} stories · {months}"
    if cell_len(last) > inner:
        last = f"{thread.count} stories, to {date.fromordinal(thread.last):%b %Y}"
    if cell_len(last) > inner:
        last = f"{thread.count} stories"
    lines = [*_broken(thread.name, inner), shares, last]
    return [f"╭{'─' * (width - 2)}╮", *(f"│ {fit(line, inner)} │" for line in lines), f"╰{'─' * (width - 2)}╯"]


def _broken(name: str, width: int) -> tuple[str, str]:
    """Return a name over two lines, broken at a space."""
    if cell_len(name) <= width:
        return name, ""
    words, first = name.split(), ""
    while words and cell_len(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    return (first, " ".join(words)) if first else (fit(name, width), "")
