"""Copies that programs which sync files leave, and git's marks of conflicts: both sides are read, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.story import Story, StoryId
from store.api.when import When
from store.record.conflicts import join_copies
from store.record.record import Record

NAMES = (
    "2025-06 (conflict).json",
    "2025-06 (Maria's conflicted copy 2025-06-02).json",
    "2025-06.sync-conflict-20250602-101112-ABCDEFG.json",
    "2025-06 2.json",
    "2025-06.mine",
    "2025-06.json.conflict",
    "2025-06-MARIA-PC.json",
    "2025-06 (1).json",
)


def story(title: str, body: str = "It stands.") -> Story:
    return Story(id=StoryId(title.lower().replace(" ", "")), title=title, published=When("2025-06-02"), body=(body,))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "archive")
    record.write("2025-06", [story("Both have it"), story("Ours alone")])
    return record


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_joined_and_kept_and_told(record: Record, tmp_path: Path, name: str) -> None:
    other = Record(tmp_path / "other")
    other.write("2025-06", [story("Both have it"), story("Theirs alone")])
    content = (other.folder / "2025-06.json").read_bytes()
    (record.folder / name).write_bytes(content)

    assert join_copies(record)

    assert {one.title for one in record.stories("2025-06")} == {"Both have it", "Ours alone", "Theirs alone"}
    assert (record.folder / f"{name}.merged").read_bytes() == content
    assert any(name in notice for notice in record.notices)
    assert not join_copies(record)


def test_marks_of_a_copy_are_joined(record: Record, tmp_path: Path) -> None:
    one = StoryId("oursalone")
    record.mark("2025-06", {one: {"note": "here"}})
    other = Record(tmp_path / "other")
    other.mark("2025-06", {one: {"starred": True, "note": "there"}})
    (other.folder / "2025-06.marks.json").rename(record.folder / "2025-06.marks (conflict).json")

    join_copies(record)

    marks = record.marks("2025-06")[one]
    assert marks.starred
    assert "here" in marks.note
    assert "there" in marks.note


def test_a_copy_that_means_nothing_is_told_and_left(record: Record) -> None:
    (record.folder / "2025-06 (conflict).json").write_text("hello")

    assert not join_copies(record)

    assert (record.folder / "2025-06 (conflict).json").read_text() == "hello"
    assert any("2025-06 (conflict).json" in notice for notice in record.notices)


@pytest.mark.parametrize(
    "name", ["2025-06.json~", "2025-06.orig", "2025-06.json.bak", "~2025-06.json", "2025-06.JSON", "2025-06.json.r12"]
)
def test_an_older_state_is_told_and_left(record: Record, tmp_path: Path, name: str) -> None:
    other = Record(tmp_path / "other")
    other.write("2025-06", [story("Taken out since")])
    (record.folder / name).write_bytes((other.folder / "2025-06.json").read_bytes())

    assert not join_copies(record)

    assert {one.title for one in record.stories("2025-06")} == {"Both have it", "Ours alone"}
    assert (record.folder / name).exists()
    assert any(name in told for told in record.asides[name].told)


def test_a_copy_that_holds_nothing_is_told_once(record: Record) -> None:
    (record.folder / "watches (2).json").write_text('{"watches": {}}')

    assert join_copies(record)

    assert (record.folder / "watches (2).json.merged").exists()
    assert not join_copies(record)


def test_a_copy_whose_rows_could_not_be_used_is_kept_as_damaged(record: Record) -> None:
    (record.folder / "watches (2).json").write_text('{"watches": {"1": {"name": 5}}}')

    assert join_copies(record)

    assert (record.folder / "watches (2).json.damaged").exists()
    assert any("1 row of it can't be used" in told for told in record.notices)


def test_both_sides_of_a_conflict_that_git_marked_are_read(record: Record) -> None:
    path = record.folder / "2025-06.json"
    ours = path.read_text()
    theirs = ours.replace("Ours alone", "Theirs alone").replace("oursalone", "theirsalone")
    path.write_text(f"<<<<<<< HEAD\n{ours}\n||||||| base\n{{}}\n=======\n{theirs}\n>>>>>>> other\n")

    assert {one.title for one in record.stories("2025-06")} == {"Both have it", "Ours alone", "Theirs alone"}
    assert any("2025-06.json, line 1" in notice for notice in record.notices)
