"""What stands on each side of the conflicts that git, or jj, marked in a file.

Marks have seven signs or more: a conflict within another has longer ones, or as long ones where marks were kept in the file. A base
(`|||||||`, `-------`) is what both sides changed, and is not read. In jj's own style a side may be told as a change of the base
(`%%%%%%%`), line by line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_MARK = re.compile(rb"(<{7,}|\|{7,}|={7,}|>{7,}|%{7,}|\+{7,}|-{7,}|\\{7,})(?: [^\r\n]*)?\r?\n?")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_FIRST = re.compile(rb"^<{7,}(?: |\r?$)", re.MULTILINE)
_BASES = frozenset((b"|", b"-"))
_BEGINS_SIDE = frozenset((b"|", b"=", b"%", b"+", b"-"))
_MOST = 16
"""Versions of one file that are read; more sides than that no merge has."""


@dataclass(slots=True)
class _Conflict:
    """A conflict as it is read: its sides, each lines and conflicts within."""

    sign: int
    """How many signs its marks have."""
    sides: list[_Side] = field(default_factory=list)


@dataclass(slots=True)
class _Side:
    """What stands between two marks."""

    kind: bytes
    """The sign of the mark before it."""
    pieces: list[bytes | _Conflict] = field(default_factory=list)

    @property
    def is_base(self) -> bool:
        """Whether it is what the others changed."""
        return self.kind in _BASES


def sides(raw: bytes) -> list[bytes]:
    """Return the versions of a file that the sides of its conflicts make, lines as they were counted; nothing if there are none."""
    if b"<<<<<<<" not in raw:
        return []
    whole = _read(raw)
    if not any(isinstance(piece, _Conflict) for piece in whole.pieces):
        return []
    found = _versions(whole)
    return list(dict.fromkeys(found))


def first_line(raw: bytes) -> int:
    """Return the line of the first mark in a file that has any."""
    found = _FIRST.search(raw)
    return raw[: found.start()].count(b"\n") + 1 if found else 1


def _read(raw: bytes) -> _Side:
    """Return a file as a side that holds its conflicts; one without an end goes on to the end of the file."""
    whole = _Side(b"")
    open_: list[_Conflict] = []
    here = whole
    for line in _LINE.findall(raw):
        mark = _MARK.fullmatch(line)
        sign, length = (mark[1][:1], len(mark[1])) if mark else (b"", 0)
        if sign == b"<":
            open_.append(_Conflict(length, [_Side(sign)]))
            here.pieces.append(open_[-1])
            here = open_[-1].sides[-1]
            here.pieces.append(b"\n")
        elif open_ and sign == b">" and length == open_[-1].sign:
            open_.pop()
            here = open_[-1].sides[-1] if open_ else whole
            here.pieces.append(b"\n")
        elif open_ and sign in _BEGINS_SIDE and length == open_[-1].sign:
            here = _Side(sign, [b"\n"])
            open_[-1].sides.append(here)
        elif sign != b"\\" or not open_:  # jj says with such a line that a file's last line has no end
            here.pieces.append(line)
    return whole


def _versions(side: _Side) -> list[bytes]:
    """Return what a side may say: one version if it holds no conflict, else as many as the conflict of the most sides has."""
    choices = [[piece] if isinstance(piece, bytes) else _alternatives(piece) for piece in side.pieces]
    number = min(_MOST, max(map(len, choices), default=1))
    return [b"".join(one[min(nth, len(one) - 1)] for one in choices) for nth in range(number)]


def _alternatives(conflict: _Conflict) -> list[bytes]:
    """Return what stands in a conflict's place in each version; what is left out leaves its empty lines there."""
    texts = [[_blank(side)] if side.is_base else _told(side) for side in conflict.sides]
    blanks = [_blank(side) for side in conflict.sides]
    read = [nth for nth, side in enumerate(conflict.sides) if not side.is_base and (nth or _is_said(side))]
    return [b"".join([*blanks[:nth], text, *blanks[nth + 1 :]]) for nth in read or range(len(texts)) for text in texts[nth]][
        :_MOST
    ]


def _is_said(side: _Side) -> bool:
    """Return whether the first side says anything: in jj's style nothing stands behind the first mark."""
    return any(piece.strip() if isinstance(piece, bytes) else True for piece in side.pieces)


def _told(side: _Side) -> list[bytes]:
    """Return the versions of a side; one that is told as a change is put together."""
    if side.kind != b"%":
        return _versions(side)
    return [b"".join(_changed(side.pieces))]


def _changed(pieces: Sequence[bytes | _Conflict]) -> list[bytes]:
    """Return the lines that a change leaves and adds; those it takes away leave an empty line."""
    lines = [piece for piece in pieces if isinstance(piece, bytes)]
    return [b"\n" if line[:1] == b"-" else line[1:] if line[:1] in (b" ", b"+") else line for line in lines]


def _blank(side: _Side) -> bytes:
    """Return as many empty lines as a side has."""
    return b"\n" * sum(_lines(piece) for piece in side.pieces)


def _lines(piece: bytes | _Conflict) -> int:
    if isinstance(piece, bytes):
        return piece.count(b"\n")
    return sum(len(_blank(side)) for side in piece.sides)
