"""The stories of a small archive, at hand to be grouped anew, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from store.api.story import StoryId
from store.threads.cluster.features import Features
from store.threads.cluster.packing import packed, unpacked


class SqliteLoose:
    """Stories that may be grouped anew, and the threads that the person made firm."""

    SCHEMA = """
CREATE TABLE IF NOT EXISTS young (id TEXT PRIMARY KEY, day INTEGER, weights BLOB, printed TEXT, broad TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS firm (thread INTEGER PRIMARY KEY);
"""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def keep(self, stories: Iterable[tuple[StoryId, Features]]) -> None:
        """Keep stories at hand."""
        rows = [
            (
                story,
                known.day,
                packed(known.weights),
                json.dumps(list(known.printed.values()), ensure_ascii=False),
                json.dumps(sorted(known.broad)),
            )
            for story, known in stories
        ]
        self._database.executemany("INSERT OR REPLACE INTO young VALUES (?, ?, ?, ?, ?)", rows)

    def clear(self) -> None:
        """Keep nothing any more."""
        self._database.execute("DELETE FROM young")

    def make_firm(self, thread: int) -> None:
        """Leave a thread as the person made it: its stories are no more loose."""
        self._database.execute("INSERT OR IGNORE INTO firm VALUES (?)", (thread,))

    def all(self) -> tuple[list[StoryId], list[Features], list[int]]:
        """Return the stories that may be grouped anew, in time order, what each is known by, and its thread."""
        question = (
            "SELECT young.id, young.day, weights, printed, broad, thread FROM young JOIN stories USING (id)"
            " WHERE thread NOT IN (SELECT thread FROM firm) ORDER BY young.day, young.id"
        )
        ids, known, threads = [], [], []
        for story, day, raw, printed, broad, thread in self._database.execute(question):
            weights = unpacked(raw)
            texts = dict(zip(weights, json.loads(printed), strict=True))
            ids.append(StoryId(story))
            known.append(Features(weights, texts, day, frozenset(json.loads(broad))))
            threads.append(int(thread))
        return ids, known, threads
