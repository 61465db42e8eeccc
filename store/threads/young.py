"""A young book: while it holds few stories they are kept at hand, so that all of them can be put together anew as it grows.

What the first stories of an archive have in common is known only when more have come; whichever way they came, in one import, month
by month or one by one, they find the same threads. Once the book has grown up its threads stay as they are, and nothing is kept.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from store.api.story import StoryId
from store.threads.cluster import packed, unpacked
from store.threads.features import Features

SCHEMA = """
CREATE TABLE IF NOT EXISTS young (id TEXT PRIMARY KEY, day INTEGER, weights BLOB, printed TEXT, broad TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS firm (thread INTEGER PRIMARY KEY);
"""
YOUNG = 500
"""A book of more stories has grown up."""
_GROWN, _LEAST = 1.25, 25
"""Stories are put together anew when there are a quarter more than the last time, and so many at least."""


class Young:
    """The stories of a young book, and the threads that the person made firm."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def keep(self, stories: Iterable[tuple[StoryId, Features]]) -> None:
        """Keep stories at hand; headlines, which give too little to go by, stay where they were put."""
        rows = [
            (
                story,
                known.day,
                packed(known.weights),
                json.dumps(list(known.printed.values()), ensure_ascii=False),
                json.dumps(sorted(known.broad)),
            )
            for story, known in stories
            if not known.headline
        ]
        self._database.executemany("INSERT OR REPLACE INTO young VALUES (?, ?, ?, ?, ?)", rows)

    def forget(self, story: StoryId) -> None:
        """Forget a story that is gone."""
        self._database.execute("DELETE FROM young WHERE id = ?", (story,))

    def grown_up(self) -> None:
        """Keep nothing any more."""
        self._database.execute("DELETE FROM young")

    def make_firm(self, thread: int) -> None:
        """Leave a thread as the person made it."""
        self._database.execute("INSERT OR IGNORE INTO firm VALUES (?)", (thread,))

    def loose(self) -> tuple[list[StoryId], list[Features], list[int]]:
        """Return the stories that may be put together anew, in time order, what each is known by, and its thread."""
        question = (
            "SELECT young.id, young.day, weights, printed, broad, thread FROM young JOIN stories USING (id)"
            " WHERE thread NOT IN (SELECT thread FROM firm) ORDER BY young.day, young.id"
        )
        ids, known, threads = [], [], []
        for story, day, weights, printed, broad, thread in self._database.execute(question):
            plain = unpacked(weights)
            ids.append(StoryId(story))
            known.append(Features(plain, dict(zip(plain, json.loads(printed), strict=True)), day, frozenset(json.loads(broad))))
            threads.append(int(thread))
        return ids, known, threads


def is_due(stories: int, before: int) -> bool:
    """Return whether a book grew enough since its stories were put together."""
    return stories >= max(_LEAST, _GROWN * before)


def keeping_numbers(groups: Sequence[Sequence[int]], threads: Sequence[int]) -> Mapping[int, int | None]:
    """Return for each group, by its place, the thread it goes on as: that with which it shares most stories; nothing if it is a new one."""
    shared: Counter[tuple[int, int]] = Counter(
        (number, threads[place]) for number, places in enumerate(groups) for place in places
    )
    goes_on: dict[int, int | None] = defaultdict(lambda: None)
    taken: set[int] = set()
    for (number, thread), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0][1], one[0][0])):
        if number not in goes_on and thread not in taken:
            goes_on[number] = thread
            taken.add(thread)
    return goes_on
