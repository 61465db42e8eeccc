"""The file that thread tables are kept in, in the index's folder: opened to read, and opened to write."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from store.api.errors import UnreadableFileError
from store.threads.db.sqlite_tables import SqliteTables
from store.threads.db.thread_tables import ThreadTables

FILE = "threads.db"
"""The file's name."""
_T = TypeVar("_T")


class ThreadFile:
    """The file of threads of one archive, made when it is first opened to write."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        """Where it is."""
        self._lock = threading.Lock()
        self._tables: SqliteTables | None = None
        self._inode = 0
        self._seen = self._look()

    def changed(self) -> bool:
        """Return whether anything was written since this was last asked."""
        before, self._seen = self._seen, self._look()
        return self._seen != before

    def ask(self, question: Callable[[ThreadTables], _T]) -> _T | None:
        """Return the answer to a question, as things stood at one moment; None if there is no file yet, or it was just begun anew."""
        with self._lock:
            try:
                inode = self.path.stat().st_ino
                if self._tables is None or inode != self._inode:  # it was begun anew, in another file
                    self._close()
                    self._tables, self._inode = SqliteTables.to_read(self.path), inode
                with self._tables.reading():
                    return question(self._tables)
            except (sqlite3.Error, OSError):
                self._close()
                return None

    @contextmanager
    def opened(self) -> Iterator[ThreadTables]:
        """Open the file to write. Raises UnreadableFileError if that can't be done, or something in it can't."""
        try:
            with closing(SqliteTables.to_write(self.path)) as tables:
                yield tables
        except sqlite3.Error as error:
            told = f"{self.path} can't be written ({error}); delete it, it is made anew, or make room"
            raise UnreadableFileError(told) from error

    def close(self) -> None:
        """Close the file; it is opened again with the next question."""
        with self._lock:
            self._close()

    def _look(self) -> tuple[int, int]:
        """Return which file it is, and a number that changes whenever somebody else writes in it; zeros if there is none."""
        revision = self.ask(lambda tables: tables.revision())
        return (0, 0) if revision is None else (self._inode, revision)

    def _close(self) -> None:
        if self._tables is not None:
            self._tables.close()
            self._tables = None
