"""Asking the book of threads beside whoever writes it: places, threads told whole, why, and threads near to one."""

from __future__ import annotations

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import TypeVar

from store.api.story import StoryId
from store.api.threads import NearThread, Thread, ThreadPosition, ThreadSummary, WhyThread
from store.api.views import StoryRow
from store.index.index import StoryIndex
from store.threads import FILE, ThreadReader, key_stories, stories_of, thread, thread_list, threads_called, where_it_stands, why
from store.threads.cluster import Cluster
from store.threads.cluster_cache import ClusterCache
from store.threads.features import Kind, kind_of

_NEAR = 8
_SHOWN = 4
_OFTEN = 0.25
"""Share of a thread's stories that have what it is known by."""
_NEAR_ENOUGH = 1.0
"""What two threads must share at least: one rare feature that all stories of both have, as it were."""
_RARE = 0.8
"""What less than every second or third thread has is rare enough to tell them apart: the logarithm of threads to one."""
_T = TypeVar("_T")


class ThreadQueries:
    """Reads the book of threads of one archive."""

    def __init__(self, index: StoryIndex, over: Callable[[StoryRow], StoryRow]) -> None:
        self._path = index.folder / FILE
        self._index = index
        self._over = over
        self._lock = threading.Lock()
        self._reader: ThreadReader | None = None
        self._look = self._looks()

    def changed(self) -> bool:
        """Return whether the book was written since this was last asked."""
        before, self._look = self._look, self._looks()
        if self._look[0] != before[0]:
            self.close()  # the book was begun anew, in another file
        return self._look != before

    def _looks(self) -> tuple[int, int]:
        """Return which file the book is, and a number that changes whenever somebody else writes in it."""
        version = self.ask(lambda book: int(book.database.execute("PRAGMA data_version").fetchone()[0]), 0)
        try:
            return self._path.stat().st_ino, version
        except OSError:
            return 0, 0

    def ask(self, question: Callable[[ThreadReader], _T], otherwise: _T) -> _T:
        """Return the answer to a question, or another if there is no book, or it was begun anew this moment."""
        with self._lock:
            try:
                if self._reader is None:
                    if not self._path.exists():
                        return otherwise
                    self._reader = ThreadReader(
                        sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, check_same_thread=False)
                    )
                return question(self._reader)
            except sqlite3.Error:
                self._close()
                return otherwise

    def close(self) -> None:
        """Close the book; it is opened again with the next question."""
        with self._lock:
            self._close()

    def position(self, story_id: StoryId) -> ThreadPosition | None:
        """Return where a story stands in its thread."""
        found = self.ask(lambda book: _placed(book, story_id), None)
        if found is None:
            return None
        about, ids, at = found
        earlier, later = (self.row(ids[beside]) if 0 <= beside < len(ids) else None for beside in (at - 1, at + 1))
        return ThreadPosition(about, at + 1, earlier, later)

    def summary(self, number: int) -> ThreadSummary | None:
        """Return a thread told whole."""
        about = self.ask(lambda book: thread(book, number), None)
        if about is None:
            return None
        ids = self.stories(about.id)
        rows = [row for one in ids if (row := self.row(one))]
        latest = self._index.get(rows[-1].id) if rows else None
        stands = where_it_stands(latest.story) if latest else ""
        nothing: list[StoryId] = []
        key = frozenset(self.ask(lambda book: key_stories(book, about.id), nothing))
        return ThreadSummary(about, stands, rows, key, self.ask(lambda book: _near(book, about.id), ()))

    def near(self, story_id: StoryId) -> Sequence[NearThread]:
        """Return the threads that share the most with a story's thread, or with a story that stands alone."""
        number = self.ask(lambda book: book.thread_of(story_id), None)
        return self.ask(lambda book: _near(book, number), ()) if number is not None else ()

    def threads(self, name: str, limit: int) -> Sequence[Thread]:
        """Return the newest threads, or those of a name."""
        return self.ask(lambda book: threads_called(book, name, limit) if name else thread_list(book, limit), [])

    def count(self) -> int:
        """Return how many threads of several stories there are."""
        question = "SELECT count(*) FROM threads WHERE number > 1"
        return self.ask(lambda book: int(book.database.execute(question).fetchone()[0]), 0)

    def why(self, story_id: StoryId) -> WhyThread | None:
        """Return why a story is in its thread."""
        found = self.ask(lambda book: why(book, story_id), None)
        about = self.ask(lambda book: thread(book, found.thread), None) if found else None
        if found is None or about is None or about.count < 2:
            return None
        joined = tuple(both for _, both in found.joined)
        return WhyThread(about, found.by_person, found.began, tuple(one.text for one in found.shared), joined)

    def stories(self, number: int) -> list[StoryId]:
        """Return a thread's stories, the oldest first."""
        return self.ask(lambda book: stories_of(book, number), [])

    def is_copy(self, story_id: StoryId) -> bool:
        """Return whether a story folds into another."""
        question = "SELECT 1 FROM reports WHERE id = ?"
        return self.ask(lambda book: book.database.execute(question, (story_id,)).fetchone() is not None, otherwise=False)

    def row(self, story_id: StoryId) -> StoryRow | None:
        """Return one story's line."""
        stored = self._index.get(story_id)
        return self._over(stored.row) if stored else None

    def _close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def _placed(book: ThreadReader, story_id: StoryId) -> tuple[Thread, list[StoryId], int] | None:
    number = book.thread_of(story_id)
    about = thread(book, number) if number is not None else None
    if about is None or about.count < 2:
        return None
    ids = stories_of(book, about.id)
    return about, ids, ids.index(story_id)


def _near(book: ThreadReader, number: int) -> Sequence[NearThread]:
    """Return the threads that share the most of what is in many of their stories, the rarer a feature the more it counts."""
    shelf = ClusterCache(book.database)
    matter = shelf.matter(number)
    if matter is None:
        return ()
    shares = {one: matter.counts.get(one, 0) / matter.number for one in matter.printed}
    parts = {part for one, text in matter.printed.items() if kind_of(one) is Kind.NAME for part in text.lower().split()[:-1]}
    often = {
        one: share
        for one, share in shares.items()
        if share >= _OFTEN and kind_of(one) is not Kind.COMMON and matter.printed[one].lower() not in parts
    }
    total = int(book.database.execute("SELECT count(*) FROM threads WHERE number > 1").fetchone()[0])
    worth: dict[int, list[float]] = defaultdict(list)
    known_by: dict[int, float] = {}
    for feature, threads in shelf.leads(often):
        rarity = log(total / len(threads))
        if rarity > _RARE:
            known_by[feature] = often[feature] * rarity
            for other in set(threads) - {number}:
                worth[other].append(known_by[feature])
    likely = sorted(worth, key=lambda one: -sum(worth[one]))[: 4 * _NEAR]
    found = [near for other in likely if (near := _near_one(book, shelf, other, matter, known_by))]
    found.sort(key=lambda one: -one[0])
    return [near for nearness, near in found[:_NEAR] if nearness > max(_NEAR_ENOUGH, found[0][0] / 4)]


def _near_one(
    book: ThreadReader, shelf: ClusterCache, other: int, matter: Cluster, known_by: Mapping[int, float]
) -> tuple[float, NearThread] | None:
    """Return how near another thread is, and what is told of it; None if it shares nothing that matters to both."""
    theirs, about = shelf.matter(other), thread(book, other)
    if theirs is None or about is None or about.count < 2 or about.id != other:
        return None
    shared = {one: share * theirs.counts.get(one, 0) / theirs.number for one, share in known_by.items() if one in theirs.counts}
    shared = {one: weight for one, weight in shared.items() if weight >= _OFTEN**2 * _RARE}
    if not shared:
        return None
    best = sorted(shared, key=lambda one: -shared[one] * (1 + 0.5 * matter.printed[one].count(" ")))
    told: list[str] = []
    for text in (matter.printed[one].removesuffix("'s") for one in best):
        if not any(text.lower() in known.lower() or known.lower() in text.lower() for known in told):
            told.append(text)
    return sum(shared.values()), NearThread(about, tuple(told)[:_SHOWN], stories_of(book, other)[-1])
