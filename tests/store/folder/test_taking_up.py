"""What a person did in a sitting that died before it was written is made by the next one, once, and told."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from store.api.errors import ArchiveLockedError
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.intents import Intents, left_behind
from store.record.record import Record
from tests.conftest import story
from tests.store.killing import killed_at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
DAM, FERRY = story("Dam to be raised", "2025-06-02"), story("Ferry comes back", "2025-07-03")


def opened(folder: Path) -> FolderArchive:
    return FolderArchive(Paths(folder / "archive", folder / "cache", folder / "config"), seeded=False)


@pytest.fixture
def stands(tmp_path: Path) -> Path:
    archive = opened(tmp_path)
    archive.add([DAM, FERRY])
    archive.mark(FERRY.id, note="By boat.")
    archive.close()
    return tmp_path


def died(folder: Path, *intents: Mapping[str, Any], made: int = 0) -> None:
    """Have a sitting intend something, make the first of it, and die of a kill."""

    def work() -> None:
        archive = opened(folder)
        noted = [archive.intend(one) for one in intents]
        for one in noted[:made]:
            one()
        os.kill(os.getpid(), signal.SIGKILL)

    assert killed_at(10**9, work)


def marks(*stories: str, told: str = "star", **changes: object) -> dict[str, Any]:
    return {"kind": "marks", "stories": list(stories), "changes": changes, "told": told}


def note(text: str, before: str) -> dict[str, Any]:
    return {"kind": "note", "story": FERRY.id, "text": text, "before": before, "told": "note on “Ferry comes back”"}


def test_changes_that_waited_are_made_in_order_and_told_once(stands: Path) -> None:
    died(
        stands, marks(DAM.id, starred=True), marks(DAM.id, FERRY.id, read=True), marks(DAM.id, tags=("roads",), note="Ask Ada.")
    )

    archive = opened(stands)
    (told,) = archive.refresh().notices

    assert told.startswith("3 changes of a sitting that ended unexpectedly were made now: ")
    dam = archive.marks(DAM.id)
    assert (dam.starred, dam.read, dam.tags, dam.note) == (True, True, ("roads",), "Ask Ada.")
    assert archive.marks(FERRY.id).read
    assert not archive.refresh().notices
    assert not opened(stands).refresh().notices


def test_a_note_is_found_as_it_was_typed_last(stands: Path) -> None:
    died(stands, *(note(text, "By boat.") for text in ("By boat. O", "By boat. On", "By boat. On time.")), made=2)

    archive = opened(stands)
    assert "note on “Ferry comes back”" in archive.refresh().notices[0]

    assert archive.marks(FERRY.id).note == "By boat. On time."
    assert archive.undo() is not None
    assert archive.marks(FERRY.id).note == "By boat."


def test_a_note_that_says_something_else_by_now_says_both(stands: Path) -> None:
    died(stands, note("By boat. On time.", "By boat."))
    held = stands / "archive" / next(path.name for path in (stands / "archive").glob(".intents-*"))
    content = held.read_bytes()
    held.unlink()
    opened(stands).mark(FERRY.id, note="From elsewhere.")
    held.write_bytes(content)

    archive = opened(stands)
    archive.refresh()

    assert archive.marks(FERRY.id).note == "From elsewhere.\nBy boat. On time."


def test_a_removal_and_a_bookmark_are_made(stands: Path) -> None:
    died(stands, {"kind": "jump", "letter": "d", "story": DAM.id}, {"kind": "remove", "story": FERRY.id, "told": "remove"})

    archive = opened(stands)
    archive.refresh()

    assert archive.jumps() == {"d": DAM.id}
    assert archive.row(FERRY.id) is None
    assert archive.restore().id == FERRY.id


def test_what_was_made_is_not_made_again(stands: Path) -> None:
    died(stands, marks(DAM.id, starred=True), marks(DAM.id, read=True), made=2)
    died(stands, marks(FERRY.id, note="By boat."))  # it was, but nobody could say so any more

    archive = opened(stands)

    assert not archive.refresh().notices
    assert not archive.marks(DAM.id).starred
    assert not list((stands / "archive").glob(".intents-*"))


def test_a_sitting_that_lives_makes_its_own_changes(stands: Path) -> None:
    sitting = opened(stands)
    made = sitting.intend(marks(DAM.id, starred=True))

    other = opened(stands)
    assert not other.refresh().notices
    assert not other.marks(DAM.id).starred

    made()
    sitting.close()
    assert not list((stands / "archive").glob(".intents-*"))


def test_what_can_not_be_made_now_waits_for_the_next_start(stands: Path) -> None:
    died(stands, marks(DAM.id, starred=True))
    archive = FolderArchive(Paths(stands / "archive", stands / "cache", stands / "config"), seeded=False, patience=0.1)
    with Record(stands / "archive").lock.held(), suppress(ArchiveLockedError):
        assert not archive.refresh().notices
    assert not archive.marks(DAM.id).starred

    assert "1 change" in archive.refresh().notices[0]

    assert archive.marks(DAM.id).starred


def test_a_story_that_is_gone_is_told(stands: Path) -> None:
    died(stands, marks("no such story", starred=True), marks(DAM.id, starred=True))

    told = opened(stands).refresh().notices

    assert len(told) == 2
    assert "could not be made" in told[0]


@pytest.mark.parametrize(
    "hostile",
    [b"{", b"[1]\n", b'{"nth": 1, "do": {"kind": "marks"}}\n', b'{"nth": 2, "do": {"kind": "eval"}}\n', b"\xff\n" * 9],
)
def test_what_other_hands_wrote_there_does_nothing(stands: Path, hostile: bytes) -> None:
    (stands / "archive" / ".intents-000001-abcd.jsonl").write_bytes(hostile)
    (stands / "archive" / ".intents-x.jsonl").write_bytes(hostile)
    (stands / "archive" / ".intents-000002-abcd.jsonl").symlink_to("/dev/zero")

    assert not opened(stands).refresh().notices


def test_the_file_is_empty_when_nothing_waits_and_short_while_something_does(tmp_path: Path) -> None:
    intents = Intents(tmp_path)
    waits = intents.note({"kind": "first"})
    (file,) = tmp_path.iterdir()
    before = intents.note({"kind": "note", "text": ""})
    for nth in range(2_000):
        made = intents.note({"kind": "note", "text": f"{nth}" * 100})
        before()
        before = made
        assert file.stat().st_size < 300_000

    assert file.stat().st_mode & 0o777 == 0o600
    waits()
    before()
    assert file.stat().st_size == 0
    intents.close()
    assert not list(tmp_path.iterdir())


def test_nothing_is_noted_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    Intents(tmp_path / "file" / "archive").note({"kind": "x"})()
    Intents(tmp_path / "none").note({"kind": "x"})()

    assert not list(left_behind(tmp_path / "none"))
