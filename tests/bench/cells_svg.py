"""Cells of a terminal as an SVG picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from pyte.screens import Char

from tests.bench.terminal_cells import Cells

_WIDTH, _HEIGHT, _SIZE = 8.4, 18.0, 14
"""A cell in pixels, and the size of its letters."""
_EDGE, _BAR = 12.0, 30.0
_GROUND, _INK = "#0d1117", "#d8dee9"
"""The colours of a terminal that has none of its own."""
_NAMED = {
    "black": "#1b1f24", "red": "#e06c75", "green": "#8fbf7f", "brown": "#d9b26a", "blue": "#6aa2e0", "magenta": "#c58fd9",
    "cyan": "#6fc3c9", "white": "#c8ccd4", "brightblack": "#6b7380", "brightred": "#ff8a93", "brightgreen": "#b3e39f",
    "brightbrown": "#f2cf8a", "brightyellow": "#f2cf8a", "brightblue": "#94c1f5", "brightmagenta": "#e0b3f0",
    "bfightmagenta": "#e0b3f0", "brightcyan": "#9be0e6", "brightwhite": "#ffffff",
}  # fmt: skip


class _Style(NamedTuple):
    ink: str
    ground: str
    bold: bool
    italic: bool
    underlined: bool


def svg(cells: Cells, title: str) -> str:
    """Return the picture of a terminal's window."""
    width, height = len(cells[0]) * _WIDTH + 2 * _EDGE, len(cells) * _HEIGHT + _BAR + _EDGE
    grounds = Counter(cell.bg for line in cells for cell in line if cell.bg != "default")
    ground = _colour(grounds.most_common(1)[0][0], _GROUND) if grounds else _GROUND
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
        f"<title>{escape(title)}</title>",
        "<style>text{font-family:'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace;"
        f"font-size:{_SIZE}px;white-space:pre}}</style>",
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="9" fill="{ground}" stroke="#444c56"/>',
        *(f'<circle cx="{18 + 17 * nth}" cy="15" r="5" fill="#6b7380"/>' for nth in range(3)),
    ]
    for at, line in enumerate(cells):
        parts += _line(line, at, ground)
    return "\n".join([*parts, "</svg>", ""])


def _line(line: Sequence[Char], at: int, ground: str) -> Iterator[str]:
    column, top = 0, _BAR + at * _HEIGHT
    for style, run in groupby(line, lambda cell: _style(cell, ground)):
        letters = [cell.data for cell in run]
        if style.ground != ground:
            left, width = _EDGE + column * _WIDTH, len(letters) * _WIDTH
            yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{_HEIGHT + 0.3:.1f}" fill="{style.ground}"/>'
        yield from _words(letters, style, column, top)
        column += len(letters)


def _words(letters: Sequence[str], style: _Style, column: int, top: float) -> Iterator[str]:
    """Yield each word in its own place, so that columns stand whatever font there is."""
    for blank, word in groupby(enumerate(letters, column), lambda cell: cell[1] == " "):
        cells = list(word)
        if not blank:
            yield _text("".join(letter for _, letter in cells), style, cells[0][0], top, len(cells))


def _text(text: str, style: _Style, column: int, top: float, columns: int) -> str:
    looks = ' font-weight="bold"' * style.bold + ' font-style="italic"' * style.italic
    looks += ' text-decoration="underline"' * style.underlined
    return (
        f'<text x="{_EDGE + column * _WIDTH:.1f}" y="{top + 13.5:.1f}" fill="{style.ink}"{looks} textLength="{columns * _WIDTH:.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


def _style(cell: Char, usual: str) -> _Style:
    ink, ground = _colour(cell.fg, _INK), _colour(cell.bg, usual)
    if cell.reverse:
        ink, ground = ground, ink
    return _Style(ink, ground, cell.bold, cell.italics, cell.underscore)


def _colour(name: str, usual: str) -> str:
    return usual if name == "default" else _NAMED.get(name) or f"#{name}"
