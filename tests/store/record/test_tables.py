"""The TinyDB files of a folder: one lock, one write, set aside when damaged, read again only when they changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from store.api.errors import ArchiveLockedError, RecordError
from store.record.lock import WriterLock
from store.record.notebook import Notebook
from store.record.storage import read_tables
from store.record.tables import FollowedTable, Tables, by_id, drop, put_rows


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "archive", patience=0.2)


def put(tables: Tables, *rows: Mapping[str, Any], name: str = "some.json") -> None:
    with tables.changing(name) as db:
        db.table("things").insert_multiple([dict(row) for row in rows])


def test_what_is_changed_is_written_once_at_the_end(tables: Tables) -> None:
    with tables.changing("some.json") as db:
        for number in range(3):
            db.table("things").insert({"id": str(number)})
        assert not (tables.folder / "some.json").exists()

    assert [row["id"] for row in TinyDB(tables.folder / "some.json").table("things").all()] == ["0", "1", "2"]
    assert tables.read("some.json", "things") == [{"id": "0"}, {"id": "1"}, {"id": "2"}]
    assert tables.read("some.json", "others") == tables.read("none.json", "things") == []


def test_an_error_within_leaves_the_file_as_it_was(tables: Tables) -> None:
    put(tables, {"id": "kept"})

    with pytest.raises(KeyError), tables.changing("some.json") as db:
        drop(db.table("things"), lambda row: row["none"] == 1)
    with pytest.raises(ZeroDivisionError), tables.changing("some.json") as db:
        db.table("things").insert({"id": 1 // 0})

    assert tables.read("some.json", "things") == [{"id": "kept"}]


def test_a_change_that_changes_nothing_writes_nothing(tables: Tables) -> None:
    put(tables, {"id": "kept"})
    before = (tables.folder / "some.json").stat()

    with tables.changing("some.json") as db:
        drop(db.table("things"), lambda row: row["id"] == "other")
        put_rows(db.table("things"), {}, by_id(db.table("things")))

    after = (tables.folder / "some.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_no_file_is_told_and_never_overwritten(tables: Tables) -> None:
    (tables.folder / "some.json").mkdir(parents=True)

    assert tables.read("some.json", "things") == []
    assert "can't be read" in tables.notices[0]
    with pytest.raises(RecordError, match="can't be changed"):
        put(tables, {"id": "new"})
    assert (tables.folder / "some.json").is_dir()


def test_damaged_files_are_set_aside_beside_each_other(tables: Tables) -> None:
    put(tables, {"id": "lost"})
    for content in ("{", "[]"):
        (tables.folder / "some.json").write_text(content)
        put(tables, {"id": content})

    assert [path.name for path in sorted(tables.folder.glob("*.damaged*"))] == ["some.json.damaged", "some.json.damaged-2"]
    assert tables.read("some.json", "things") == [{"id": "[]"}]
    assert len(tables.notices) == 2


def test_the_lock_is_for_one_thread_which_may_take_it_again(tables: Tables) -> None:
    refused: list[str] = []

    def other() -> None:
        try:
            put(tables, {"id": "other"})
        except ArchiveLockedError as error:
            refused.append(str(error))

    with tables.lock.held(), tables.lock.held():
        put(tables, {"id": "mine"})
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()

    assert "another thread" in refused[0]
    other()
    assert len(refused) == 1
    assert [row["id"] for row in tables.read("some.json", "things")] == ["mine", "other"]


def test_what_a_crash_left_is_cleared_away_by_who_writes_next(tables: Tables) -> None:
    put(tables, {"id": "kept"})
    (tables.folder / "some.json.1234.new").write_text("half")

    with WriterLock(tables.folder).held():
        pass

    assert sorted(path.name for path in tables.folder.iterdir() if path.suffix) == ["some.json"]


ROWS = some.dictionaries(
    some.sampled_from("abc"), some.dictionaries(some.sampled_from(["body", "place", "mine"]), some.integers(0, 3))
)


@given(ROWS, ROWS)
def test_a_row_put_anew_clears_what_it_leaves_out_but_for_names_of_others(first: dict[str, Any], then: dict[str, Any]) -> None:
    table = TinyDB(storage=MemoryStorage).table("things")
    emptied = frozenset(("body", "place"))
    for rows in (first, then):
        put_rows(table, {row_id: {"id": row_id, **row} for row_id, row in rows.items()}, by_id(table), emptied)

    expected = dict(first)
    for row_id, row in then.items():
        kept = {name: value for name, value in first.get(row_id, {}).items() if name not in emptied}
        expected[row_id] = {**kept, **row}
    assert {row["id"]: {name: row[name] for name in row if name != "id"} for row in table.all()} == expected


@given(some.dictionaries(some.text(max_size=4), some.integers(-9, 9), max_size=5))
def test_rows_may_have_any_names_and_all_get_numbers(rows: dict[str, int]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.json"
        path.write_text(json.dumps({"things": {name: {"value": value} for name, value in rows.items()}}))

        (table,) = read_tables(path).values()

    assert all(number.isascii() and number.isdigit() for number in table)
    assert [row["value"] for row in table.values()] == list(rows.values())


def test_a_followed_table_is_read_once_for_each_change(tables: Tables) -> None:
    reads: list[int] = []

    def read(rows: list[Mapping[str, Any]]) -> list[str]:
        reads.append(len(rows))
        return [row["id"] for row in rows]

    ours, theirs = FollowedTable(tables, "things", read), FollowedTable(tables, "things", lambda rows: rows)
    assert ours.value() == ours.value() == []
    with theirs.changing() as table:
        table.insert({"id": "one"})
    assert ours.follow()
    assert ours.value() == ours.value() == ["one"]
    with ours.changing() as table:
        table.insert({"id": "two"})

    assert not ours.follow()
    assert ours.value() == ["one", "two"]
    assert reads == [0, 1, 2]


def test_a_page_of_the_notebook_is_replaced_whole_and_others_stay(tables: Tables) -> None:
    notebook = Notebook(tables)
    notebook.put("jumps", {"a": "1"})
    notebook.put("threads", {"together": [["a", "b"]]})

    notebook.put("jumps", {"b": "2"})

    assert notebook.get("jumps") == Notebook(Tables(tables.folder)).get("jumps") == {"b": "2"}
    assert notebook.get("threads") == {"together": [["a", "b"]]}
    assert notebook.get("else") == {}


@pytest.mark.parametrize("value", [None, 5, "text", ["a"]])
def test_a_page_that_is_something_else_counts_as_empty_until_it_is_written(tables: Tables, value: object) -> None:
    tables.folder.mkdir()
    rows = {"1": {"id": "jumps", "value": value, "mine": 7}, "2": {"value": {}}}
    (tables.folder / "desk.json").write_text(json.dumps({"desk": rows}))
    notebook = Notebook(tables)
    assert notebook.get("jumps") == {}

    notebook.put("jumps", {"a": "1"})

    assert notebook.get("jumps") == {"a": "1"}
    assert {"id": "jumps", "value": {"a": "1"}, "mine": 7} in tables.read("desk.json", "desk")
