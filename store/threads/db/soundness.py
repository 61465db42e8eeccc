"""Whether what stands in the thread tables can have been written: SQLite takes anything into any column, from whichever program.

All of it is read, so this is asked only of a file that nobody noted, or that something went wrong with.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Mapping
from contextlib import closing
from math import isfinite
from pathlib import Path
from typing import Any
from urllib.parse import quote

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_state import unpack_state
from store.threads.cluster.feature_rarity import PAGE
from store.threads.cluster.packing import unpacked
from store.threads.db import RULES
from store.threads.db.sqlite_tables import SCHEMA

_Check = Callable[[Any], bool]
_LAST_DAY = 3_652_059
"""The last day that has a number."""
_MOST = 1 << 32
"""Numbers of features and counters are smaller."""
_NOTHING_TO_FOLLOW = (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What it may end in to read what nobody wrote."""


def wrong_in(path: Path) -> str:
    """Return what is wrong in a file of thread tables, in a few words; nothing if all of it can have been written by these rules."""
    try:
        with closing(_opened(path)) as database:
            return _damage(database) or _odd_tables(database) or _odd_rows(database) or _left_alone(database)
    except sqlite3.Error as error:
        return str(error)


def is_older(path: Path) -> bool:
    """Return whether a whole file is of other rules, which have tables of their own. Raises sqlite3.Error."""
    with closing(_opened(path)) as database:
        return not _damage(database) and _rules(database) not in (0, RULES)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)


def _damage(database: sqlite3.Connection) -> str:
    return "" if database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",) else "its pages are damaged"


def _rules(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _odd_tables(database: sqlite3.Connection) -> str:
    """Return what of the tables is not ours; those of a file without rules are only just being made."""
    if (rules := _rules(database)) not in (0, RULES):
        return "it is of other rules"
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(SCHEMA)
        ours, found = _made_of(made), _made_of(database)
    return "" if found == ours or (not rules and found < ours) else "its tables are not ours"


def _made_of(database: sqlite3.Connection) -> set[tuple[object, ...]]:
    """Return all that a database is made of: its tables and whatever else has a name, and their columns in their order."""
    named = database.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return {
        (one, *column) for one in named for column in [(), *database.execute("SELECT * FROM pragma_table_info(?)", one[1:2])]
    }


def _odd_rows(database: sqlite3.Connection) -> str:
    """Return the table that has a row which nobody can have written."""
    for (table,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall():
        checks = _COLUMNS[table]
        try:
            rows = database.execute(f"SELECT {', '.join(checks)} FROM {table}")  # noqa: S608 - names of ours
            if not all(check(value) for row in rows for check, value in zip(checks.values(), row, strict=True)):
                return f"a row of its table {table} is not what was written"
        except _NOTHING_TO_FOLLOW:
            return f"a row of its table {table} can't be read"
    return ""


def _left_alone(database: sqlite3.Connection) -> str:
    """Return which table leads to what is not there."""
    for table, question in _LOOSE_ENDS.items():
        if _rules(database) and database.execute(question).fetchone():
            return f"its table {table} leads to nothing"
    into = dict(database.execute("SELECT gone, into_thread FROM merges")) if _rules(database) else {}
    for thread in list(into):
        passed = {thread}
        while (thread := into.pop(thread, 0)) and thread not in passed:
            passed.add(thread)
        if thread in passed:
            return "its table merges leads in a ring"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _within(first: int, last: int) -> _Check:
    return lambda value: type(value) is int and first <= value <= last


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and isfinite(value)  # type: ignore[arg-type]


def _is_likeness(value: object) -> bool:
    return value is None or _is_number(value)


def _is_shared(value: str) -> bool:
    told = json.loads(value)
    return isinstance(told, list) and all(isinstance(text, str) and _is_number(bits) for text, bits in told)


def _is_printed(value: str) -> bool:
    told = json.loads(value)
    return isinstance(told, list) and all(isinstance(one, str) for one in told)


def _are_features(value: str) -> bool:
    told = json.loads(value)
    return isinstance(told, list) and all(map(_IS_FEATURE, told))


def _are_weights(value: bytes) -> bool:
    return isinstance(value, bytes) and bool(unpacked(value) or not value)


def _are_threads(value: bytes) -> bool:
    return isinstance(value, bytes) and bool(array("I", value) or not value)


def _is_page(value: bytes) -> bool:
    return isinstance(value, bytes) and len(array("I", value)) == PAGE


def _is_state(value: bytes) -> bool:
    cluster = unpack_state(Cluster(1, 1, 1), value)
    numbers = all(map(_IS_COUNT, (cluster.headlines, cluster.named, cluster.compared)))
    members = all(_IS_DAY(one.day) and _are_weights(one.packed) for one in cluster.members)
    return numbers and members and all(map(_is_text, cluster.printed.values()))


_IS_ID, _IS_COUNT, _IS_DAY, _IS_FEATURE = (
    _within(1, _MOST - 1),
    _within(0, 1 << 62),
    _within(1, _LAST_DAY),
    _within(0, _MOST - 1),
)
_IS_NUMBER = _within(-(1 << 63), (1 << 63) - 1)
_COLUMNS: Mapping[str, Mapping[str, _Check]] = {
    "about": {"key": _is_text, "value": _is_number},
    "counters": {"page": _IS_FEATURE, "counts": _is_page},
    "threads": {"id": _IS_ID, "number": _IS_COUNT, "first": _IS_DAY, "last": _IS_DAY, "name": _is_text, "given": _within(0, 1)},
    "clusters": {"id": _IS_ID, "state": _is_state},
    "postings": {"feature": _IS_FEATURE, "threads": _are_threads},
    "merges": {"gone": _IS_ID, "into_thread": _IS_ID, "likeness": _is_likeness, "because": _is_printed},
    "stories": {
        "id": _is_text, "thread": _IS_ID, "day": _IS_DAY, "title": _is_text, "likeness": _is_likeness, "because": _is_shared,
    },
    "young": {"id": _is_text, "day": _IS_DAY, "weights": _are_weights, "printed": _is_printed, "broad": _are_features},
    "firm": {"thread": _IS_ID},
    "reports": {"id": _is_text, "lead": _is_text},
    "owed": {"id": _is_text},
    "months": {"month": _is_text, "size": _IS_NUMBER, "changed": _IS_NUMBER},
    "texts": {"id": _is_text, "month": _is_text, "text": _IS_NUMBER},
}  # fmt: skip
"""What each column holds."""
_LOOSE_ENDS = {
    "threads": "SELECT 1 FROM threads LEFT JOIN clusters USING (id) WHERE clusters.id IS NULL LIMIT 1",
    "stories": "SELECT 1 FROM stories LEFT JOIN threads ON threads.id = thread WHERE threads.id IS NULL LIMIT 1",
}
"""Questions that find a row which belongs to one that is not there."""
