"""Parts as an import lays them down: a row after the other, in a form that can be joined without being understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from store.files import Stamp, stamp_of

BEGIN, BETWEEN, END = b'{"stories": {\n', b",\n", b"\n}}\n"
"""What stands before the rows of a part, between them, and behind."""
_PIECE = 1_000_000


@dataclass(slots=True)
class Laid:
    """What was laid down in this sitting."""

    rows: Counter[str] = field(default_factory=Counter)
    """Month to how many rows were laid down for it; they are numbered on from part to part, so that no two share a number."""
    _parts: dict[str, Stamp] = field(default_factory=dict)

    def numbered(self, month: str, rows: Iterable[bytes], before: bytes) -> bytes:
        """Return rows of a month as they are laid down one after another, behind what stands before them."""
        pieces: list[bytes] = []
        number = self.rows[month]
        for row in rows:
            number += 1
            pieces += (before, b'"%d": ' % number, row)  # joined at once, so that each row is copied once
            before = BETWEEN
        self.rows[month] = number
        return b"".join(pieces)

    def note(self, path: Path) -> Stamp:
        """Note a part that holds nothing but rows laid down here; return its stamp."""
        stamp = self._parts[path.name] = stamp_of(path)
        return stamp

    def is_untouched(self, path: Path) -> bool:
        """Return whether a part still is as it was laid down."""
        return self._parts.get(path.name) == stamp_of(path)


def join_laid(parts: Iterable[Path], out: BinaryIO) -> None:
    """Write the rows of parts that were laid down and are untouched as one part. Raises OSError."""
    before = BEGIN
    for path in parts:
        out.write(before)
        for piece in _rows_of(path):
            out.write(piece)
        before = BETWEEN
    out.write(END)


def _rows_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a part between what stands before and behind its rows."""
    left = path.stat().st_size - len(BEGIN) - len(END)
    with path.open("rb") as file:
        file.seek(len(BEGIN))
        while left > 0 and (piece := file.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
