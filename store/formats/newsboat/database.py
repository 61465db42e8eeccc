"""A database of another program, opened so that it is never changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from store.formats.unreadable import UnreadableError

Select = Callable[[str], Iterable[tuple[Any, ...]]]
"""Answers a query with rows."""
_PATIENCE = 5.0
"""Seconds to wait for the program that writes to it."""
_LONGEST = 32 * 1024 * 1024
"""Bytes of one text that are still read."""


@contextmanager
def opened_read_only(stream: IO[bytes]) -> Iterator[Select]:
    """Open the database that a stream holds and give what answers a query with rows: the file itself, else a copy that is thrown away.

    Raises UnreadableError, also out of the block that reads.
    """
    try:
        with _database(stream) as database:
            yield database.execute
    except sqlite3.OperationalError as error:
        why = "another program is writing to it" if "locked" in str(error) else f"it can't be read ({error})"
        raise UnreadableError(f"{why}; try again in a moment, or leave that program first") from error
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter if the names of its columns are no text
        raise UnreadableError(f"it is damaged from here on ({error}); what stands before that was read") from error


@contextmanager
def _database(stream: IO[bytes]) -> Iterator[sqlite3.Connection]:
    path = _path_of(stream)
    if path and (database := _opened(path)):
        with closing(database):
            yield database
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / "copy.db"
        with copy.open("wb") as file:
            stream.seek(0)
            shutil.copyfileobj(stream, file)
        for ending in ("-journal", "-wal") if path else ():
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        with closing(_connected(copy, mode="rw")) as database:
            yield database


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open a file that another program may be writing to; None if changes stand beside it that only who may write could carry out."""
    if Path(f"{path}-wal").exists():
        return None
    database = _connected(path)
    try:
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        database.close()
        if error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return None
        raise
    return database


def _connected(path: Path, mode: str = "ro") -> sqlite3.Connection:
    database = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level=None
    )
    database.text_factory = _as_text
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def _as_text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")


def _path_of(stream: IO[bytes]) -> Path | None:
    """Return the file that a stream reads, if it is one that can be opened by its name."""
    named = getattr(stream, "name", None)
    if not isinstance(named, str):
        return None
    try:
        return Path(named) if os.path.samestat(os.fstat(stream.fileno()), Path(named).stat()) else None
    except OSError:
        return None
