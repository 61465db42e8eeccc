"""A story whose month changes: it stands once, in the file of its month, and what the person did to it goes along."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.api.story import Story, StoryId
from store.api.views import Selection
from store.api.when import When
from store.files import write_whole
from store.folder.archive import FolderArchive
from store.record.record import Record
from tests.conftest import Archives, all_rows, story

TEXT = "The bridge over the Lune at Harrow will be closed for repairs from the spring on, the county engineer told the council."


class Killed(BaseException):
    """Stands for a kill between two writes."""


def undated(day: str = "2025-11-05", title: str = "Bridge to close", *body: str) -> Story:
    return story(title, day, *(body or (TEXT,)), undated=True)


def month(folder: Path, name: str, table: str = "stories") -> list[dict[str, Any]]:
    path = folder / "archive" / f"{name}.json"
    return list(json.loads(path.read_text()).get(table, {}).values()) if path.exists() else []


def edit(folder: Path, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "archive" / f"{name}.json"
    tables = json.loads(path.read_text()) if path.exists() else {}
    change(tables)
    path.write_text(json.dumps(tables))


def state(archive: FolderArchive) -> list[tuple[str, str, bool, bool, str]]:
    return [(row.title, row.published.iso, row.read, row.starred, row.theme) for row in all_rows(archive)]


def anew(open_folder: Archives, folder: Path) -> FolderArchive:
    """Return the archive opened again with its cache deleted."""
    shutil.rmtree(folder / "cache")
    archive = open_folder()
    archive.refresh()
    return archive


def standing(folder: Path) -> list[tuple[str, str]]:
    files = sorted((folder / "archive").glob("????-??.json"))
    return [(path.stem, row["id"]) for path in files for row in month(folder, path.stem)]


def test_an_undated_story_gets_its_date_and_keeps_every_mark(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([undated()])
    one = all_rows(archive)[0].id
    archive.mark(one, read=True, starred=True, theme="water")
    edit(tmp_path, "2025-11.marks", lambda tables: tables["marks"]["1"].update(tags=["roads"], note="Ask Ada.", mine=7))

    done = archive.add([story("Bridge to close", "2025-03-03", TEXT)])

    assert [taken.id for taken in done.updated] == [one]
    expected = [("Bridge to close", "2025-03-03", True, True, "water")]
    assert state(archive) == expected
    assert state(anew(open_folder, tmp_path)) == expected
    assert standing(tmp_path) == [("2025-03", one)]
    assert month(tmp_path, "2025-03.marks", "marks")[0] | {"read": 1} == {
        "id": one, "read": 1, "starred": True, "theme": "water", "tags": ["roads"], "note": "Ask Ada.", "mine": 7,
    }  # fmt: skip
    assert not month(tmp_path, "2025-11.marks", "marks")


def test_a_story_moves_as_often_as_its_date_changes(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    days = ["2025-09-01", "2025-07-20", "2025-02-11", "2024-12-31"]
    archive.add([undated(), story("Another one of November", "2025-11-02")])
    one = undated().id
    archive.mark(one, starred=True)

    for day in days:
        archive.add([story("Bridge to close", day, TEXT)])
        archive.add([undated("2026-01-01")])
        assert next(row for row in state(archive) if row[0] == "Bridge to close")[1:4:2] == (day, True)
        assert len(standing(tmp_path)) == 2

    assert ("2024-12", one) in standing(tmp_path)
    assert len(all_rows(anew(open_folder, tmp_path), Selection(starred=True))) == 1


def test_names_a_person_wrote_beside_a_story_and_its_replaced_texts_go_along(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([undated()])
    archive.add([undated("2025-11-06", "Bridge to close", TEXT, "A detour is signed.")])
    edit(tmp_path, "2025-11", lambda tables: tables["stories"]["1"].update(mine="yes"))

    archive.add([story("Bridge to close", "2025-03-03", TEXT, "A detour is signed.")])

    assert month(tmp_path, "2025-03")[0]["mine"] == "yes"
    assert [row["body"] for row in month(tmp_path, "2025-03", "earlier")] == [[TEXT]]
    assert not month(tmp_path, "2025-11")
    assert not month(tmp_path, "2025-11", "earlier")


def test_marks_of_a_story_that_was_taken_out_wait_for_it_in_any_month(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([undated()])
    archive.mark(undated().id, starred=True)
    archive.remove(undated().id)
    archive = anew(open_folder, tmp_path)

    archive.add([story("Bridge to close", "2025-03-03", TEXT)])

    assert state(archive)[0][3]
    assert state(anew(open_folder, tmp_path))[0][3]
    archive.restore(undated().id)
    assert len(all_rows(archive)) == len(standing(tmp_path)) == 1


@pytest.mark.parametrize("kill_at", range(1, 8))
@pytest.mark.parametrize("by_hand", [False, True])
def test_a_kill_between_any_two_writes_loses_nothing(
    open_folder: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: int, *, by_hand: bool
) -> None:
    archive = open_folder()
    archive.add([undated(), undated("2025-11-07", "Tolls to rise", "Tolls on the Lune crossing will rise by a tenth in May.")])
    ids = {undated().id, undated(title="Tolls to rise").id}
    for one in ids:
        archive.mark(one, starred=True)
    archive.close()
    new = [replace(one, published=When("2025-03-03"), undated=False) for one in Record(tmp_path / "archive").stories("2025-11")]
    if by_hand:
        for number in "12":
            edit(tmp_path, "2025-11", lambda tables, at=number: tables["stories"][at].update(published="2025-03-03"))  # type: ignore[misc]
    archive = open_folder()
    archive.refresh()
    writes = iter(range(1, 100))

    def write(path: Path, content: bytes) -> None:
        if next(writes) == kill_at:
            raise Killed
        write_whole(path, content)

    with monkeypatch.context() as patched:
        patched.setattr("store.record.storage.write_whole", write)
        with suppress(Killed):
            archive.add(new)
    again = open_folder()
    again.refresh()
    assert {row.id for row in all_rows(again)} == ids
    assert len(all_rows(again)) == 2

    again.add([story("Something else", "2025-12-01")])

    assert sorted(row.id for row in all_rows(again, Selection(starred=True))) == sorted(ids)
    again = anew(open_folder, tmp_path)
    assert sorted(row.id for row in all_rows(again, Selection(starred=True))) == sorted(ids)
    assert len({one for _, one in standing(tmp_path)}) == len(standing(tmp_path)) == 3
    assert all(row["published"].startswith(name) for name, _ in standing(tmp_path) for row in month(tmp_path, name))


def test_a_date_corrected_by_hand_is_followed(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("Bridge to close", "2025-05-05", TEXT), story("A story of May", "2025-05-06")])
    one = story("Bridge to close").id
    archive.mark(one, starred=True)
    edit(tmp_path, "2025-05", lambda tables: tables["stories"]["1"].update(published="2024-08-08"))

    for _ in range(3):
        archive.refresh()
        assert state(archive)[0][:2] == ("Bridge to close", "2024-08-08")
        assert len(all_rows(archive)) == 2
        (tmp_path / "archive" / "2025-05.json").touch()
    archive.mark(one, read=True)

    assert state(archive)[0][:4] == ("Bridge to close", "2024-08-08", True, True)
    assert standing(tmp_path)[0] == ("2024-08", one)
    change = archive.refresh()
    assert any("2024-08.json" in notice and "Bridge to close" in notice for notice in change.notices)
    assert state(anew(open_folder, tmp_path))[0][:4] == ("Bridge to close", "2024-08-08", True, True)
    assert not archive.refresh().notices


def test_a_row_in_two_files_or_twice_in_one_stands_once(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("Bridge to close", "2025-05-05", TEXT), story("A story of June", "2025-06-06")])
    one = story("Bridge to close").id
    archive.mark(one, starred=True)
    row = month(tmp_path, "2025-05")[0]
    edit(tmp_path, "2025-06", lambda tables: tables["stories"].update({"8": row, "9": {**row, "body": [TEXT, "And more."]}}))

    archive.refresh()

    assert len(all_rows(archive)) == 2
    archive.add([story("A story of July", "2025-07-07")])
    assert [place for place in standing(tmp_path) if place[1] == one] == [("2025-05", one)]
    kept = archive.story(one)
    assert kept is not None
    assert kept.body == (TEXT, "And more.")
    assert [text["body"] for text in month(tmp_path, "2025-05", "earlier")] == [[TEXT]]
    assert state(archive) == state(anew(open_folder, tmp_path))
    assert state(archive)[0][3]


def test_another_story_under_an_id_that_is_taken_gets_its_own(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("Bridge to close", "2025-05-05", TEXT)])
    row = month(tmp_path, "2025-05")[0]
    other = {**row, "title": "Written by hand after the pattern", "published": "2025-06-09", "body": ["Quite another matter."]}
    edit(tmp_path, "2025-05", lambda tables: tables["stories"].update({"2": other}))

    archive.refresh()
    archive.add([story("A story of July", "2025-07-07")])

    titles = {row.title for row in all_rows(archive)}
    assert titles == {"Bridge to close", "Written by hand after the pattern", "A story of July"}
    assert len({one for _, one in standing(tmp_path)}) == 3
    assert state(archive) == state(anew(open_folder, tmp_path))


def test_marks_in_the_wrong_file_or_twice_are_joined(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("Bridge to close", "2025-05-05", TEXT)])
    one = str(story("Bridge to close").id)
    rows = {"1": {"id": one, "starred": True, "note": "One."}, "2": {"id": one, "read": True, "note": "Two."}}
    edit(tmp_path, "2025-05.marks", lambda tables: tables.update(marks=rows))
    edit(tmp_path, "2024-01.marks", lambda tables: tables.update(marks={"1": {"id": one, "tags": ["roads"]}}))

    archive = anew(open_folder, tmp_path)
    archive.add([story("A story of July", "2025-07-07")])

    (marks,) = month(tmp_path, "2025-05.marks", "marks")
    assert (marks["starred"], marks["read"], marks["tags"]) == (True, True, ["roads"])
    assert set(marks["note"].split("\n")) == {"One.", "Two."}
    assert not month(tmp_path, "2024-01.marks", "marks")


def test_a_story_that_another_program_moved_is_marked_where_it_stands(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([undated()])
    other = open_folder()
    other.add([story("Bridge to close", "2025-03-03", TEXT)])

    archive.mark(StoryId(undated().id), starred=True)

    assert month(tmp_path, "2025-03.marks", "marks")[0]["starred"]
    assert archive.refresh().changed
    assert state(archive)[0][1:4] == ("2025-03-03", False, True)
