"""A part of the thread tables, behind the connection that all of them share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any


class SqliteTable:
    """Asks and writes; transactions are begun and ended elsewhere."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def _rows(self, question: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(question, values)

    def _row(self, question: str, *values: object) -> Any:
        return self._database.execute(question, values).fetchone()

    def _write(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._database.executemany(order, rows)
