"""The record on disk: plain files that survive crashes, full disks and other programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.api.errors import ArchiveLockedError, RecordError, UnknownStoryError
from store.api.story import StoryId
from store.record.lock import WriterLock
from store.record.record import Record
from tests.conftest import story
from tests.store.killing import killed_after, on_a_full_disk

MANY = """
import sys; from pathlib import Path
from store.record.record import Record
from tests.conftest import story
record = Record(Path(sys.argv[1]))
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    record.write("2025-06", [story(f"{sys.argv[2]} story number {number}", "2025-06-02", "word " * 400)])
    print(number, flush=True)
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "archive")


def test_a_month_is_a_plain_tinydb_file(record: Record) -> None:
    one = story("Ministers meet", "2025-06-02", place="GENEVA")
    record.write("2025-06", [one])

    (row,) = TinyDB(record.folder / "2025-06.json").table("stories").all()

    assert (row["title"], row["place"]) == ("Ministers meet", "GENEVA")
    assert record.stories("2025-06") == [one]


def test_marks_stand_in_a_file_of_their_own(record: Record) -> None:
    one = story()
    record.write("2025-06", [one])
    before = (record.folder / "2025-06.json").stat().st_mtime_ns

    record.mark("2025-06", {one.id: {"starred": True}})
    record.mark("2025-06", {one.id: {"read": True}})

    marks = record.marks("2025-06")[one.id]
    assert marks.starred
    assert marks.read
    assert (record.folder / "2025-06.json").stat().st_mtime_ns == before


def test_names_dateline_does_not_know_survive_a_rewrite(record: Record) -> None:
    one = story("Ministers meet", "2025-06-02", place="GENEVA")
    record.write("2025-06", [one])
    path = record.folder / "2025-06.json"
    tables = json.loads(path.read_text())
    tables["stories"]["1"]["my_own"] = "note"
    path.write_text(json.dumps(tables))

    record.write("2025-06", [story("Ministers meet", "2025-06-02", "A new text.")])

    (row,) = json.loads(path.read_text())["stories"].values()
    assert row["my_own"] == "note"
    assert row["body"] == ["A new text."]
    assert "place" not in row


def test_a_story_that_cannot_be_understood_is_told_and_kept(record: Record) -> None:
    record.write("2025-06", [story("Ministers meet"), story("Envoys leave")])
    path = record.folder / "2025-06.json"
    tables = json.loads(path.read_text())
    tables["stories"]["1"]["published"] = "last tuesday"
    path.write_text(json.dumps(tables))

    assert [one.title for one in record.stories("2025-06")] == ["Envoys leave"]
    assert "Ministers meet" in record.notices[0]
    assert "published" in record.notices[0]

    record.write("2025-06", [story("A third story")])
    assert "last tuesday" in path.read_text()


@pytest.mark.parametrize("content", ["{", "[]", '{"stories": []}', '{"stories": {"1": 5}}', "\x00\x00"])
def test_a_month_that_cannot_be_read_is_set_aside_whole(record: Record, content: str) -> None:
    record.folder.mkdir()
    (record.folder / "2025-06.json").write_text(content)

    assert record.stories("2025-06") == []
    record.write("2025-06", [story()])

    assert (record.folder / "2025-06.json.damaged").read_text() == content
    assert len(record.stories("2025-06")) == 1
    assert any("set aside" in notice for notice in record.notices)


def test_a_row_that_is_none_is_noticed_before_anything_is_written(record: Record) -> None:
    record.folder.mkdir()
    (record.folder / "2025-06.json").write_text('{"stories": {"1": 5}}')

    record.write("2025-06", [story()])

    assert (record.folder / "2025-06.json.damaged").exists()
    assert len(record.stories("2025-06")) == 1


def test_a_row_may_be_called_anything_by_a_person_who_adds_it(record: Record) -> None:
    record.write("2025-06", [story("Ministers meet")])
    path = record.folder / "2025-06.json"
    tables = json.loads(path.read_text())
    tables["stories"]["mine"] = story("Envoys leave").to_json()
    path.write_text(json.dumps(tables))

    record.write("2025-06", [story("A third story")])

    assert [one.title for one in record.stories("2025-06")] == ["Ministers meet", "Envoys leave", "A third story"]


def test_what_was_removed_last_comes_back_first(record: Record) -> None:
    one, two = story("One of two", "2025-06-02"), story("Two of two", "2025-07-02")
    record.write("2025-06", [one])
    record.write("2025-07", [two])
    record.remove("2025-06", one.id)
    record.remove("2025-07", two.id)

    assert record.restore()[1].title == "Two of two"
    assert record.restore()[1].title == "One of two"
    with pytest.raises(UnknownStoryError):
        record.restore()
    with pytest.raises(UnknownStoryError):
        record.remove("2025-06", StoryId("nobody"))


def test_two_programs_write_and_no_row_is_lost(record: Record) -> None:
    command = [sys.executable, "-c", MANY, str(record.folder)]
    programs = [subprocess.Popen([*command, name, "0", "25"], stdout=subprocess.DEVNULL) for name in ("left", "right")]

    assert [program.wait(60) for program in programs] == [0, 0]
    assert len(record.stories("2025-06")) == 50


def test_a_kill_at_any_moment_loses_nothing_that_was_kept(record: Record) -> None:
    for attempt in range(4):
        command = [sys.executable, "-c", MANY, str(record.folder), f"try{attempt}", "0", "400"]

        told = killed_after(0.05 + attempt * 0.03, command)

        kept = {one.title for one in record.stories("2025-06")}
        assert {f"try{attempt} story number {number}" for number in told} <= kept
        assert not record.notices


def test_a_full_disk_leaves_the_month_as_it_was(record: Record) -> None:
    record.write("2025-06", [story("Kept before the disk was full")])
    before = (record.folder / "2025-06.json").read_bytes()

    told = on_a_full_disk(1_500, [sys.executable, "-c", MANY, str(record.folder), "big", "0", "1"])

    assert "could not be written" in told
    assert (record.folder / "2025-06.json").read_bytes() == before
    assert not list(record.folder.glob("*.new"))


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")

    with pytest.raises(RecordError, match="--archive"):
        Record(tmp_path / "archive").write("2025-06", [story()])


def test_a_lock_held_for_too_long_is_told(tmp_path: Path) -> None:
    script = "import sys, time, filelock; lock = filelock.FileLock(sys.argv[1]); lock.acquire(); print(1, flush=True); time.sleep(30)"
    program = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / ".lock")], stdout=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.readline()

    with pytest.raises(ArchiveLockedError, match="another program"), WriterLock(tmp_path, patience=0.2).held():
        pass
    program.kill()
    program.wait()
