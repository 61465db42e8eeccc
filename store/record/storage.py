"""A TinyDB storage in memory that knows whether anything was changed, so that a batch of changes is one read and one write."""

from __future__ import annotations

from typing import Any

from tinydb.storages import Storage


class BatchStorage(Storage):
    """Holds the tables of a file; whoever opened it writes them, if they were changed."""

    def __init__(self, tables: dict[str, dict[str, Any]]) -> None:
        self.tables = tables
        """The tables with the changes so far."""
        self.changed = False
        """Whether there were any."""

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables."""
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take changed tables."""
        self.tables, self.changed = data, True
