"""A TinyDB storage that a crash, a kill or a full disk can't break, and that writes a batch of changes at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from store.record.table_file import read_tables, write_tables


class BatchStorage(Storage):
    """Holds a file's tables in memory until they are kept, so that any number of changes is one read and one write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables = read_tables(path)
        self._changed = False

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables with the changes so far."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take changes."""
        self._tables, self._changed = data, True

    def keep(self) -> None:
        """Write what was changed. Raises RecordError."""
        if self._changed:
            write_tables(self._path, self._tables)
