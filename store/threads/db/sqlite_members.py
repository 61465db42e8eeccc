"""Which story is in which thread and why, and the stories that may be grouped anew, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable

from store.api.story import StoryId
from store.threads.cluster.clusterer import Merged
from store.threads.cluster.features import Features
from store.threads.cluster.packing import packed, unpacked
from store.threads.db.sqlite_table import SqliteTable
from store.threads.db.thread_tables import Membership


class SqliteMembers(SqliteTable):
    """Which story is in which thread."""

    def get(self, story: StoryId) -> Membership | None:
        """Return a story's membership; None for a story that was not taken in."""
        row = self._row("SELECT thread, day, title, likeness, because FROM stories WHERE id = ?", story)
        if row is None:
            return None
        thread, day, title, likeness, because = row
        return Membership(story, thread, day, title, likeness, [(text, bits) for text, bits in json.loads(because)])

    def thread_of(self, story: StoryId) -> int | None:
        """Return the id of a story's thread; None for a story that was not taken in."""
        row = self._row("SELECT thread FROM stories WHERE id = ?", story)
        return int(row[0]) if row else None

    def of(self, thread: int, days: tuple[int, int] | None = None, limit: int = -1) -> list[tuple[StoryId, float]]:
        """Return a thread's stories, oldest first, with their likenesses (0 where the person put them); of some days if given."""
        first, last = days or (0, 1 << 40)
        question = (
            "SELECT id, coalesce(likeness, 0) FROM stories WHERE thread = ? AND day BETWEEN ? AND ? ORDER BY day, id LIMIT ?"
        )
        return [(StoryId(story), likeness) for story, likeness in self._rows(question, thread, first, last, limit)]

    def days(self, thread: int, days: tuple[int, int]) -> list[tuple[StoryId, int]]:
        """Return a thread's stories of some days, oldest first, each with its day."""
        question = "SELECT id, day FROM stories WHERE thread = ? AND day BETWEEN ? AND ? ORDER BY day, id"
        return [(StoryId(story), day) for story, day in self._rows(question, thread, *days)]

    def titles(self, thread: int, limit: int) -> list[str]:
        """Return titles of a thread's stories; ids, by which they are chosen, say nothing of what a story is about."""
        return [
            title for (title,) in self._rows("SELECT title FROM stories WHERE thread = ? ORDER BY id LIMIT ?", thread, limit)
        ]

    def put(self, member: Membership) -> None:
        """Keep where a story is, in the place of where it was."""
        shared = json.dumps(member.shared, ensure_ascii=False)
        row = (member.story, member.thread, member.day, member.title, member.likeness, shared)
        self._rows("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?)", *row)

    def drop(self, story: StoryId) -> None:
        """Forget a story."""
        self._rows("DELETE FROM stories WHERE id = ?", story)
        self._rows("DELETE FROM young WHERE id = ?", story)

    def merge(self, merged: Merged) -> None:
        """Keep that a thread became part of another; its stories go along."""
        row = (merged.gone, merged.into, merged.likeness, json.dumps(merged.shared, ensure_ascii=False))
        self._rows("INSERT OR REPLACE INTO merges VALUES (?, ?, ?, ?)", *row)
        self._rows("UPDATE stories SET thread = ? WHERE thread = ?", merged.into, merged.gone)

    def merged_into(self, thread: int) -> list[Merged]:
        """Return the threads that became part of a thread."""
        rows = self._rows("SELECT gone, likeness, because FROM merges WHERE into_thread = ? ORDER BY gone", thread)
        return [Merged(thread, gone, likeness, tuple(json.loads(because))) for gone, likeness, because in rows]


class SqliteLoose(SqliteTable):
    """Stories that may be grouped anew, and the threads that the person made firm."""

    def keep(self, stories: Iterable[tuple[StoryId, Features]]) -> None:
        """Keep stories at hand."""
        rows = [
            (story, known.day, packed(known.weights), json.dumps([*known.printed.values()]), json.dumps(sorted(known.broad)))
            for story, known in stories
        ]
        self._write("INSERT OR REPLACE INTO young VALUES (?, ?, ?, ?, ?)", rows)

    def clear(self) -> None:
        """Keep nothing any more."""
        self._rows("DELETE FROM young")

    def make_firm(self, thread: int) -> None:
        """Leave a thread as the person made it: its stories are no more loose."""
        self._rows("INSERT OR IGNORE INTO firm VALUES (?)", thread)

    def all(self) -> tuple[list[StoryId], list[Features], list[int]]:
        """Return the stories that may be grouped anew, in time order, what each is known by, and its thread."""
        rows = self._rows(
            "SELECT young.id, young.day, weights, printed, broad, thread FROM young JOIN stories USING (id)"
            " WHERE thread NOT IN (SELECT thread FROM firm) ORDER BY young.day, young.id"
        )
        ids, known, threads = [], [], []
        for story, day, raw, printed, broad, thread in rows:
            weights = unpacked(raw)
            texts = dict(zip(weights, json.loads(printed), strict=True))
            ids.append(StoryId(story))
            known.append(Features(weights, texts, day, frozenset(json.loads(broad))))
            threads.append(int(thread))
        return ids, known, threads
