"""Threads, their clusters and what leads to them, in SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.api.threads import Thread
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_state import packed_state, unpack_state
from store.threads.db.sqlite_table import SqliteTable

_TOGETHER = 400
"""Features that are asked for together: SQLite takes no more than 999 values in one question."""


class SqliteClusters(SqliteTable):
    """Where clusters are kept, and for each feature the threads that have it."""

    def get(self, thread: int) -> Cluster | None:
        """Return a thread's cluster, or None if there is none."""
        row = self._row(
            "SELECT first, last, number, name, given, state FROM threads JOIN clusters USING (id) WHERE id = ?", thread
        )
        if row is None:
            return None
        first, last, size, name, given, state = row
        return unpack_state(Cluster(thread, first, last, size, name=name, given=bool(given)), state)

    def leads(self, features: Sequence[int]) -> Mapping[int, bytes]:
        """Return what was kept as leading from features to threads; none for a feature that is unknown."""
        found: dict[int, bytes] = {}
        for at in range(0, len(features), _TOGETHER):
            part = features[at : at + _TOGETHER]
            marks = ",".join("?" * len(part))
            found.update(self._rows(f"SELECT feature, threads FROM postings WHERE feature IN ({marks})", *part))  # noqa: S608
        return found

    def keep(self, changed: Iterable[Cluster], gone: Iterable[int], leads: Mapping[int, bytes]) -> None:
        """Keep clusters that changed, forget those that are gone, and keep where features lead."""
        clusters, ended = list(changed), [(thread,) for thread in gone]
        rows = [(one.id, one.size, one.first, one.last, one.name, int(one.given)) for one in clusters]
        self._write("INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._write("INSERT OR REPLACE INTO clusters VALUES (?, ?)", ((one.id, packed_state(one)) for one in clusters))
        self._write("DELETE FROM threads WHERE id = ?", ended)
        self._write("DELETE FROM clusters WHERE id = ?", ended)
        self._write("INSERT OR REPLACE INTO postings VALUES (?, ?)", leads.items())

    def counters(self) -> tuple[Mapping[str, float], Iterable[tuple[int, bytes]]]:
        """Return the numbers that were kept by their names, and the pages of counters by theirs."""
        return dict(self._rows("SELECT key, value FROM about")), self._rows("SELECT page, counts FROM counters").fetchall()

    def keep_counters(self, numbers: Mapping[str, float], pages: Iterable[tuple[int, bytes]]) -> None:
        """Keep numbers and pages of counters."""
        self._write("INSERT OR REPLACE INTO about VALUES (?, ?)", numbers.items())
        self._write("INSERT OR REPLACE INTO counters VALUES (?, ?)", pages)


class SqliteThreads(SqliteTable):
    """Threads as they are listed: the same rows, without their clusters."""

    def get(self, thread: int) -> Thread | None:
        """Return a thread, also by an id it had before it was joined to another; None if there is none."""
        return next(iter(self._listed("WHERE id = ?", self.current(thread))), None)

    def current(self, thread: int) -> int:
        """Return a thread's id today, if it was joined to an older one since. Raises LookupError if what was joined leads in a ring."""
        passed = {thread}
        while row := self._row("SELECT into_thread FROM merges WHERE gone = ?", thread):
            thread = int(row[0])
            if thread in passed:
                raise LookupError(thread)
            passed.add(thread)
        return thread

    def newest(self, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads with the newest stories that have at least so many, the newest first."""
        return self._listed("WHERE number >= ? ORDER BY last DESC, id LIMIT ?", least, limit)

    def between(self, first: int, last: int, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads that last into a stretch of days, or through it, the largest first."""
        which = "WHERE number >= ? AND last >= ? AND first <= ? ORDER BY number DESC, id LIMIT ?"
        return self._listed(which, least, first, last, limit)

    def called(self, words: Sequence[str], limit: int) -> list[Thread]:
        """Return the threads whose name has some words in this order, the largest first."""
        return self._listed("WHERE name LIKE ? ORDER BY number DESC, id LIMIT ?", f"%{'%'.join(words)}%", limit)

    def namesakes(self, name: str, limit: int) -> list[Thread]:
        """Return the threads that have a name, the largest first."""
        return self._listed("WHERE name = ? ORDER BY number DESC, id LIMIT ?", name, limit)

    def count(self) -> int:
        """Return how many threads of several stories there are."""
        return int(self._row("SELECT count(*) FROM threads WHERE number > 1")[0])

    def _listed(self, which: str, *values: object) -> list[Thread]:
        rows = self._rows(f"SELECT id, name, given, number, first, last FROM threads {which}", *values)  # noqa: S608
        return [Thread(thread, name, bool(given), count, first, last) for thread, name, given, count, first, last in rows]
