"""The file that thread tables are kept in, in the index's folder: opened to read, and opened to write.

What it looks like is noted with every write, as SQLite keeps no sums: what looks otherwise was changed by something else, and is made
anew. So is what looks as it did and proves damaged once something goes wrong with it: a disk may forget, and a clock may be set.
What goes wrong with a file that is sound is a fault of ours, and is raised as such.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import TypeVar

from store.api.errors import DamagedThreadsError, UnreadableFileError
from store.files import keep, kept, look_of
from store.text.reading_limits import UNEXPECTED_ERRORS
from store.threads.db.sqlite_tables import SqliteTables, begin_anew
from store.threads.db.thread_tables import ThreadTables

FILE = "threads.db"
"""The file's name."""
_NOTE = "threads.json"
_TRIES, _BETWEEN = 4, 0.01
"""How often is looked again, and after how many seconds: another program may have written and not noted it yet."""
_OUTER = (sqlite3.Error, OSError)
"""What a question may end with on the disk, or on locks."""
_FAILURES = (*_OUTER, *UNEXPECTED_ERRORS)
"""The same, and what it may end with where it reads what nobody wrote."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PASSING = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
)  # fmt: skip
"""What says nothing of what the file holds."""
_T = TypeVar("_T")


class ThreadFile:
    """The file of threads of one archive, made when it is first opened to write."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        """Where it is."""
        self.notices: list[str] = []
        """What the person should know of it, a sentence each; whoever tells it takes it out."""
        self._lock = threading.Lock()
        self._tables: SqliteTables | None = None
        self._inode = 0
        self._trusted: list[list[int]] | None = None
        """What the file looked like when it was last found to be what was written."""
        self._proved = ""
        """What was found to be wrong with it, as it was when it looked like this."""
        self._distrusted: list[list[int]] | None = None
        self._shared = 0
        """Bytes that the file had which SQLite shares with other programs, when it was last looked at."""
        self._seen = self._look()

    def changed(self) -> bool:
        """Return whether anything was written since this was last asked."""
        before, self._seen = self._seen, self._look()
        return self._seen != before

    def ask(self, question: Callable[[ThreadTables], _T]) -> _T | None:
        """Return the answer to a question, as things stood at one moment.

        None if there is no file yet, if it was just begun anew, or if it is not what was written.
        """
        with self._lock:
            try:
                inode = self.path.stat().st_ino
                if self._wrong():
                    self._close()
                    return None
                if self._tables is None or inode != self._inode:  # it was begun anew, in another file
                    self._close()
                    self._tables, self._inode = SqliteTables.to_read(self.path), inode
                self._lengthen()
                with self._tables.reading():
                    return question(self._tables)
            except _FAILURES as error:
                self._close()
                if not self._distrusts(error) and not isinstance(error, _OUTER):
                    raise
                return None

    @contextmanager
    def opened(self) -> Iterator[ThreadTables]:
        """Open the file to write; it is begun anew if it is not what was written.

        Raises UnreadableFileError if that can't be done, or something in it can't: DamagedThreadsError if what stood in it is to blame.
        """
        try:
            if wrong := self._wrong():
                begin_anew(self.path)
                self.notices.append(f"the file of threads was damaged ({wrong}) and is made anew from the archive")
            try:
                self._lengthen()
                with closing(SqliteTables.to_write(self.path, self._note)) as tables:
                    self._note()
                    yield tables
            finally:
                self._note()
        except _FAILURES as error:
            if self._distrusts(error):
                raise DamagedThreadsError.of(self.path, self._proved) from error
            if not isinstance(error, _OUTER):
                raise
            told = f"threads can't be kept in {self.path} ({error}); make room, or set DATELINE_CACHE to another folder"
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
            self._lengthen()
            self._tables.close()
            self._tables, self._shared = None, 0

    def _wrong(self) -> str:
        """Return what is wrong with the file, in a few words; nothing if it is what was written, or if there is none."""
        if not self.path.exists():
            return "what belongs to it stands alone" if any(_looks(self.path)) else ""
        if self._beside("-journal").exists():
            return "a journal stands beside it that is not its own"
        for _ in range(_TRIES):
            looks = _looks(self.path)
            if looks == self._trusted:
                return ""
            if looks == self._distrusted:
                return self._proved
            noted = kept(self.path.with_name(_NOTE), list)
            if noted == looks or (noted is None and _is_whole(self.path)):
                self._trusted = looks
                return ""
            sleep(_BETWEEN)
        return "it is not what was written"

    def _note(self) -> None:
        """Note what the file looks like that was just written."""
        self._lengthen()
        self._trusted = _looks(self.path)
        _keep_looks(self.path, self._trusted)

    def _lengthen(self) -> None:
        """Make the file that SQLite shares with other programs as long as it was, if it was cut off; SQLite finds it empty and fills it.

        It is mapped into memory: to read behind its end would end the program.
        """
        shared = self._beside("-shm")
        with suppress(OSError):
            size = shared.stat().st_size
            if size < self._shared:
                os.truncate(shared, self._shared)
            self._shared = max(size, self._shared)

    def _distrusts(self, error: Exception) -> bool:
        """Return whether an error comes of what the file holds; then whoever writes next makes it anew."""
        proved = _proved_by(error, self.path)
        if not proved:
            return False
        self._proved = proved
        self._trusted, self._distrusted = None, _looks(self.path)
        _keep_looks(self.path, [])  # looks like nothing that is written
        return True

    def _beside(self, ending: str) -> Path:
        return _beside(self.path, ending)


def note(folder: Path) -> None:
    """Note what the file of threads in an index's folder looks like, for who copied it whole and knows that it is what was written."""
    _keep_looks(folder / FILE, _looks(folder / FILE))


def _looks(path: Path) -> list[list[int]]:
    """Return what a file looks like, and what is written before it goes into it, if that holds anything.

    SQLite says whose that second one is with every look at it: that is no change.
    """
    look, second = look_of(path), look_of(_beside(path, "-wal"))
    return [list(look), [*second[:2], *second[3:]] if second and second[0] else []]


def _keep_looks(path: Path, looks: list[list[int]]) -> None:
    keep(path.with_name(_NOTE), looks)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _is_whole(path: Path) -> bool:
    """Return whether a file of which nothing is noted is whole: an earlier version wrote it, or a kill came before the note."""
    from store.threads.db.soundness import is_older, wrong_in

    try:
        return not wrong_in(path) or is_older(path)
    except sqlite3.Error:
        return False


def _proved_by(error: Exception, path: Path) -> str:
    """Return what is wrong with a file, in a few words, if that is where an error comes from.

    Nothing if the file can't be reached now, or is sound.
    """
    if isinstance(error, OSError):
        return ""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED:
        return str(error)
    if code in _PASSING:
        return ""
    from store.threads.db.soundness import wrong_in

    return wrong_in(path)
