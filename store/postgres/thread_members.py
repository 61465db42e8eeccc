"""Which story is in which thread and why, and the stories that may be grouped anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from store.api.story import StoryId
from store.postgres.thread_table import ThreadPart
from store.threads.cluster.clusterer import Merged
from store.threads.cluster.features import Features
from store.threads.cluster.packing import packed, unpacked
from store.threads.db.thread_tables import Membership

_EVER = 1 << 30
"""A day beyond all days."""


class PostgresMembers(ThreadPart):
    """Which story is in which thread."""

    def get(self, story: StoryId) -> Membership | None:
        """Return a story's membership; None for a story that was not taken in."""
        row = self._row("SELECT thread, day, title, likeness, because FROM dateline.members WHERE story = %s", story)
        if row is None:
            return None
        thread, day, title, likeness, because = row
        shared = [(text, bits) for text, bits in orjson.loads(because)]
        return Membership(story, thread, day, bytes(title).decode(), likeness, shared)

    def thread_of(self, story: StoryId) -> int | None:
        """Return the id of a story's thread; None for a story that was not taken in."""
        row = self._row("SELECT thread FROM dateline.members WHERE story = %s", story)
        return int(row[0]) if row else None

    def of(self, thread: int, days: tuple[int, int] | None = None, limit: int = -1) -> list[tuple[StoryId, float]]:
        """Return a thread's stories, oldest first, with their likenesses (0 where the person put them); of some days if given."""
        first, last = days or (0, _EVER)
        rows = self._rows(
            "SELECT story, coalesce(likeness, 0) FROM dateline.members WHERE thread = %s AND day BETWEEN %s AND %s"
            " ORDER BY day, story LIMIT %s",
            thread,
            max(0, first),
            min(last, _EVER),
            limit if limit >= 0 else None,
        )
        return [(StoryId(story), likeness) for story, likeness in rows]

    def days(self, thread: int, days: tuple[int, int]) -> list[tuple[StoryId, int]]:
        """Return a thread's stories of some days, oldest first, each with its day."""
        question = "SELECT story, day FROM dateline.members WHERE thread = %s AND day BETWEEN %s AND %s ORDER BY day, story"
        rows = self._rows(question, thread, max(0, days[0]), min(days[1], _EVER))
        return [(StoryId(story), day) for story, day in rows]

    def titles(self, thread: int, limit: int) -> list[str]:
        """Return titles of a thread's stories; ids, by which they are chosen, say nothing of what a story is about."""
        rows = self._rows("SELECT title FROM dateline.members WHERE thread = %s ORDER BY story LIMIT %s", thread, limit)
        return [bytes(title).decode() for (title,) in rows]

    def put(self, member: Membership) -> None:
        """Keep where a story is, in the place of where it was."""
        row = (member.story, member.thread, member.day, member.title.encode(), member.likeness, _plain(member.shared))
        self._put("members", "story thread day title likeness because", [row])

    def drop(self, story: StoryId) -> None:
        """Forget a story."""
        self._rows("DELETE FROM dateline.members WHERE story = %s", story)
        self._rows("DELETE FROM dateline.young WHERE story = %s", story)

    def merge(self, merged: Merged) -> None:
        """Keep that a thread became part of another; its stories go along."""
        self._put(
            "merges", "gone into_thread likeness because", [(merged.gone, merged.into, merged.likeness, _plain(merged.shared))]
        )
        self._rows("UPDATE dateline.members SET thread = %s WHERE thread = %s", merged.into, merged.gone)

    def merged_into(self, thread: int) -> list[Merged]:
        """Return the threads that became part of a thread."""
        rows = self._rows("SELECT gone, likeness, because FROM dateline.merges WHERE into_thread = %s ORDER BY gone", thread)
        return [Merged(thread, gone, likeness, tuple(orjson.loads(because))) for gone, likeness, because in rows]


class PostgresLoose(ThreadPart):
    """Stories that may be grouped anew, and the threads that a person made firm."""

    def keep(self, stories: Iterable[tuple[StoryId, Features]]) -> None:
        """Keep stories at hand."""
        rows = (
            (story, known.day, packed(known.weights), _plain([*known.printed.values()]), _plain(sorted(known.broad)))
            for story, known in stories
        )
        self._put("young", "story day weights printed broad", rows)

    def clear(self) -> None:
        """Keep nothing any more."""
        self._rows("DELETE FROM dateline.young")

    def make_firm(self, thread: int) -> None:
        """Leave a thread as the person made it: its stories are no more loose."""
        self._put("firm", "thread", [(thread,)])

    def all(self) -> tuple[list[StoryId], list[Features], list[int]]:
        """Return the stories that may be grouped anew, in time order, what each is known by, and its thread."""
        rows = self._rows(
            "SELECT y.story, y.day, y.weights, y.printed, y.broad, m.thread FROM dateline.young y JOIN dateline.members m USING (story)"
            " WHERE NOT EXISTS (SELECT 1 FROM dateline.firm f WHERE f.thread = m.thread) ORDER BY y.day, y.story"
        )
        ids, known, threads = [], [], []
        for story, day, raw, printed, broad, thread in rows:
            weights = unpacked(bytes(raw))
            texts = dict(zip(weights, orjson.loads(printed), strict=True))
            ids.append(StoryId(story))
            known.append(Features(weights, texts, day, frozenset(orjson.loads(broad))))
            threads.append(int(thread))
        return ids, known, threads


def _plain(value: Any) -> bytes:
    return orjson.dumps(value)
