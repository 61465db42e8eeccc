"""What stands on each side of the conflicts that git marked in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONFLICT = re.compile(rb"^(<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)
_OURS, _BASE, _THEIRS = b"<", b"|", b"="


def sides(raw: bytes) -> list[bytes]:
    """Return what stands on each side of the conflicts that git marked in a file, lines as they were counted; nothing if there are none."""
    if b"<<<<<<<" not in raw:
        return []
    kept: tuple[list[bytes], list[bytes]] = ([], [])
    if not list(_pieces(raw, kept)):
        return []
    return [b"".join(side) for side in kept]


def _pieces(raw: bytes, kept: tuple[list[bytes], list[bytes]]) -> Iterator[bool]:
    """Lay the pieces between the marks to their sides; what is left out of one leaves its empty lines there. Yields each conflict."""
    at, where = 0, b""
    for mark in _CONFLICT.finditer(raw):
        sign = mark[1][:1]
        if not where and sign != _OURS:
            continue
        _lay(raw[at : mark.start()], where, kept)
        at = mark.end()
        if sign == _OURS:
            yield True
        where = b"" if sign == b">" else sign
    _lay(raw[at:], where, kept)


def _lay(piece: bytes, where: bytes, kept: tuple[list[bytes], list[bytes]]) -> None:
    empty = b"\n" * piece.count(b"\n")
    kept[0].append(piece if where in (b"", _OURS) else empty)
    kept[1].append(piece if where in (b"", _THEIRS) else empty)
