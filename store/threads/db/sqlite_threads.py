"""Threads as they are listed, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.api.threads import Thread

_THREAD = "SELECT id, name, given, number, first, last FROM threads "


class SqliteThreads:
    """Threads as they are listed; they stand in one table with their clusters."""

    SCHEMA = """
CREATE TABLE IF NOT EXISTS merges (gone INTEGER PRIMARY KEY, into_thread INTEGER, likeness REAL, because TEXT);
"""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, thread: int) -> Thread | None:
        """Return a thread, also by an id it had before it was joined to another; None if there is none."""
        return next(iter(self._listed("WHERE id = ?", self.current(thread))), None)

    def current(self, thread: int) -> int:
        """Return a thread's id today, if it was joined to an older one since."""
        question = "SELECT into_thread FROM merges WHERE gone = ?"
        while row := self._database.execute(question, (thread,)).fetchone():
            thread = int(row[0])
        return thread

    def newest(self, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads with the newest stories that have at least so many, the newest first."""
        return self._listed("WHERE number >= ? ORDER BY last DESC, id LIMIT ?", least, limit)

    def called(self, words: Sequence[str], limit: int) -> list[Thread]:
        """Return the threads whose name has some words in this order, the largest first."""
        return self._listed("WHERE name LIKE ? ORDER BY number DESC, id LIMIT ?", f"%{'%'.join(words)}%", limit)

    def count(self) -> int:
        """Return how many threads of several stories there are."""
        return int(self._database.execute("SELECT count(*) FROM threads WHERE number > 1").fetchone()[0])

    def _listed(self, which: str, *values: object) -> list[Thread]:
        rows = self._database.execute(_THREAD + which, values)
        return [Thread(number, name, bool(given), count, first, last) for number, name, given, count, first, last in rows]
