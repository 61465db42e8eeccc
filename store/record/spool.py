"""The spool: new rows of an import on their way into the record, laid down month by month in any order, in little memory.

Each month has a temporary file, which already has the form of a part, or several where one is full; to keep what was laid down
is to end them and to give them the names of parts. Until then nothing of it counts: a kill leaves files that the next writer clears away.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import orjson

from store.files import NEW, Stamp, sync_folder
from store.private import keep_access, open_ours
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
        self._months: dict[str, _Month] = {}
        """What is held and what was laid down of each month: one value, so that no interruption finds it half changed."""
        self._bytes = 0
        """Bytes of the rows that are held."""
        self._stood: Mapping[str, Stamp] = {}
        """The parts as they stood when this began, with our own writes: another look means that somebody else wrote."""
        self._begun: list[Path] = []
        """All temporary files, also one of which nothing is known yet."""

    def __enter__(self) -> Self:
        """Look at what stands; where that can't be done, keeping tells why."""
        with suppress(OSError):
            self._stood = self._record.stamps().stories
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Clear away what was not kept."""
        for path in self._begun:
            with suppress(OSError):  # then the next writer does
                path.unlink()

    def put(self, month: str, row: bytes) -> None:
        """Lay down a row of a month, as JSON; it does not last yet. Raises RecordError."""
        self._months.setdefault(month, _Month([], ())).rows.append(row)
        self._bytes += len(row)
        if self._bytes > _HELD:
            self._flush()

    def keep(self) -> dict[str, Stamp]:
        """Make what was laid down parts of its months, durably; return the names and stamps of those that hold nothing else that is new.

        Raises RecordError; the spool is then of no more use, and what it kept until then is kept.
        """
        if not self._begun and self._bytes < self._record.sizes.open:
            return self._add_to_open_parts()
        from concurrent.futures import ThreadPoolExecutor  # an addition of a few stories needs none

        self._flush()
        folder = self._record.folder
        with told(folder):
            files = [(month, file) for month, kept in self._months.items() for file in kept.files]
            with ThreadPoolExecutor(_AT_ONCE) as threads:
                for _ in threads.map(_end, [file for _, file in files]):
                    pass
            names: dict[str, Stamp] = {}
            standing = parts_in(folder)
            for month, file in files:
                part = new_part(standing, month)
                standing.append(part)
                path = folder / part.file
                keep_access(folder / f"{month}.json", file.path)
                file.path.rename(path)
                names[part.name] = self._record.laid.note(path)
            sync_folder(folder)
        self._forget()
        return names

    def _add_to_open_parts(self) -> dict[str, Stamp]:
        """Keep few rows beside what was added last, so that not every small addition makes a file."""
        kept: dict[str, Stamp] = {}
        for month, held in self._months.items():
            before = self._record.stamps(month).stories
            with self._record.changing_month(month, (), noted=False) as db:
                db.table("stories").insert_multiple(map(orjson.loads, held.rows))
            after = self._record.stamps(month).stories
            ours = {part: stamp for part, stamp in after.items() if before.get(part) != stamp}
            kept |= {part: stamp for part, stamp in ours.items() if before.get(part) == self._stood.get(part)}
        self._forget()
        self._stood = {**self._stood, **kept}
        return kept

    def _forget(self) -> None:
        self._months.clear()
        self._begun.clear()
        self._bytes = 0

    def _flush(self) -> None:
        with told(self._record.folder):
            for month in self._months:
                while self._months[month].rows:
                    self._months[month] = self._laid_down(month, *self._months[month])
        self._bytes = 0

    def _laid_down(self, month: str, rows: Sequence[bytes], files: tuple[_File, ...]) -> _Month:
        """Add rows to the file of a month, or to another where it is full; return what is held and laid down then.

        What stands behind the known end of a file was laid down by a call that was interrupted, and is laid down again.
        """
        if files and files[-1].size < self._record.sizes.full:
            *full, file = files
        else:
            full, file = list(files), _File(self._record.folder / f"{month}.{os.urandom(4).hex()}{NEW}")
            self._begun.append(file.path)
        end = file.room_for(rows, self._record.sizes.full)
        with open_ours(file.path, "r+b" if file.size else "wb") as out:
            out.truncate(file.size)
            out.seek(file.size)
            out.write(self._record.laid.numbered(month, rows[:end], BETWEEN if file.size else BEGIN))
            size = out.tell()
        return _Month(list(rows[end:]), (*full, file._replace(size=size)))


class _File(NamedTuple):
    """A temporary file that has the form of a part but for its end."""

    path: Path
    size: int = 0
    """Its bytes by now."""

    def room_for(self, rows: Sequence[bytes], full: int) -> int:
        """Return how many of some rows are added before the file is full; at least one."""
        size = self.size
        for nth, row in enumerate(rows, 1):
            size += len(row)
            if size >= full:
                return nth
        return len(rows)


class _Month(NamedTuple):
    """What came of a month."""

    rows: list[bytes]
    """Rows that are held in memory."""
    files: tuple[_File, ...]
    """Files with those that were laid down; the last one takes in more until it is full."""


def _end(laid: _File) -> None:
    with laid.path.open("r+b") as file:
        file.truncate(laid.size)
        file.seek(laid.size)
        file.write(END)
        file.flush()
        os.fsync(file.fileno())
