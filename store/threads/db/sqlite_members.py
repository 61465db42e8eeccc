"""Which story is in which thread, and why, in SQLite."""

from __future__ import annotations

import json
import sqlite3

from store.api.story import StoryId
from store.threads.cluster.clusterer import Merged
from store.threads.db.thread_tables import Membership


class SqliteMembers:
    """Which story is in which thread."""

    SCHEMA = """
CREATE TABLE IF NOT EXISTS stories (
  id TEXT PRIMARY KEY, thread INTEGER, day INTEGER, title TEXT, likeness REAL, because TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stories_thread ON stories (thread, day);
"""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, story: StoryId) -> Membership | None:
        """Return a story's membership; None for a story that was not taken in."""
        row = self._database.execute("SELECT * FROM stories WHERE id = ?", (story,)).fetchone()
        if row is None:
            return None
        _, thread, day, title, likeness, because = row
        return Membership(story, thread, day, title, likeness, [(text, bits) for text, bits in json.loads(because)])

    def thread_of(self, story: StoryId) -> int | None:
        """Return the id of a story's thread; None for a story that was not taken in."""
        row = self._database.execute("SELECT thread FROM stories WHERE id = ?", (story,)).fetchone()
        return int(row[0]) if row else None

    def of(self, thread: int, days: tuple[int, int] | None = None, limit: int = -1) -> list[tuple[StoryId, float]]:
        """Return a thread's stories, oldest first, with their likenesses (0 where the person put them); of some days if given."""
        stretch = "AND day BETWEEN ? AND ?" if days else ""
        question = f"SELECT id, coalesce(likeness, 0) FROM stories WHERE thread = ? {stretch} ORDER BY day, id LIMIT ?"  # noqa: S608
        return [
            (StoryId(story), likeness) for story, likeness in self._database.execute(question, (thread, *(days or ()), limit))
        ]

    def titles(self, thread: int, limit: int) -> list[str]:
        """Return titles of a thread's stories; ids, by which they are chosen, say nothing of what a story is about."""
        question = "SELECT title FROM stories WHERE thread = ? ORDER BY id LIMIT ?"
        return [str(title) for (title,) in self._database.execute(question, (thread, limit))]

    def put(self, member: Membership) -> None:
        """Keep where a story is, in the place of where it was."""
        shared = json.dumps(member.shared, ensure_ascii=False)
        row = (member.story, member.thread, member.day, member.title, member.likeness, shared)
        self._database.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?)", row)

    def drop(self, story: StoryId) -> None:
        """Forget a story."""
        for table in ("stories", "young"):
            self._database.execute(f"DELETE FROM {table} WHERE id = ?", (story,))  # noqa: S608

    def merge(self, merged: Merged) -> None:
        """Keep that a thread became part of another; its stories go along."""
        row = (merged.gone, merged.into, merged.likeness, json.dumps(merged.shared, ensure_ascii=False))
        self._database.execute("INSERT OR REPLACE INTO merges VALUES (?, ?, ?, ?)", row)
        self._database.execute("UPDATE stories SET thread = ? WHERE thread = ?", (merged.into, merged.gone))

    def merged_into(self, thread: int) -> list[Merged]:
        """Return the threads that became part of a thread."""
        question = "SELECT gone, likeness, because FROM merges WHERE into_thread = ? ORDER BY gone"
        rows = self._database.execute(question, (thread,))
        return [Merged(thread, gone, likeness, tuple(json.loads(because))) for gone, likeness, because in rows]
