"""The spool: new rows of an import on their way into the record, laid down month by month in any order, in little memory.

Each month has a temporary file, which already has the form of a part, or several where one is full; to keep what was laid down
is to end them and to give them the names of parts. Until then nothing of it counts: a kill leaves files that the next writer clears away.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import orjson

from store.files import NEW, Stamp, sync_folder
from store.record.laid import BEGIN, BETWEEN, END
from store.record.parts import new_part, parts_in
from store.record.record import Record
from store.record.storage import told

_HELD = 12_000_000
"""Bytes of rows that are held in memory."""
_AT_ONCE = 8
"""Files that are made to last at once, as the system does that together."""


class Spool:
    """Takes rows of stories that stand nowhere yet; its user holds the record's lock all the while."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: dict[str, list[bytes]] = {}
        self._bytes = 0
        self._files: list[_Growing] = []
        self._growing: dict[str, _Growing] = {}
        """The file of each month that takes in more."""
        self.rows = 0
        """How many rows were put in since any were kept."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Clear away what was not kept."""
        for file in self._files:
            with suppress(OSError):  # then the next writer does
                file.path.unlink()

    def put(self, month: str, row: bytes) -> None:
        """Lay down a row of a month, as JSON; it does not last yet. Raises RecordError."""
        self._held.setdefault(month, []).append(row)
        self._bytes += len(row)
        self.rows += 1
        if self._bytes > _HELD:
            self._flush()

    def keep(self) -> dict[str, Stamp]:
        """Make what was laid down parts of its months, durably; return those parts' names and stamps.

        Raises RecordError; the spool is then of no more use, and what it kept until then is kept.
        """
        if not self._files and self._bytes < self._record.sizes.open:
            return self._add_to_open_parts()
        self._flush()
        folder = self._record.folder
        with told(folder):
            with ThreadPoolExecutor(_AT_ONCE) as threads:
                for _ in threads.map(_end, self._files):
                    pass
            kept = {}
            standing = parts_in(folder)
            for file in self._files:
                part = new_part(standing, file.month)
                standing.append(part)
                path = folder / part.file
                file.path.rename(path)
                kept[part.name] = self._record.laid.note(path)
            sync_folder(folder)
        self._forget()
        return kept

    def _add_to_open_parts(self) -> dict[str, Stamp]:
        """Keep few rows beside what was added last, so that not every small addition makes a file."""
        kept: dict[str, Stamp] = {}
        for month, rows in self._held.items():
            before = self._record.stamps(month).stories
            with self._record.changing_month(month, ()) as db:
                db.table("stories").insert_multiple(map(orjson.loads, rows))
            after = self._record.stamps(month).stories
            kept |= {part: stamp for part, stamp in after.items() if before.get(part) != stamp}
        self._forget()
        return kept

    def _forget(self) -> None:
        self._files.clear()
        self._growing.clear()
        self._held.clear()
        self._bytes = self.rows = 0

    def _flush(self) -> None:
        with told(self._record.folder):
            for month, rows in self._held.items():
                self._lay(month, rows)
        self._held.clear()
        self._bytes = 0

    def _lay(self, month: str, rows: Sequence[bytes]) -> None:
        """Add rows to the file of a month, and begin another where it is full."""
        at = 0
        while at < len(rows):
            file = self._growing.get(month)
            if file is None:
                path = self._record.folder / f"{month}.{os.urandom(4).hex()}{NEW}"
                file = self._growing[month] = _Growing(month, path)
                self._files.append(file)
            end = file.room_for(rows, at, self._record.sizes.full)
            with file.path.open("ab") as out:
                out.write(self._record.laid.numbered(month, rows[at:end], BETWEEN if file.size else BEGIN))
                file.size = out.tell()
            at = end
            if file.size >= self._record.sizes.full:
                del self._growing[month]


@dataclass(slots=True)
class _Growing:
    """A temporary file that has the form of a part."""

    month: str
    path: Path
    size: int = 0
    """Its bytes by now."""

    def room_for(self, rows: Sequence[bytes], at: int, full: int) -> int:
        """Return up to which of some rows, from one on, they are added before the file is full; at least one."""
        size = self.size
        for end in range(at, len(rows)):
            size += len(rows[end])
            if size >= full:
                return end + 1
        return len(rows)


def _end(laid: _Growing) -> None:
    with laid.path.open("ab") as file:
        file.write(END)
        file.flush()
        os.fsync(file.fileno())
