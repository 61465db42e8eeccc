"""The file of threads is read beside whoever writes it, and survives being deleted, damaged, begun anew, or of a version before."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from store.api.errors import UnreadableFileError
from store.api.story import StoryId
from store.threads.cluster.cluster import Cluster
from store.threads.db import RULES
from store.threads.db.thread_file import FILE, ThreadFile
from store.threads.db.thread_tables import Membership, ThreadTables
from tests.store.threads.conftest import RIVER, headlines, listed, opened

ONE = StoryId("a" * 16)
_BEFORE = f"""
CREATE TABLE threads (id INTEGER PRIMARY KEY, number INTEGER, first INTEGER, last INTEGER, name TEXT, given INTEGER, state BLOB);
CREATE TABLE postings (feature INTEGER PRIMARY KEY, threads BLOB) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE counters (page INTEGER PRIMARY KEY, counts BLOB);
CREATE TABLE stories (
  id TEXT PRIMARY KEY, thread INTEGER, day INTEGER, title TEXT, likeness REAL, because TEXT) WITHOUT ROWID;
CREATE TABLE merges (gone INTEGER PRIMARY KEY, into_thread INTEGER, likeness REAL, because TEXT);
CREATE TABLE young (id TEXT PRIMARY KEY, day INTEGER, weights BLOB, printed TEXT, broad TEXT) WITHOUT ROWID;
CREATE TABLE firm (thread INTEGER PRIMARY KEY);
INSERT INTO threads VALUES (4, 2, 738000, 738010, 'Alder River', 1, CAST('[0, [], [], [], 0]' || char(10) AS BLOB));
INSERT INTO stories VALUES ('{"a" * 16}', 4, 738000, 'Alder rises', 0.0, '[]');
INSERT INTO stories VALUES ('{"b" * 16}', 4, 738010, 'Alder falls', NULL, '[["Alder", 2.5]]');
INSERT INTO merges VALUES (9, 4, 0.5, '["Alder"]');
INSERT INTO about VALUES ('matters', 1), ('stories', 2), ('words', 6.0), ('following', 10), ('regrouped', 2);
PRAGMA user_version = 4;
"""
"""A file as earlier versions made it, before anything was folded or noted by month."""


def put(file: ThreadFile, story: StoryId, thread: int = 1) -> None:
    """Let somebody write that a story is in a thread."""
    with file.opened() as tables, tables.writing():
        tables.clusters.keep([Cluster(thread, 5, 5, 1)], [], {})
        tables.members.put(Membership(story, thread, 5, "A title", 0.5, []))


def where(file: ThreadFile, story: StoryId = ONE) -> int | None:
    """Return where a story is, as it is read."""
    return file.ask(lambda tables: tables.members.thread_of(story))


def test_without_a_file_there_is_no_answer_and_none_is_made(tmp_path: Path) -> None:
    file = ThreadFile(tmp_path / "index")

    assert where(file) is None
    assert not file.changed()
    assert list(tmp_path.iterdir()) == []


def test_what_others_write_is_read_at_once_and_told_once(tmp_path: Path) -> None:
    reader, writer = ThreadFile(tmp_path), ThreadFile(tmp_path)
    put(writer, ONE)

    assert where(reader) == 1
    assert reader.changed()
    assert not reader.changed()
    put(writer, ONE, 2)
    assert reader.changed()
    assert where(reader) == 2
    reader.close()


def test_a_file_deleted_and_made_anew_is_read_anew(tmp_path: Path) -> None:
    file = ThreadFile(tmp_path)
    put(file, ONE)
    assert where(file) == 1
    assert file.changed()

    for left in tmp_path.iterdir():
        left.unlink()
    assert where(file) is None
    assert file.changed()
    put(file, ONE, 7)

    assert where(file) == 7
    file.close()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"\xff" * 5_000, b"{}" * 4_000])
def test_a_damaged_file_gives_no_answer_and_is_begun_anew_by_who_writes(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    file = ThreadFile(tmp_path)
    assert where(file) is None

    put(file, ONE)

    assert where(file) == 1
    file.close()


def test_a_file_of_other_rules_is_read_but_nothing_of_it_counts_as_taken_in(tmp_path: Path) -> None:
    file = ThreadFile(tmp_path)
    with file.opened() as tables, tables.writing():
        tables.months.note("2021-03", {ONE: 1}, (1, 2))
    put(file, ONE)
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute(f"PRAGMA user_version = {RULES - 1}")
    (tmp_path / "threads.json").unlink()  # earlier versions noted nothing

    assert where(file) == 1
    assert file.ask(lambda tables: tables.months.stamps()) == {}
    with file.opened() as tables:
        assert tables.members.thread_of(ONE) is None
    file.close()


def test_a_file_of_a_version_before_is_begun_anew(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.executescript(_BEFORE)

    writer = opened(tmp_path)

    assert writer.empty
    writer.take_in(headlines(RIVER))
    writer.settle()
    assert [one.count for one in listed(writer)] == [len(RIVER)]
    writer.tables.close()


def test_a_folder_that_is_in_the_way_is_taken_away(tmp_path: Path) -> None:
    file = ThreadFile(tmp_path)
    (tmp_path / FILE).mkdir()

    put(file, ONE)

    assert where(file) == 1
    assert "made anew" in " ".join(file.notices)


def test_a_fault_within_is_told_and_leaves_everything_as_it_was(tmp_path: Path) -> None:
    file = ThreadFile(tmp_path)
    put(file, ONE)

    def break_in(tables: ThreadTables) -> None:
        with tables.writing():
            tables.members.put(Membership(ONE, 2, 5, "A title", 0.5, []))
            with tables.writing():  # SQLite knows no transaction within another
                pass

    with pytest.raises(UnreadableFileError), file.opened() as tables:
        break_in(tables)
    assert where(file) == 1
    file.close()


def test_an_answer_is_of_one_moment_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    file, other = ThreadFile(tmp_path), ThreadFile(tmp_path)
    put(file, ONE)

    def twice(tables: ThreadTables) -> tuple[int | None, int | None]:
        before = tables.members.thread_of(ONE)
        put(other, ONE, 2)
        return before, tables.members.thread_of(ONE)

    assert file.ask(twice) == (1, 1)
    assert where(file) == 2
    file.close()


def test_a_question_that_fails_leaves_the_file_open_for_the_next(tmp_path: Path) -> None:
    file = ThreadFile(tmp_path)
    put(file, ONE)

    with pytest.raises(ZeroDivisionError):
        file.ask(lambda tables: 1 // len(tables.members.of(99)))

    assert where(file) == 1
    file.close()


def test_many_threads_may_ask_while_one_writes(tmp_path: Path) -> None:
    file, answers = ThreadFile(tmp_path), list[int | None]()
    put(file, ONE, 1)

    def many_times(work: Callable[[int], object]) -> threading.Thread:
        thread = threading.Thread(target=lambda: [work(at) for at in range(1, 30)])
        thread.start()
        return thread

    asking = [many_times(lambda _: answers.append(where(file))) for _ in range(3)]
    writing = many_times(lambda at: put(file, ONE, at))
    for thread in (*asking, writing):
        thread.join()

    assert len(answers) == 87
    assert set(answers) <= set(range(1, 30))
    assert where(file) == 29
    file.close()


@pytest.mark.parametrize("harm", ["a page", "a text", "no text at all"])
def test_what_looks_as_it_did_and_is_damaged_is_made_anew_once_that_is_found(harm: str, tmp_path: Path) -> None:
    file = ThreadFile(tmp_path)
    with file.opened() as tables, tables.writing():
        for number in range(400):
            tables.members.put(Membership(StoryId(f"{number:016x}"), number, 5, f"A title {number}", 0.5, []))
    with closing(sqlite3.connect(file.path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if harm != "a page":
            database.execute("UPDATE stories SET because = ?", ("{" if harm == "a text" else None,))
            database.commit()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if harm == "a page":
        with file.path.open("r+b") as pages:
            pages.seek(8_192)
            pages.write(b"\xff" * (file.path.stat().st_size - 8_192))
    file.close()
    file._note()  # whoever damaged it left its looks as they were

    assert file.ask(lambda tables: [tables.members.get(StoryId(f"{number:016x}")) for number in range(400)]) is None
    put(file, ONE)

    assert where(file) == 1
    assert [one for one in file.notices if "damaged" in one]
    file.close()
