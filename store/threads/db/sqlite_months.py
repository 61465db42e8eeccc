"""What of the archive's stories was taken in, month by month, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from store.api.story import StoryId
from store.threads.db.thread_tables import RULES


class SqliteMonths:
    """What of the archive's stories was taken in, month by month."""

    SCHEMA = """
CREATE TABLE IF NOT EXISTS months (month TEXT PRIMARY KEY, size INTEGER, changed INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, month TEXT, text INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS texts_month ON texts (month);
"""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return the stamp each month had when it was taken in; none from tables of other rules."""
        run = self._database.execute
        if run("PRAGMA user_version").fetchone()[0] != RULES:
            return {}
        return {month: (size, changed) for month, size, changed in run("SELECT month, size, changed FROM months")}

    def texts(self, month: str) -> dict[StoryId, int]:
        """Return the stories of a month that were taken in, with a sum of each one's text."""
        rows = self._database.execute("SELECT id, text FROM texts WHERE month = ?", (month,))
        return {StoryId(story): text for story, text in rows}

    def note(self, month: str, texts: Mapping[StoryId, int], stamp: Sequence[int] | None) -> None:
        """Keep that a month was taken in, with all its stories; one without a stamp is gone."""
        run = self._database
        run.execute("DELETE FROM texts WHERE month = ?", (month,))
        run.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", [(one, month, text) for one, text in texts.items()])
        run.execute("DELETE FROM months WHERE month = ?", (month,))
        if stamp is not None:
            run.execute("INSERT INTO months VALUES (?, ?, ?)", (month, *stamp))
