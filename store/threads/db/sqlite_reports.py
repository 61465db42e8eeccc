"""Which stories fold into which, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from store.api.story import StoryId


class SqliteReports:
    """Which stories fold into which, as they tell the same news."""

    SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, lead TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reports_lead ON reports (lead);
"""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def lead_of(self, story: StoryId) -> StoryId | None:
        """Return the story that a story folds into; None if it stands for itself."""
        row = self._database.execute("SELECT lead FROM reports WHERE id = ?", (story,)).fetchone()
        return StoryId(row[0]) if row else None

    def behind(self, leads: Iterable[StoryId]) -> list[StoryId]:
        """Return the stories that fold into any of some."""
        run = self._database.execute
        return [StoryId(story) for lead in leads for (story,) in run("SELECT id FROM reports WHERE lead = ?", (lead,))]

    def counts(self) -> dict[StoryId, int]:
        """Return how many reports each story stands for that stands for several."""
        rows = self._database.execute("SELECT lead, count(*) + 1 FROM reports GROUP BY lead")
        return {StoryId(lead): count for lead, count in rows}

    def fold(self, folded: Mapping[StoryId, StoryId], apart: Iterable[StoryId] = ()) -> None:
        """Keep which stories fold into which, and which stand for themselves."""
        self._database.executemany("DELETE FROM reports WHERE id = ?", [(story,) for story in apart])
        self._database.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?)", folded.items())
