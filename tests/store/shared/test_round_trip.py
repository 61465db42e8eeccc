"""What goes into a shared archive beside stories comes out again as it was: marks with all they say, steps, themes, who did what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from store.api.views import Marks
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.record import Record
from tests.conftest import story
from tests.store.shared.conftest import Shared

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.")
WORDS = '[water]\n3 = "spillway*"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an archive with marks of every kind, steps to be taken back, and themes beside it."""
    monkeypatch.setenv("DATELINE_CONFIG", str(tmp_path / "config"))
    (tmp_path / "config" / "themes.d").mkdir(parents=True)
    (tmp_path / "config" / "themes.d" / "sv.toml").write_text(WORDS)
    at = tmp_path / "mine"
    mine = FolderArchive(Paths.find(at), seeded=False)
    mine.add([DAM, BANK])
    mine.mark(DAM.id, note="Ask them.", note_for_all=True, tags=("dams", "to read"), tags_for_all=("dams",))
    mine.mark(BANK.id, note="Mine.", theme="energy")
    mine.set_jump("a", DAM.id)
    mine.mark(BANK.id, starred=True)
    mine.close()
    with Record(at).changing("2025-05.marks.json") as db:  # a name that Dateline does not know
        db.table("marks").update({"seen_by": ["x", {"y": "ä"}]})
    return at


def said(folder: Path) -> Mapping[str, Any]:
    """Return what an archive's files say beside stories."""
    record = Record(folder)
    marks = [dict(row) for month in record.stamps().marks for row in record.mark_rows(month)]
    steps = [(one.told, one.at, one.story, one.parts) for one in record.steps.recent(100)]
    return {"marks": sorted(marks, key=repr), "steps": steps}


def test_marks_steps_and_themes_come_out_as_they_went_in(folder: Path, opened: Shared, tmp_path: Path) -> None:
    shared = opened()
    shared.bring(folder)
    shared.take_away(tmp_path / "out")

    assert said(tmp_path / "out") == said(folder)
    assert (tmp_path / "out" / "themes.d" / "sv.toml").read_text() == WORDS
    elsewhere = FolderArchive(Paths.find(tmp_path / "out"), seeded=False)
    assert elsewhere.refresh().notices == ()
    assert elsewhere.marks(DAM.id).note == "Ask them."
    elsewhere.close()


def test_what_was_for_all_is_for_all_again_but_not_against_the_persons_will(
    folder: Path, opened: Shared, people: dict[str, str]
) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.bring(folder)

    assert [(one.note, one.tags) for one in ben.told(DAM.id)] == [("Ask them.", ("dams",))]
    assert ben.told(BANK.id) == []
    ada.mark(DAM.id, note_for_all=False)
    ada.bring(folder)
    assert [(one.note, one.tags) for one in ben.told(DAM.id)] == [("", ("dams",))]


def test_of_what_was_brought_in_a_person_takes_back_what_is_their_own(folder: Path, opened: Shared) -> None:
    shared = opened()
    shared.bring(folder)

    assert [one.told for one in shared.steps()] == [f"star on “{BANK.title}”", "bookmark a", f"tags of “{DAM.title}”"]
    undone = [shared.undo() for _ in range(4)]
    assert [one.told if one else None for one in undone] == [
        f"star on “{BANK.title}”", "bookmark a", f"tags of “{DAM.title}”", None,
    ]  # fmt: skip
    assert shared.jumps() == {}
    assert shared.marks(DAM.id) == Marks()
    assert shared.marks(BANK.id) == Marks(theme="energy", note="Mine.")
    assert shared.row(DAM.id) is not None  # that it was added is not taken back: others may read it by now


def test_another_persons_marks_are_not_written(folder: Path, opened: Shared, people: dict[str, str], tmp_path: Path) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.bring(folder)
    ben.mark(BANK.id, note="His.", note_for_all=True)

    ada.take_away(tmp_path / "out")

    assert said(tmp_path / "out")["marks"] == said(folder)["marks"]


def test_themes_that_another_hand_put_there_go_nowhere_else(opened: Shared, tmp_path: Path) -> None:
    shared = opened()
    hostile = {
        "1": {"name": "../../evil.toml", "text": "x"},
        "2": {"name": "themes.d/ok.toml", "text": WORDS},
        "3": {"name": 7},
    }
    shared._record.documents.put("themes.toml", {"themes": {"1": {"text": ""}}, "words": hostile})

    shared.take_away(tmp_path / "out" / "in" / "in")

    assert [path.name for path in tmp_path.rglob("*.toml") if "out" in path.parts] == ["ok.toml"]
