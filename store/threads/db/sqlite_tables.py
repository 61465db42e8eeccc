"""The thread tables in an SQLite file; a damaged file, or one of other rules, is begun anew, for nothing in it is the only copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from urllib.parse import quote

from store.private import make_file, make_folder
from store.threads.cluster.cluster_cache import ClusterTable
from store.threads.db import RULES
from store.threads.db.sqlite_clusters import SqliteClusters, SqliteThreads
from store.threads.db.sqlite_members import SqliteLoose, SqliteMembers
from store.threads.db.sqlite_months import SqliteMonths, SqliteReports
from store.threads.db.thread_tables import LooseTable, MemberTable, MonthTable, ReportTable, ThreadTable

_PATIENCE = 30.0
"""Seconds that another process which writes is waited for."""
_SHORT_PATIENCE = 1.0
"""The same of who reads: nobody who reads has to wait, unless another program keeps the whole file to itself."""
_PAGES = 8_000
"""KiB of the file held in memory by who writes."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (page INTEGER PRIMARY KEY, counts BLOB);
CREATE TABLE IF NOT EXISTS threads (
  id INTEGER PRIMARY KEY, number INTEGER, first INTEGER, last INTEGER, name TEXT, given INTEGER);
CREATE INDEX IF NOT EXISTS threads_last ON threads (last);
CREATE INDEX IF NOT EXISTS threads_name ON threads (name);
CREATE TABLE IF NOT EXISTS clusters (id INTEGER PRIMARY KEY, state BLOB);
CREATE TABLE IF NOT EXISTS postings (feature INTEGER PRIMARY KEY, threads BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS merges (gone INTEGER PRIMARY KEY, into_thread INTEGER, likeness REAL, because TEXT);
CREATE TABLE IF NOT EXISTS stories (
  id TEXT PRIMARY KEY, thread INTEGER, day INTEGER, title TEXT, likeness REAL, because TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stories_thread ON stories (thread, day);
CREATE TABLE IF NOT EXISTS young (id TEXT PRIMARY KEY, day INTEGER, weights BLOB, printed TEXT, broad TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS firm (thread INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, lead TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reports_lead ON reports (lead);
CREATE TABLE IF NOT EXISTS owed (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS months (month TEXT PRIMARY KEY, size INTEGER, changed INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, month TEXT, text INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS texts_month ON texts (month);
"""
"""The tables; when they change, `RULES` is raised, and they are made anew."""


class SqliteTables:
    """The thread tables behind one connection to a file, or to memory."""

    def __init__(self, database: sqlite3.Connection, note: Callable[[], object] = lambda: None) -> None:
        """`note` is called whenever something was written."""
        self._database, self._note = database, note
        self.clusters: ClusterTable = SqliteClusters(database)
        self.threads: ThreadTable = SqliteThreads(database)
        self.members: MemberTable = SqliteMembers(database)
        self.loose: LooseTable = SqliteLoose(database)
        self.reports: ReportTable = SqliteReports(database)
        self.months: MonthTable = SqliteMonths(database)

    @classmethod
    def in_memory(cls) -> SqliteTables:
        """Return empty tables in memory."""
        return cls(_prepared(":memory:"))

    @classmethod
    def to_read(cls, path: Path) -> SqliteTables:
        """Return the tables in a file, as any thread may read them. Raises sqlite3.Error."""
        place = f"file:{quote(str(path))}?mode=ro"
        return cls(sqlite3.connect(place, uri=True, check_same_thread=False, timeout=_SHORT_PATIENCE))

    @classmethod
    def to_write(cls, path: Path, note: Callable[[], object] = lambda: None) -> SqliteTables:
        """Return the tables in a file, which is made if need be; `note` is called whenever something was written. Raises sqlite3.Error."""
        make_folder(path.parent)
        make_file(path)
        try:
            database = _prepared(str(path))
            if _rules(database) == RULES:
                return cls(database, note)
            database.close()
        except sqlite3.OperationalError:
            raise
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # a damaged file may name what it lacks by no letters
            pass
        begin_anew(path)
        return cls(_prepared(str(path)), note)

    def revision(self) -> int:
        """Return a number that changes whenever another connection wrote."""
        return int(self._database.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Answer as things stood at one moment, whatever others write meanwhile."""
        self._database.execute("BEGIN")
        try:
            yield
        finally:
            self._database.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is changed inside, or, after an error, nothing."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
        self._note()

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def begin_anew(path: Path) -> None:
    """Take a file of tables away, with all that SQLite keeps beside it. Raises OSError."""
    for ending in ("", "-wal", "-shm", "-journal"):
        left = path.with_name(path.name + ending)
        rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink(missing_ok=True)


def _rules(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _prepared(place: str) -> sqlite3.Connection:
    """Return a database with its tables; those of other rules are left as they are. Transactions are begun and ended by hand."""
    database = sqlite3.connect(place, isolation_level=None, timeout=_PATIENCE)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"PRAGMA cache_size = -{_PAGES}")
        if (rules := _rules(database)) in (0, RULES):
            database.executescript(SCHEMA)
        if rules == 0:
            database.execute(f"PRAGMA user_version = {RULES}")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        database.close()
        raise
    return database
