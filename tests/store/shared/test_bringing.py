"""An archive in a folder goes into a database and comes out again with nothing lost, however often that is broken off."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from store.api.errors import DatelineError
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.postgres.fragments import Fragment
from store.postgres.settling import put_off_indexes
from store.record.record import Record
from store.shared import bringing, bringing_lanes
from store.shared.archive import SharedArchive
from store.shared.founding import status
from store.shared.month_bringer import MonthBringer
from tests.conftest import story
from tests.made_once import lay_copy
from tests.store.shared.conftest import Shared

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
FULLER = story(
    "Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds more than it can, and overflows."
)
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.")
RAIN = story("Rain in the hills", "2025-05-02", "It rained for three days in the hills above the dam.")
OLD = story("A treaty on the Indus", "1960-09-19", "Ayub Khan and Nehru signed the treaty at Karachi.")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """Return where an archive is in which all was done that can be."""
    at = tmp_path_factory.mktemp("made")
    paths = Paths(at / "archive", at / "index", at / "config")
    mine = FolderArchive(paths, seeded=False)
    mine.add([DAM, BANK, RAIN, OLD])
    mine.add([FULLER])
    mine.mark(DAM.id, read=True, tags=("dams", "water"), note="Ask the\nengineers.")
    mine.mark(BANK.id, starred=True, theme="energy")
    mine.mark(RAIN.id, starred=True)
    mine.remove(RAIN.id)
    mine.watches.put("Water", "dam | reservoir")
    mine.set_jump("a", OLD.id)
    mine.threads.rename(OLD.id, "The treaty")
    mine.close()
    return paths


@pytest.fixture
def folder(made: Paths, tmp_path: Path) -> Path:
    """Return the folder of a copy of it, with what stands in no archive that Dateline wrote alone."""
    at = tmp_path / "mine"
    lay_copy(made, Paths.find(at))
    with Record(at).changing("2025-05.json") as db:  # names that Dateline doesn't know, and what can't be a story
        db.table("stories").update({"mine": {"kept": [1, "ä"]}}, doc_ids=[row.doc_id for row in db.table("stories").all()])
        db.table("stories").insert({"id": "odd", "title": 7})
    return at


def said(folder: Path) -> Mapping[str, Any]:
    """Return all that an archive's files say."""
    record = Record(folder)
    found: dict[str, Any] = {"marks": {}}
    for month in record.stamps().months:
        for kind in ("stories", "removed", "earlier"):
            found[f"{month} {kind}"] = sorted((dict(row) for row in record.rows(month, kind)), key=repr)
        found["marks"] |= record.marks(month)
    for name in ("watches", "desk"):
        found[name] = sorted((dict(row) for row in record.read(f"{name}.json", name)), key=repr)
    return found


def test_all_of_it_comes_out_again_as_it_went_in(folder: Path, opened: Shared, tmp_path: Path) -> None:
    shared = opened()

    done = shared.bring(folder)
    stories = shared.take_away(tmp_path / "out")

    assert (done.stories, stories) == (3, 4)  # the fourth is the row that can't be one
    assert said(tmp_path / "out") == said(folder)
    assert shared.row(DAM.id) is not None
    assert [one.body for one in shared.earlier(DAM.id)] == [DAM.body]
    assert shared.jumps() == {"a": OLD.id}
    assert shared.restore().id == RAIN.id
    assert shared.marks(RAIN.id).starred


def test_what_stands_in_the_database_stays_and_the_same_folder_brings_nothing_twice(folder: Path, opened: Shared) -> None:
    shared = opened()
    shared.add([BANK])
    shared.mark(BANK.id, note="Here first.")

    first, again = shared.bring(folder), shared.bring(folder)

    assert (first.stories, first.standing, first.months) == (2, 1, 3)
    assert (again.stories, again.months, again.before) == (0, 0, 3)
    assert shared.marks(BANK.id).note == "Here first."
    assert shared.counts(Selection()).total == 3


def test_what_was_added_there_and_cannot_be_taken_back_here_does_not_stop_a_second_import(
    opened: Shared, tmp_path: Path
) -> None:
    mine = FolderArchive(Paths.find(tmp_path / "added"), seeded=False)
    mine.add([DAM])
    mine.close()
    shared = opened()

    assert [shared.bring(tmp_path / "added").stories for _ in range(2)] == [1, 0]


def test_an_import_that_is_broken_off_goes_on_where_it_was(
    folder: Path, opened: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "_TOGETHER", 1)
    shared = opened()

    def break_off(what: str, done: int, _total: int) -> None:
        if what == "Bringing in" and done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shared.bring(folder, break_off)
    done = opened().bring(folder)

    assert (done.before, done.months) == (1, 2)
    shared.refresh()
    assert shared.counts(Selection()).total == 3


def test_an_archive_is_brought_in_by_several_processes_as_by_one(
    folder: Path, opened: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MANY", 1)
    monkeypatch.setattr(bringing, "_TOGETHER", 1)
    monkeypatch.setattr(bringing, "processes", lambda: 2)
    shared = opened()

    done = shared.bring(folder)
    shared.take_away(tmp_path / "out")
    looked_through = shared._engine.connections.ask(
        Fragment("SELECT reltuples FROM pg_class WHERE oid = 'dateline.entries'::regclass")
    )

    assert (done.stories, done.months) == (3, 3)
    assert looked_through == [(3,)]
    assert said(tmp_path / "out") == said(folder)
    assert [hit.story.id for hit in shared.search.find(Selection(words="tarbela"), 5).hits] == [DAM.id]
    assert [hit.story.id for hit in shared.search.find(Selection(words="tarbla"), 5).hits] == [DAM.id]


def test_a_process_that_ends_while_it_brings_months_in_is_told(
    folder: Path, opened: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MANY", 1)
    monkeypatch.setattr(bringing, "processes", lambda: 1)
    monkeypatch.setattr(bringing_lanes, "_MODULE", "store.no_such_module")
    shared = opened()

    with pytest.raises(DatelineError, match="goes on where it was"):
        shared.bring(folder)

    monkeypatch.undo()
    assert shared.bring(folder).stories == 3
    assert indexes_that_wait(shared) == []


def test_what_breaks_off_before_the_indexes_are_made_is_finished_by_the_same_command(
    folder: Path, opened: Shared, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = opened()
    put_off_indexes(shared._engine.connections)

    def break_off(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bringing, "settle", break_off)
    with pytest.raises(KeyboardInterrupt):
        shared.bring(folder)
    assert "entries_words" in indexes_that_wait(shared)
    assert status(address).unmade == len(indexes_that_wait(shared))
    monkeypatch.undo()
    done = shared.bring(folder)

    assert (done.stories, done.before) == (0, 3)
    assert indexes_that_wait(shared) == []
    assert [hit.story.id for hit in shared.search.find(Selection(words="tarbela"), 5).hits] == [DAM.id]


def test_an_editor_brings_an_archive_into_one_that_is_empty(
    folder: Path, opened: Shared, people: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MANY", 1)
    monkeypatch.setattr(bringing, "processes", lambda: 0)
    shared = opened(people["ada"])

    assert shared.bring(folder).stories == 3
    assert indexes_that_wait(shared) == []
    assert shared.marks(DAM.id).note == "Ask the\nengineers."
    with pytest.raises(DatelineError, match="you may read this archive"):
        opened(people["ben"]).bring(folder)


def test_stories_that_another_brings_in_meanwhile_are_seen_at_a_second_look(
    folder: Path, opened: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = opened()
    shared.add([BANK])
    look, looks = MonthBringer._known, list[int]()

    def blind_at_first(self: MonthBringer, ids: list[str]) -> set[str]:
        looks.append(1)
        return look(self, ids) if len(looks) > 3 else set()

    monkeypatch.setattr(MonthBringer, "_known", blind_at_first)
    done = shared.bring(folder)

    assert (done.stories, done.standing) == (2, 1)
    assert shared.counts(Selection()).total == 3


def indexes_that_wait(shared: SharedArchive) -> list[str]:
    """Return the names of the indexes that are still to be made."""
    return [
        name for (name,) in shared._engine.connections.ask(Fragment("SELECT name FROM dateline.unmade_indexes ORDER BY name"))
    ]
