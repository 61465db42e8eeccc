"""Opening the book's file: a damaged one, or one of other rules, is deleted and begun anew, for nothing in it is the only copy."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def open_book(path: Path | None, schema: str, rules: int) -> sqlite3.Connection:
    """Return the open database of a book, in memory if there is no path; its version is that of the rules."""
    if path is None:
        return _prepared(":memory:", schema, rules)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        database = _prepared(str(path), schema, rules)
        if database.execute("PRAGMA user_version").fetchone()[0] == rules:
            return database
        database.close()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        pass
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return _prepared(str(path), schema, rules)


def _prepared(place: str, schema: str, rules: int) -> sqlite3.Connection:
    """Return a database with its tables, if it is a new one; transactions are begun and ended by hand."""
    database = sqlite3.connect(place, isolation_level=None, timeout=30.0)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        if database.execute("PRAGMA user_version").fetchone()[0] == 0:
            database.executescript(schema)
            database.execute(f"PRAGMA user_version = {rules}")
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
