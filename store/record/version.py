"""The version of a record: which form its files have, in a small file beside the months that a person can read, and merge.

Nothing in it is of one machine or moment, so that two that bring the same archive forward write the same bytes. An archive without
the file is of before versions were written down, when every form could be read as the one after it.
"""

from __future__ import annotations

import re
from pathlib import Path

from store.files import look_of, names_beside, write_whole
from store.record.plain_file import is_named, plain_bytes
from store.record.storage import FileTables, bytes_of, told, write_bytes

FILE = "record.json"
"""The name of the file."""
VERSION = 7
"""The form of the files that this Dateline writes.

1 months with their marks beside · 2 watch lists, earlier texts, the notebook · 3 each story once, in the month of its day, with
digests of the texts it came in · 4 feeds, carriers, notes and tags · 5 months in several parts · 6 steps to be taken back · 7 the
version itself.
"""
UNWRITTEN = 1
"""What an archive without the file is taken for: its files may have any form up to 6."""
_TABLE = "record"
_LONGEST = 100_000
DAMAGED = "damaged"
"""Ending of a file that could not be read whole, kept as it was."""
_NUMBER = re.compile(rb'"version"\s*:\s*([0-9]{1,6})')


class RecordVersion:
    """The version of one archive's record; the file is read again only if it looks different."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._known: tuple[tuple[int, ...], int] = (), UNWRITTEN

    @property
    def number(self) -> int:
        """The version; of two that git or a person left in the file, the newer one. One that can't be found is not written."""
        look = look_of(self._path)
        if look != self._known[0]:
            self._known = look, version_in(self._path)
        return self._known[1]

    @property
    def is_old(self) -> bool:
        """Whether something is to be brought forward, if only the version itself."""
        return self.number < VERSION

    @property
    def newer(self) -> str:
        """What is to be told of a record that a newer Dateline wrote; empty of any other."""
        if self.number <= VERSION:
            return ""
        return (
            f"{self._path.parent} was written by a newer Dateline (version {self.number} of the record, this one knows {VERSION}); "
            "it can be read, and nothing is written to it until Dateline is updated"
        )

    @property
    def damage(self) -> str:
        """What is the matter with the file, in a few words; empty if it tells a version, or is not there."""
        try:
            raw = plain_bytes(self._path)
        except FileNotFoundError:
            return ""
        except OSError as error:
            return f"it can't be read ({error.strerror or error})"
        return "" if _NUMBER.search(raw[:_LONGEST]) else "it is empty" if not raw.strip() else "line 1: it tells no version"

    def write(self, number: int) -> Path | None:
        """Write the version down, whole; a file that tells none is kept beside first, and its new path returned. Raises RecordError."""
        kept = self._keep_damaged() if self.damage else None
        write_bytes(self._path, bytes_of(tables_of(number)))
        return kept

    def _keep_damaged(self) -> Path:
        with told(self._path):
            content = plain_bytes(self._path)  # one that can't be read is not written over
            kept = next(one for one in names_beside(self._path, DAMAGED) if not is_named(one))
            write_whole(kept, content)
        return kept


def version_in(path: Path, default: int = UNWRITTEN) -> int:
    """Return the version that a file tells, the highest one if it tells several; the default if it tells none."""
    try:
        found = _NUMBER.findall(plain_bytes(path)[:_LONGEST])
    except OSError:
        return default
    return max(map(int, found), default=default)


def tables_of(number: int) -> FileTables:
    """Return what stands in the file of a record of some version."""
    return {_TABLE: {"1": {"version": number}}}
