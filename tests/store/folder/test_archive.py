"""An archive in daily use: stories in, marked, updated, found, removed, brought back."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from store.api.errors import UnknownStoryError
from store.api.story import StoryId
from store.api.views import Cursor, Selection
from store.api.when import When
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.record import Record
from tests.conftest import Archives, all_rows, story, titles

LONG = "The court heard both sides for three hours and will give its answer before the end of the month, the registrar said."


def test_a_story_comes_back_whole(archive: FolderArchive) -> None:
    kept = story("Court hears the case", "2025-06-02", LONG, place="THE HAGUE", highlights=("One", "Two"), source="AFP")
    archive.add([kept])

    back = archive.story(kept.id)

    assert back is not None
    assert back.to_json() | {"themes": []} == kept.to_json()


def test_the_same_story_again_is_unchanged_whatever_the_file(archive: FolderArchive) -> None:
    archive.add([story("Court hears the case", "2025-06-02", LONG)])

    again = archive.add([story("Court  hears “the case”", "2025-06-02", LONG)])

    assert [one.title for one in again.updated] + [one.title for one in again.unchanged]
    assert archive.counts(Selection()).total == 1


def test_an_update_keeps_marks_and_first_date(archive: FolderArchive) -> None:
    first = story("Court hears the case", "2025-05-30", LONG, updated=When("2025-05-30"))
    archive.add([first])
    archive.mark(first.id, read=True, starred=True, theme="water")

    done = archive.add(
        [story("Court hears the case", "2025-06-02", LONG, "A second hearing follows.", updated=When("2025-06-02"))]
    )

    assert [one.id for one in done.updated] == [first.id]
    row = archive.row(first.id)
    assert row is not None
    assert (row.published.iso, row.read, row.starred, row.theme) == ("2025-05-30", True, True, "water")
    kept = archive.story(first.id)
    assert kept is not None
    assert kept.body[-1] == "A second hearing follows."


def test_an_older_text_gives_its_date_and_does_not_replace_a_newer_one(archive: FolderArchive) -> None:
    archive.add([story("Court hears the case", "2025-06-02", LONG, "Newer.", updated=When("2025-06-02"))])
    older = story("Court hears the case", "2025-05-30", LONG, updated=When("2025-05-30"))

    done = archive.add([older])

    assert len(done.updated) == 1
    kept = archive.story(older.id)
    assert kept is not None
    assert (kept.published.iso, kept.body[-1]) == ("2025-05-30", "Newer.")
    assert len(archive.add([older]).unchanged) == 1


def test_a_daily_report_under_one_title_is_a_story_a_day(archive: FolderArchive) -> None:
    monday = story("Market report", "2025-06-02", "Shares rose by two per cent in light trade as oil fell below sixty dollars.")
    tuesday = story("Market report", "2025-06-03", "Bonds lost ground after the auction; the rupee was little changed at noon.")

    done = archive.add([monday, tuesday])

    assert len(done.added) == 2
    assert len({one.id for one in done.added}) == 2
    assert len(archive.add([monday, tuesday]).unchanged) == 2


def test_stories_stand_in_time_order_under_their_days(archive: FolderArchive) -> None:
    archive.add([story("Third", "2025-06-03"), story("First", "2024-01-01"), story("Second", "2025-06-02T09:00")])

    counts = archive.counts(Selection())

    assert [row.title for row in all_rows(archive)] == ["First", "Second", "Third"]
    assert list(counts.days) == [date(2024, 1, 1).toordinal(), date(2025, 6, 2).toordinal(), date(2025, 6, 3).toordinal()]
    assert counts.unread == counts.total == 3


def test_rows_can_be_asked_for_from_any_place(archive: FolderArchive) -> None:
    archive.add([story(f"Story number {number}", "2025-06-02") for number in range(30)])
    everything = all_rows(archive)

    part = archive.rows(Selection(), Cursor(date(2025, 6, 2).toordinal(), 10), 5)

    assert list(part) == everything[10:15]
    assert archive.cursor(Selection(), part[0].id) == Cursor(date(2025, 6, 2).toordinal(), 10)


def test_neighbours_are_those_next_in_time(archive: FolderArchive) -> None:
    archive.add([story(f"Story {day}", f"2025-06-{day:02d}") for day in range(1, 6)])
    rows = all_rows(archive)
    archive.mark(rows[3].id, read=True)

    after = archive.neighbour(Selection(unread=True), rows[2].id, 1)

    assert after is not None
    assert after.id == rows[4].id
    assert archive.neighbour(Selection(), rows[0].id, -1) is None


def test_marks_show_at_once_and_last(open_folder: Archives) -> None:
    archive = open_folder()
    one, two = story("One story of the day"), story("Another story of the day")
    archive.add([one, two])

    archive.mark(one.id, read=True, starred=True)

    assert archive.counts(Selection()).unread == 1
    assert [row.title for row in all_rows(archive, Selection(starred=True))] == [one.title]
    assert [row.title for row in all_rows(archive, Selection(unread=True))] == [two.title]
    archive.close()
    again = open_folder()
    row = again.row(one.id)
    assert row is not None
    assert row.read
    assert row.starred
    assert not again.refresh().changed


def test_the_archive_answers_and_takes_marks_while_it_is_indexed(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    one, two = story("One story of the day"), story("Another story", "2025-07-02")
    archive.add([one, two])
    (tmp_path / "archive" / "2025-07.json").touch()
    seen: list[int] = []

    def meanwhile(_task: str, _done: int, _total: int) -> None:
        def count_and_star() -> None:
            seen.append(archive.counts(Selection()).total)
            archive.mark(one.id, starred=True)

        worker = Thread(target=count_and_star)
        worker.start()
        worker.join(10)

    archive.refresh(meanwhile)

    assert seen[0] == 2
    assert [row.title for row in all_rows(archive, Selection(starred=True))] == [one.title]


def test_no_mark_is_overlooked_however_it_came(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    stories = [story(f"Story number {number} of June", f"2025-06-{number + 1:02d}") for number in range(5)]
    archive.add(stories)
    archive.mark(stories[0].id, starred=True)
    other = FolderArchive(Paths(tmp_path / "archive", tmp_path / "other-index", tmp_path / "config"), seeded=False)
    other.refresh()
    other.mark(stories[1].id, starred=True)
    archive.mark(stories[2].id, starred=True)
    archive.mark(stories[3].id, theme="space")
    archive.mark(stories[4].id, starred=True)

    again = open_folder()
    again.refresh()

    starred = [row.title for row in all_rows(again, Selection(starred=True))]
    assert starred == [stories[number].title for number in (0, 1, 2, 4)]
    archive.close()
    assert not open_folder().refresh().changed


def test_marks_survive_when_the_program_is_killed_and_the_index_is_lost(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    one = story()
    archive.add([one])
    archive.mark(one.id, starred=True)
    shutil.rmtree(tmp_path / "cache")

    again = open_folder()
    again.refresh()

    row = again.row(one.id)
    assert row is not None
    assert row.starred


def test_a_corrected_theme_survives_another_import(archive: FolderArchive) -> None:
    one = story("Envoys meet for talks", "2025-06-02", "The foreign minister and the ambassador met for talks on the treaty.")
    archive.add([one])
    assert archive.themes.why(one.id).themes[0] == "diplomacy"

    archive.mark(one.id, theme="health")
    archive.add([story(one.title, "2025-06-02", *one.body, "They will meet again.", updated=When("2025-06-03"))])

    why = archive.themes.why(one.id)
    assert why.themes[0] == "health"
    assert why.corrected
    archive.mark(one.id, theme="")
    assert archive.themes.why(one.id).themes[0] == "diplomacy"


def test_a_removed_story_comes_back_with_its_marks(archive: FolderArchive) -> None:
    one = story()
    archive.add([one])
    archive.mark(one.id, starred=True)

    archive.remove(one.id)
    assert archive.row(one.id) is None
    archive.restore()

    row = archive.row(one.id)
    assert row is not None
    assert row.starred


def test_what_is_not_there_is_said_so(archive: FolderArchive) -> None:
    nobody = StoryId("0" * 16)

    assert archive.story(nobody) is None
    for ask in (archive.related, archive.themes.why, archive.remove, archive.restore, archive.mark):
        with pytest.raises(UnknownStoryError, match="no "):
            ask(nobody)


def test_a_month_edited_by_hand_is_followed(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("The minister resigns", "2025-06-02")])
    month = tmp_path / "archive" / "2025-06.json"
    tables = json.loads(month.read_text())
    tables["stories"]["1"]["title"] = "The minister \u001b[31mstays"
    month.write_text(json.dumps(tables))

    change = archive.refresh()

    assert change.changed
    assert titles(archive, "stays") == ["The minister stays"]


def test_another_program_s_stories_are_noticed(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("First of all", "2025-06-02")])
    other = FolderArchive(Paths(tmp_path / "archive", tmp_path / "other-index", tmp_path / "config"), seeded=False)
    other.add([story("Second in line", "2025-07-02")])

    change = archive.refresh()

    assert (change.changed, change.new) == (True, 1)
    assert len(all_rows(archive)) == 2


def test_a_damaged_month_is_set_aside_and_told_and_the_rest_opens(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("Kept in June", "2025-06-02"), story("Lost in July", "2025-07-02")])
    (tmp_path / "archive" / "2025-07.json").write_text("<<<<<<< HEAD\n{}")

    change = archive.refresh()

    assert [row.title for row in all_rows(archive)] == ["Kept in June"]
    assert any("2025-07.json, line 1: marks of an unsettled merge" in notice for notice in change.notices)
    assert (tmp_path / "archive" / "2025-07.json").read_text().startswith("<<<<<<<")


def test_a_damaged_index_is_made_anew(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story()])
    archive.close()
    index = next((tmp_path / "cache").glob("index-*"))
    for file in index.iterdir():
        if file.name == "meta.json":
            file.write_text("{ not json")

    again = open_folder()
    again.refresh()

    assert len(all_rows(again)) == 1


def test_a_new_archive_is_filled_from_the_starting_stories_once(open_folder: Archives) -> None:
    archive = open_folder(seeded=True)
    assert archive.is_new
    seen: list[str] = []

    change = archive.refresh(lambda task, _done, _total: seen.append(task))

    assert change.new >= 150
    assert seen
    assert not open_folder(seeded=True).is_new


def test_opening_reads_nothing_of_the_record(open_folder: Archives, monkeypatch: pytest.MonkeyPatch) -> None:
    open_folder().add([story()])
    again = open_folder()
    monkeypatch.setattr(Record, "stories", None)
    monkeypatch.setattr(Record, "marks", None)

    assert not again.refresh().changed
    assert len(all_rows(again)) == 1


@pytest.mark.usefixtures("urgent")
def test_many_stories_are_found_at_once_and_understood_by_another_process(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story(f"Ministers sign treaty number {nth}", "2025-06-02") for nth in range(450)])
    assert archive.counts(Selection(words="treaty ")).total == 450
    assert archive.refresh().pending == 450

    archive = open_folder(sitting=True)

    for _ in range(1_200):
        if not archive.refresh().pending:
            break
        sleep(0.1)
    assert archive.refresh().pending == 0


def test_two_programs_that_write_in_turn_know_what_the_other_wrote(open_folder: Archives) -> None:
    ferry = story("Ferry runs aground", "2025-02-03", "The ferry ran aground off Pellan.", "All were saved.")
    longer = replace(ferry, body=(*ferry.body, "Divers patched the hull at noon, and the harbour master praised them."))
    one = open_folder()
    one.add([ferry])
    one.refresh()
    other = open_folder()
    other.refresh()

    other.add([longer])
    one.mark(ferry.id, theme="water")  # without having looked again
    added = [archive.add([story("A new bridge is open", "2025-02-05")]) for archive in (other, one)]

    assert [len(each.added) for each in added] == [1, 0]
    for archive in (one, other):
        archive.refresh()
        assert archive.counts(Selection()).total == 2
        told = archive.story(ferry.id)
        assert told is not None
        assert told.body == longer.body
    assert [row["title"] for row in Record(Paths.find().archive).rows("2025-02", "stories")] == [
        ferry.title,
        "A new bridge is open",
    ]
