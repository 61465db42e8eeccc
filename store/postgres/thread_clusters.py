"""Threads, their clusters and what leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.api.threads import Thread
from store.postgres.lexemes import without_nul
from store.postgres.thread_table import ThreadPart
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_state import packed_state, unpack_state

_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_", "\0": "\ufffd"})


class PostgresClusters(ThreadPart):
    """Where clusters are kept, and for each feature the threads that have it."""

    def get(self, thread: int) -> Cluster | None:
        """Return a thread's cluster, or None if there is none."""
        row = self._row(
            "SELECT first, last, number, name, given, state FROM dateline.threads JOIN dateline.clusters USING (thread) WHERE thread = %s",
            thread,
        )
        if row is None:
            return None
        first, last, size, name, given, state = row
        return unpack_state(Cluster(thread, first, last, size, name=name, given=given), bytes(state))

    def leads(self, features: Sequence[int]) -> Mapping[int, bytes]:
        """Return what was kept as leading from features to threads; none for a feature that is unknown."""
        if not features:
            return {}
        rows = self._rows("SELECT feature, threads FROM dateline.postings WHERE feature = ANY(%s)", [*features])
        return {int(feature): bytes(threads) for feature, threads in rows}

    def keep(self, changed: Iterable[Cluster], gone: Iterable[int], leads: Mapping[int, bytes]) -> None:
        """Keep clusters that changed, forget those that are gone, and keep where features lead."""
        clusters, ended = list(changed), list(gone)
        rows = [(one.id, one.size, one.first, one.last, without_nul(one.name), one.given) for one in clusters]
        self._put("threads", "thread number first last name given", rows)
        self._put("clusters", "thread state", ((one.id, packed_state(one)) for one in clusters))
        for table in ("threads", "clusters") if ended else ():
            self._rows(f"DELETE FROM dateline.{table} WHERE thread = ANY(%s)", ended)
        self._put("postings", "feature threads", leads.items())

    def counters(self) -> tuple[Mapping[str, float], Iterable[tuple[int, bytes]]]:
        """Return the numbers that were kept by their names, and the pages of counters by theirs."""
        pages = self._rows("SELECT page, counts FROM dateline.counters")
        numbers = self._rows("SELECT key, value FROM dateline.thread_numbers")
        return {str(key): value for key, value in numbers}, [(int(page), bytes(counts)) for page, counts in pages]

    def keep_counters(self, numbers: Mapping[str, float], pages: Iterable[tuple[int, bytes]]) -> None:
        """Keep numbers and pages of counters."""
        self._put("thread_numbers", "key value", numbers.items())
        self._put("counters", "page counts", pages)


class PostgresThreads(ThreadPart):
    """Threads as they are listed: the same rows, without their clusters."""

    def get(self, thread: int) -> Thread | None:
        """Return a thread, also by an id it had before it was joined to another; None if there is none."""
        return next(iter(self._listed("WHERE thread = %s", self.current(thread))), None)

    def current(self, thread: int) -> int:
        """Return a thread's id today, if it was joined to an older one since."""
        while row := self._row("SELECT into_thread FROM dateline.merges WHERE gone = %s", thread):
            thread = int(row[0])
        return thread

    def newest(self, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads with the newest stories that have at least so many, the newest first."""
        return self._listed("WHERE number >= %s ORDER BY last DESC, thread LIMIT %s", least, limit)

    def between(self, first: int, last: int, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads that last into a stretch of days, or through it, the largest first."""
        which = "WHERE number >= %s AND last >= %s AND first <= %s ORDER BY number DESC, thread LIMIT %s"
        return self._listed(which, least, first, last, limit)

    def called(self, words: Sequence[str], limit: int) -> list[Thread]:
        """Return the threads whose name has some words in this order, the largest first."""
        pattern = "%".join(("", *(word.translate(_ESCAPED) for word in words), ""))
        return self._listed("WHERE name ILIKE %s ORDER BY number DESC, thread LIMIT %s", pattern, limit)

    def namesakes(self, name: str, limit: int) -> list[Thread]:
        """Return the threads that have a name, the largest first."""
        return self._listed("WHERE name = %s ORDER BY number DESC, thread LIMIT %s", without_nul(name), limit)

    def count(self) -> int:
        """Return how many threads of several stories there are."""
        row = self._row("SELECT count(*) FROM dateline.threads WHERE number > 1")
        return int(row[0]) if row else 0

    def _listed(self, which: str, *values: object) -> list[Thread]:
        rows = self._rows(f"SELECT thread, name, given, number, first, last FROM dateline.threads {which}", *values)
        return [Thread(thread, name, given, count, first, last) for thread, name, given, count, first, last in rows]
