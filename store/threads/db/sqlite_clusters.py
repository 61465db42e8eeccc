"""Clusters, what leads to them, and the counters of features, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.packing import packed_state, unpack_state

_TOGETHER = 400
"""Features that are asked for together: SQLite takes no more than 999 values in one question."""


class SqliteClusters:
    """Where clusters are kept, and for each feature the threads that have it."""

    SCHEMA = """
CREATE TABLE IF NOT EXISTS threads (
  id INTEGER PRIMARY KEY, number INTEGER, first INTEGER, last INTEGER, name TEXT, given INTEGER, state BLOB);
CREATE INDEX IF NOT EXISTS threads_last ON threads (last);
CREATE TABLE IF NOT EXISTS postings (feature INTEGER PRIMARY KEY, threads BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (page INTEGER PRIMARY KEY, counts BLOB);
"""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, thread: int) -> Cluster | None:
        """Return a thread's cluster, or None if there is none."""
        question = "SELECT id, first, last, number, name, given, state FROM threads WHERE id = ?"
        row = self._database.execute(question, (thread,)).fetchone()
        if row is None:
            return None
        number, first, last, size, name, given, state = row
        return unpack_state(Cluster(number, first, last, size, name=name, given=bool(given)), state)

    def leads(self, features: Sequence[int]) -> Mapping[int, bytes]:
        """Return what was kept as leading from features to threads; none for a feature that is unknown."""
        found: dict[int, bytes] = {}
        for at in range(0, len(features), _TOGETHER):
            part = features[at : at + _TOGETHER]
            marks = ",".join("?" * len(part))
            found.update(
                self._database.execute(f"SELECT feature, threads FROM postings WHERE feature IN ({marks})", part)  # noqa: S608
            )
        return found

    def keep(self, changed: Iterable[Cluster], gone: Iterable[int], leads: Mapping[int, bytes]) -> None:
        """Keep clusters that changed, forget those that are gone, and keep where features lead."""
        run = self._database.executemany
        rows = [(one.id, one.first, one.last, one.size, one.name, int(one.given), packed_state(one)) for one in changed]
        run("INSERT OR REPLACE INTO threads (id, first, last, number, name, given, state) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        run("DELETE FROM threads WHERE id = ?", [(thread,) for thread in gone])
        run("INSERT OR REPLACE INTO postings VALUES (?, ?)", list(leads.items()))

    def counters(self) -> tuple[Mapping[str, float], Iterable[tuple[int, bytes]]]:
        """Return the numbers that were kept by their names, and the pages of counters by theirs."""
        numbers = dict(self._database.execute("SELECT key, value FROM about"))
        return numbers, self._database.execute("SELECT page, counts FROM counters").fetchall()

    def keep_counters(self, numbers: Mapping[str, float], pages: Iterable[tuple[int, bytes]]) -> None:
        """Keep numbers and pages of counters."""
        self._database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", numbers.items())
        self._database.executemany("INSERT OR REPLACE INTO counters VALUES (?, ?)", pages)
