"""What of the index was followed: month by month, story by story, and which stories are one report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from store.api.story import StoryId
from store.threads import RULES
from store.threads.reader import ThreadReader

_SCHEMA = """
CREATE TABLE IF NOT EXISTS months (month TEXT PRIMARY KEY, size INTEGER, changed INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, month TEXT, text INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS texts_month ON texts (month);
CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, lead TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reports_lead ON reports (lead);
"""


class Followed:
    """The follower's own pages in the book of threads."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.executescript(_SCHEMA)

    @staticmethod
    def stamps(path: Path) -> dict[str, tuple[int, int]]:
        """Return the stamp each month had when it was followed; none from a book nobody has begun, or one of other rules."""
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
                if database.execute("PRAGMA user_version").fetchone()[0] != RULES:
                    return {}
                rows = database.execute("SELECT month, size, changed FROM months").fetchall()
        except sqlite3.Error:
            return {}
        return {month: (size, changed) for month, size, changed in rows}

    def texts(self, month: str) -> dict[StoryId, int]:
        """Return the stories of a month with a sum of each one's text."""
        rows = self._database.execute("SELECT id, text FROM texts WHERE month = ?", (month,))
        return {StoryId(story_id): text for story_id, text in rows}

    def note(self, month: str, texts: Mapping[StoryId, int], stamp: Sequence[int] | None) -> None:
        """Note that a month was followed, with all its stories; one without a stamp is gone."""
        run = self._database
        run.execute("BEGIN IMMEDIATE")
        run.execute("DELETE FROM texts WHERE month = ?", (month,))
        run.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", [(one, month, text) for one, text in texts.items()])
        if stamp is None:
            run.execute("DELETE FROM months WHERE month = ?", (month,))
        else:
            run.execute("INSERT OR REPLACE INTO months VALUES (?, ?, ?)", (month, *stamp))
        run.execute("COMMIT")

    def reports(self) -> dict[StoryId, int]:
        """Return how many reports each story stands for that stands for several."""
        rows = self._database.execute("SELECT lead, count(*) + 1 FROM reports GROUP BY lead")
        return {StoryId(lead): number for lead, number in rows}

    def behind(self, leads: Iterable[StoryId]) -> list[StoryId]:
        """Return the stories that fold into any of some."""
        run = self._database.execute
        return [StoryId(row[0]) for lead in leads for row in run("SELECT id FROM reports WHERE lead = ?", (lead,))]

    def fold(self, folded: Mapping[StoryId, StoryId], apart: Iterable[StoryId] = ()) -> None:
        """Note which stories fold into which, and which stand for themselves."""
        run = self._database
        run.execute("BEGIN IMMEDIATE")
        run.executemany("DELETE FROM reports WHERE id = ?", [(one,) for one in apart])
        run.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?)", list(folded.items()))
        run.execute("COMMIT")


def lead_of(book: ThreadReader, story: StoryId) -> StoryId:
    """Return the story that a story folds into; itself if it stands for itself."""
    row = book.database.execute("SELECT lead FROM reports WHERE id = ?", (story,)).fetchone()
    return StoryId(row[0]) if row else story
