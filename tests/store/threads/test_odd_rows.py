"""A file of threads that holds what nobody can have written is made anew; a fault of ours is raised, whatever the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.api.errors import DamagedThreadsError
from store.threads.db.soundness import wrong_in
from store.threads.db.sqlite_tables import SCHEMA
from store.threads.db.thread_file import FILE, ThreadFile
from store.threads.db.thread_tables import ThreadTables
from tests.store.threads.conftest import RIVER, headlines, opened

_OTHER_KIND = {"TEXT": "zeroblob(7)", "INTEGER": "x'00'", "REAL": "'no such thing'", "BLOB": "'no such thing'"}
"""What is no value of a kind of column."""


def _columns() -> Iterator[tuple[str, str, str]]:
    """Yield a change for every column of every table that no program of ours makes."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(SCHEMA)
        for (table,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for _, name, kind, _, _, key in made.execute("SELECT * FROM pragma_table_info(?)", (table,)).fetchall():
                is_number = key and kind == "INTEGER"
                yield table, name, "-1" if is_number else _OTHER_KIND[kind]
                if not key and name != "likeness":
                    yield table, name, "NULL"


_ODD = (
    "UPDATE stories SET day = 99999999999",
    "UPDATE stories SET because = '[[1, 2]]'",
    "UPDATE stories SET because = replace(hex(zeroblob(20000)), '0', '[')",
    "UPDATE stories SET title = CAST(x'ff' AS TEXT)",
    "UPDATE threads SET last = -4",
    "UPDATE about SET value = 9e999",
    "UPDATE clusters SET state = x'5b5d0a'",
    "UPDATE counters SET counts = x'00'",
    "UPDATE postings SET threads = x'000000'",
    "DELETE FROM clusters",
    "DELETE FROM threads",
    "DROP TABLE texts",
    "ALTER TABLE stories ADD COLUMN more TEXT",
    "CREATE TRIGGER more AFTER INSERT ON stories BEGIN DELETE FROM months; END",
    "CREATE VIEW more AS SELECT * FROM stories",
    "INSERT INTO merges VALUES (901, 902, 0, '[]'), (902, 901, 0, '[]')",
    "DROP TABLE stories; CREATE TABLE stories (title TEXT, id TEXT)",
)
"""Changes of a file that keep its form, more or less."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file that has a row in every table."""
    folder = tmp_path_factory.mktemp("threads")
    writer = opened(folder)
    writer.take_in(headlines(RIVER))
    writer.settle()
    writer.tables.close()
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.executescript(
            "INSERT INTO merges VALUES (900, 1, 0.5, '[\"a river\"]'); INSERT INTO firm VALUES (900);"
            "INSERT INTO reports VALUES ('a', 'b'); INSERT INTO owed VALUES ('a'); INSERT INTO months VALUES ('2025-06', 1, 2);"
            "INSERT INTO texts VALUES ('a', '2025-06', 3); INSERT OR IGNORE INTO young SELECT id, day, x'', '[]', '[]' FROM stories;"
        )
        database.execute("PRAGMA journal_mode = DELETE")
    return (folder / FILE).read_bytes()


def _holding(folder: Path, whole: bytes, change: str) -> ThreadFile:
    """Return a file that another program changed, of which nothing is noted."""
    (folder / FILE).write_bytes(whole)
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.executescript(change)
    return ThreadFile(folder)


def test_what_was_written_is_sound(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole)

    assert wrong_in(tmp_path / FILE) == ""


@pytest.mark.parametrize(("table", "column", "value"), list(_columns()))
def test_what_is_no_value_of_a_column_is_found(table: str, column: str, value: str, whole: bytes, tmp_path: Path) -> None:
    file = _holding(tmp_path, whole, f"UPDATE OR REPLACE {table} SET {column} = {value}")

    assert table in wrong_in(file.path)
    assert file.ask(lambda tables: tables.months.stamps()) is None


@pytest.mark.parametrize("change", _ODD)
def test_what_has_the_right_form_and_can_not_be_is_made_anew(change: str, whole: bytes, tmp_path: Path) -> None:
    file = _holding(tmp_path, whole, change)

    assert file.ask(lambda tables: tables.threads.newest(10)) is None
    with file.opened() as tables:
        assert tables.threads.newest(10) == []

    assert [one for one in file.notices if "damaged" in one and "made anew" in one]
    assert wrong_in(file.path) == ""
    file.close()


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("change", _ODD[:6])
def test_what_is_noted_as_ours_is_made_anew_once_something_goes_wrong_with_it(
    change: str, asked: bool, whole: bytes, tmp_path: Path
) -> None:
    file = _holding(tmp_path, whole, change)
    file._note()

    def odd(tables: ThreadTables) -> None:
        raise TypeError("it is not what it should be")

    if asked:
        assert file.ask(odd) is None
    else:
        with pytest.raises(DamagedThreadsError, match="made anew"), file.opened() as tables:
            odd(tables)
    with file.opened() as tables:
        assert tables.threads.newest(10) == []
    assert len(file.notices) == 1
    file.close()


@pytest.mark.parametrize("fault", [TypeError, ValueError, KeyError, AttributeError, RecursionError, ZeroDivisionError])
def test_a_fault_of_ours_is_raised_and_the_file_stays(fault: type[Exception], tmp_path: Path) -> None:
    writer = opened(tmp_path)
    writer.take_in(headlines(RIVER))
    writer.tables.close()
    file = ThreadFile(tmp_path)
    file._note()

    def faulty(_: ThreadTables) -> None:
        raise fault

    with pytest.raises(fault):
        file.ask(faulty)
    with pytest.raises(fault), file.opened() as tables:
        faulty(tables)

    assert file.ask(lambda tables: tables.threads.newest(10))
    assert file.notices == []
    file.close()


def test_threads_that_were_joined_in_a_ring_lead_nowhere_and_end(whole: bytes, tmp_path: Path) -> None:
    file = _holding(tmp_path, whole, "INSERT INTO merges VALUES (901, 902, 0, '[]'), (902, 901, 0, '[]')")
    file._note()

    assert file.ask(lambda tables: tables.threads.get(901)) is None
    file.close()
