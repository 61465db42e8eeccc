"""Cells that a spreadsheet shows and never runs, and that come back as they were.

A cell that begins with a sign of a formula gets an apostrophe before it, and so does one that begins with an apostrophe, so
that taking off one apostrophe gives back every text. The same is done behind a semicolon or a line's end within a cell: a
spreadsheet that takes those for the end of a cell would begin another there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫−'")
"""What a formula begins with, in any width that a spreadsheet may take for it, and what is put before it."""
_BEGINNING = re.compile(r"\A[;\s\"]*|[;\t\r\n][;\s\"]*")
"""What stands before where a cell begins: of all, or behind what ends a cell for one spreadsheet or another."""
_PART = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
LIST_SIGN, PARAGRAPH_SIGN = " | ", "\n\n"
"""What stands between the items of a list in one cell, and between paragraphs."""


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    return _BEGINNING.sub(lambda gap: f"{gap[0]}'" if text[gap.end() : gap.end() + 1] in _SIGNS else gap[0], text)


def unguarded(cell: str) -> str:
    """Return the text that `guarded` made a cell of."""
    pieces, at = [], 0
    for gap in _BEGINNING.finditer(cell):
        end = gap.end()
        if cell[end : end + 1] == "'" and cell[end + 1 : end + 2] in _SIGNS:
            pieces.append(cell[at:end])
            at = end + 1
    return "".join((*pieces, cell[at:]))


def joined_list(items: Iterable[str]) -> str:
    """Return a list as the text of one cell; empty items are left out."""
    return LIST_SIGN.join(re.sub(r"([\\|])", r"\\\1", item) for item in items if item)


def split_list(text: str) -> list[str]:
    """Return the list that `joined_list` wrote."""
    parts, at = [], 0
    while at <= len(text):
        match = _PART.match(text, at)
        end = match.end() if match else at
        parts.append(_ESCAPED.sub(r"\1", text[at:end].strip()))
        at = end + 1
    return [part for part in parts if part]


def joined_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return paragraphs, each of them a line, as the text of one cell; empty ones are left out."""
    return PARAGRAPH_SIGN.join(paragraph for paragraph in paragraphs if paragraph)


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs that `joined_paragraphs` wrote, or that a person parted by a blank line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
