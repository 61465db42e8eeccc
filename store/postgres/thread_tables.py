"""The thread tables of a database, and where they are opened: one writes at a time, others read meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from psycopg import Error, IsolationLevel

from store.api.errors import DatelineError, UnreadableFileError
from store.postgres.connections import Connections
from store.postgres.thread_clusters import PostgresClusters, PostgresThreads
from store.postgres.thread_members import PostgresLoose, PostgresMembers
from store.postgres.thread_months import PostgresMonths, PostgresReports
from store.threads.cluster.cluster_cache import ClusterTable
from store.threads.db import RULES
from store.threads.db.thread_tables import LooseTable, MemberTable, MonthTable, ReportTable, ThreadTable, ThreadTables

if TYPE_CHECKING:
    from psycopg import Connection

_T = TypeVar("_T")
_TURN = 0x64617465_04
"""What is held while threads are written."""
_ALL = (
    "thread_numbers", "counters", "threads", "clusters", "postings", "merges", "firm", "members", "young", "reports", "owed", "texts",
    "thread_months",
)  # fmt: skip
_REVISION = "SELECT revision FROM dateline.thread_state"


class PostgresTables:
    """The thread tables behind one connection."""

    def __init__(self, connection: Connection, close: Callable[[], object] = lambda: None) -> None:
        """`close` is called once one is done with them."""
        self._connection, self._close = connection, close
        self._mine = 0
        self.clusters: ClusterTable = PostgresClusters(connection)
        self.threads: ThreadTable = PostgresThreads(connection)
        self.members: MemberTable = PostgresMembers(connection)
        self.loose: LooseTable = PostgresLoose(connection)
        self.reports: ReportTable = PostgresReports(connection)
        self.months: MonthTable = PostgresMonths(connection)

    def revision(self) -> int:
        """Return a number that changes whenever another connection wrote."""
        row = self._connection.execute(_REVISION).fetchone()
        return (int(row[0]) if row else 0) - self._mine

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is changed inside, or, after an error, nothing; whoever else writes is waited for."""
        with self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
            self._begin_anew_by_other_rules()
            yield
            self._connection.execute("UPDATE dateline.thread_state SET revision = revision + 1")
        self._mine += 1

    def close(self) -> None:
        """Be done with them."""
        self._close()

    def _begin_anew_by_other_rules(self) -> None:
        """Empty tables of other rules: nothing in them is the only copy."""
        row = self._connection.execute("SELECT rules FROM dateline.thread_state").fetchone()
        if row is None or row[0] != RULES:
            for table in _ALL:
                self._connection.execute(f"DELETE FROM dateline.{table}".encode())
            self._connection.execute("UPDATE dateline.thread_state SET rules = %s", (RULES,))


class PostgresThreadSource:
    """Where the thread tables of an archive are opened."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.notices: list[str] = []
        """What the person should know of it, a sentence each; whoever tells it takes it out."""
        self._lock = threading.Lock()
        self._seen = self._revision()

    def ask(self, question: Callable[[ThreadTables], _T]) -> _T | None:
        """Return the answer to a question, as things stood at one moment; None if there are no tables of these rules yet."""
        with self._connections.one() as connection:
            if self._connections.is_together:
                return _asked(connection, question)
            connection.isolation_level = IsolationLevel.REPEATABLE_READ
            try:
                with connection.transaction():
                    return _asked(connection, question)
            finally:
                connection.isolation_level = None

    def changed(self) -> bool:
        """Return whether anything was written since this was last asked."""
        with self._lock:
            before, self._seen = self._seen, self._revision()
            return self._seen != before

    @contextmanager
    def opened(self) -> Iterator[ThreadTables]:
        """Open the tables to write. Raises UnreadableFileError if that can't be done."""
        try:
            with self._connections.one() as connection:
                yield PostgresTables(connection)
        except DatelineError:
            raise
        except Error as error:
            told = f"threads can't be kept in the database ({' '.join(str(error).split())})"
            raise UnreadableFileError(told) from error

    def close(self) -> None:
        """Be done with them; the connections are closed by whoever opened them."""

    def _revision(self) -> int:
        with self._connections.one() as connection:
            row = connection.execute(_REVISION).fetchone()
            return int(row[0]) if row else 0


def _asked(connection: Connection, question: Callable[[ThreadTables], _T]) -> _T | None:
    row = connection.execute("SELECT rules FROM dateline.thread_state").fetchone()
    return question(PostgresTables(connection)) if row and row[0] == RULES else None
