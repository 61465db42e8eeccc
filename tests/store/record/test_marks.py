"""Marks: what a person did to a story, kept beside it and joined where it stands twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.api.views import Marks, Selection
from store.folder.archive import FolderArchive
from store.record.marks import clean_changes, joined, marks_of
from store.record.record import Record
from tests.conftest import Archives, all_rows, story


def test_a_note_and_tags_are_marks_like_any_other(open_folder: Archives, tmp_path: Path) -> None:
    archive, one = open_folder(), story("Bridge to close")
    archive.add([one, story("Tolls to rise")])

    archive.mark(one.id, note="Ask Ada.\nThen the council.", tags=["roads", "Lune"])
    marks = archive.mark(one.id, starred=True)

    assert marks == Marks(starred=True, tags=("roads", "Lune"), note="Ask Ada.\nThen the council.")
    assert Record(tmp_path / "archive").marks("2025-06")[one.id] == marks
    assert archive.mark(one.id, note="", tags=()) == Marks(starred=True)


def test_a_story_with_a_note_is_found_by_it_at_once_and_after_the_next_start(open_folder: Archives) -> None:
    archive, one = open_folder(), story("Bridge to close")
    archive.add([one, story("Tolls to rise")])

    archive.promise(one.id, note="Ask Ada.", tags=["Roads"])
    for words in ("is:noted ", "tag:roads ", "tag:ro"):
        assert [row.title for row in all_rows(archive, Selection(words=words))] == ["Bridge to close"]
    archive.mark(one.id, note="Ask Ada.", tags=["Roads"])
    archive.close()

    again = open_folder()
    again.refresh()
    for words in ("is:noted ", "tag:roads "):
        assert [row.title for row in all_rows(again, Selection(words=words))] == ["Bridge to close"]


def test_what_is_not_given_stays_and_names_a_person_wrote_stay(archive: FolderArchive, tmp_path: Path) -> None:
    one = story()
    archive.add([one])
    archive.mark(one.id, read=True, note="Ask Ada.")
    path = tmp_path / "archive" / "2025-06.marks.json"
    tables = json.loads(path.read_text())
    tables["marks"]["1"]["mine"] = 7
    path.write_text(json.dumps(tables))
    archive.refresh()

    marks = archive.mark(one.id, read=None, theme=None, starred=True)

    assert marks == Marks(read=True, starred=True, note="Ask Ada.")
    assert json.loads(path.read_text())["marks"]["1"]["mine"] == 7


def test_a_note_can_not_steer_a_terminal(archive: FolderArchive, tmp_path: Path) -> None:
    one = story()
    archive.add([one])

    marks = archive.mark(one.id, note="\x1b[2JAsk\u202e Ada.\r\nNow.", tags=["\x1b]0;owned\x07ro ads\n"])

    assert (marks.note, marks.tags) == ("Ask Ada.\nNow.", ("ro ads",))
    assert "\\u001b" not in (tmp_path / "archive" / "2025-06.marks.json").read_text()


anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(), lambda inner: some.lists(inner, max_size=3), max_leaves=5
)
rows = some.dictionaries(some.sampled_from(["id", "read", "starred", "theme", "tags", "note", "mine"]), anything)


@given(rows)
def test_whatever_a_row_holds_its_marks_are_of_the_right_kinds(row: dict[str, Any]) -> None:
    marks = marks_of(row)

    assert [type(value) for value in (marks.read, marks.starred, marks.theme, marks.note)] == [bool, bool, str, str]
    assert all(isinstance(tag, str) for tag in marks.tags)
    assert clean_changes(row).keys() == {name for name, value in row.items() if value is not None and name in Marks.__slots__}
    assert marks_of(clean_changes(row)) == marks


@given(some.lists(rows, max_size=4))
def test_rows_of_one_story_become_one_and_nothing_that_was_set_is_lost(several: list[dict[str, Any]]) -> None:
    found = joined({**row, "id": "a"} for row in several)

    assert list(found) == (["a"] if several else [])
    for name in ("read", "starred"):
        values = [row[name] for row in several if name in row]
        if all(isinstance(value, bool) for value in values):
            assert found.get("a", {}).get(name, False) == any(values)
    for row in several:
        if isinstance(row.get("tags"), list) and all(isinstance(each.get("tags", []), list) for each in several):
            assert all(tag in found["a"]["tags"] for tag in row["tags"])


@pytest.mark.parametrize(
    ("notes", "joined_note"),
    [
        (["One."], "One."),
        (["One.", "Two."], "One.\nTwo."),
        (["One.", "One."], "One."),
        (["One.", ""], "One."),
        (["", "Two."], "Two."),
    ],
)
def test_notes_of_several_rows_stand_below_each_other(notes: list[str], joined_note: str) -> None:
    assert joined({"id": "a", "note": note} for note in notes)["a"]["note"] == joined_note
