"""The index follows the parts of months: a new one is taken in alone, joined ones are not read again, and a kill costs little."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.progress import WHOLE
from store.api.story import Story
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.folder.folding import finish_folding, fold
from store.folder.stale import Stale, stale
from store.index.index import StoryIndex
from store.index.state import State
from store.paths import Paths
from store.record.record import Record
from store.record.story_rows import row_of
from tests.conftest import Archives, examples, story, titles
from tests.store.killing import killed_after, killed_at


def told(number: int, text: str = "The council spoke of the bridge.") -> Story:
    return story(f"Report number {number}", f"2025-06-{number % 28 + 1:02}", text)


def lay(folder: Path, name: str, stories: Iterable[Story]) -> None:
    """Lay a part into an archive, as an import that was killed or a program that syncs leaves it."""
    folder.mkdir(exist_ok=True)
    rows = {str(number): row_of(one) for number, one in enumerate(stories, 1)}
    (folder / name).write_bytes(orjson.dumps({"stories": rows}))


def held(folder: Path) -> State:
    """Return what the index of a test's archive holds."""
    return StoryIndex(Paths.find().index).state()


def unread(tmp_path: Path) -> Stale:
    return stale(held(tmp_path), Record(tmp_path / "archive").stamps())


def test_a_part_that_is_new_is_taken_in_alone(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add([told(1), told(2), story("Rain", "2025-05-02")])

    lay(tmp_path / "archive", "2025-06.2.json", [told(3), told(4)])

    assert unread(tmp_path) == Stale([], {"2025-06": ["2025-06.2"]})
    assert archive.refresh().changed
    assert not unread(tmp_path)
    assert archive.counts(Selection()).total == 5
    assert len(titles(archive, "bridge")) == 4


def test_a_month_of_which_a_part_changed_or_went_is_indexed_anew(archive: FolderArchive, tmp_path: Path) -> None:
    lay(tmp_path / "archive", "2025-06.json", [told(1), told(2)])
    lay(tmp_path / "archive", "2025-06.2.json", [told(3)])
    archive.refresh()

    lay(tmp_path / "archive", "2025-06.2.json", [told(3, "A ferry came instead.")])
    assert unread(tmp_path) == Stale(["2025-06"], {})
    archive.refresh()
    assert titles(archive, "ferry") == ["Report number 3"]

    (tmp_path / "archive" / "2025-06.json").unlink()
    archive.refresh()
    assert archive.counts(Selection()).total == 1


def test_a_story_of_a_new_part_that_stands_already_is_shown_once_and_put_right(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add([told(1), told(2)])
    lay(tmp_path / "archive", "2025-06.5.json", [told(2, "The council spoke of the bridge and of the ferry."), told(3)])

    archive.refresh()
    assert archive.counts(Selection()).total == 3
    archive.add([told(4)])

    record = Record(tmp_path / "archive")
    assert Counter(one.title for one in record.stories("2025-06")) == Counter(
        f"Report number {number}" for number in range(1, 5)
    )
    assert archive.counts(Selection()).total == 4
    assert titles(archive, "ferry") == ["Report number 2"]


def test_a_kill_before_the_index_is_noted_makes_nothing_amiss(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add([story("Rain", "2025-05-02")])
    state = Paths.find().index / "dateline.json"
    before = state.read_bytes()
    archive.add([told(1), told(2)])

    state.write_bytes(before)  # so it is left by a kill between the index's commit and the note of it

    assert unread(tmp_path) == Stale([], {"2025-06": ["2025-06"]})
    archive.refresh()
    assert not unread(tmp_path)
    assert not held(tmp_path).amiss
    assert sorted(titles(archive, "bridge")) == ["Report number 1", "Report number 2"]


def test_a_story_that_stands_in_two_new_parts_is_shown_once_and_put_right(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add([told(1)])
    lay(tmp_path / "archive", "2025-06.2.json", [told(2)])
    lay(tmp_path / "archive", "2025-06.3.json", [told(2)])

    archive.refresh()
    assert archive.counts(Selection()).total == 2
    archive.add([told(3)])

    assert Counter(one.title for one in Record(tmp_path / "archive").stories("2025-06")) == Counter(
        f"Report number {number}" for number in range(1, 4)
    )
    assert archive.counts(Selection()).total == 3


def test_how_much_is_read_is_told(archive: FolderArchive, tmp_path: Path) -> None:
    for number in range(3):
        lay(tmp_path / "archive", f"2025-0{number + 4}.json", [told(number, "A word. " * 200_000)])
    steps: list[tuple[str, int, int]] = []

    archive.refresh(lambda *step: steps.append(step))

    reading = [(done, total) for what, done, total in steps if what == WHOLE]
    assert reading[0] == (0, 5)
    assert reading[-1] == (5, 5)
    assert reading == sorted(reading)


def test_an_import_leaves_few_files_and_marks_stay_with_their_stories(open_folder: Archives, tmp_path: Path) -> None:
    for number in range(12):
        lay(tmp_path / "archive", f"2025-06.{number + 2}.json", [told(number)])
    archive = open_folder()
    archive.refresh()
    archive.mark(told(3).id, starred=True)

    archive.add([told(20)])

    assert [path.name for path in sorted((tmp_path / "archive").glob("2025-06*.json"))] == [
        "2025-06.2.json",
        "2025-06.marks.json",
    ]
    assert not unread(tmp_path)
    assert archive.marks(told(3).id).starred
    assert archive.counts(Selection()).total == 13


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
@settings(max_examples=examples(4))
@given(some.integers(0, 70))
def test_parts_whose_joining_is_killed_are_not_read_again_and_hold_each_story_once(moment: int) -> None:
    with TemporaryDirectory() as name:
        folder, index = Path(name) / "archive", StoryIndex(Path(name) / "index")
        record = Record(folder)
        for number in range(10):
            lay(folder, f"2025-06.{number + 2}.json", [told(number)])
        state = State(index.fingerprint)
        state.note(record.stamps().by_month)
        index.keep(state)

        def join() -> None:
            other = Record(folder)
            with other.lock.held():
                fold(other, StoryIndex(index.folder))

        killed_at(moment, join)

        assert not stale(index.state(), record.stamps())
        with record.lock.held():
            finish_folding(record, index)
        assert Counter(one.title for one in record.stories("2025-06")) == Counter(told(number).title for number in range(10))
        assert not stale(index.state(), record.stamps())
        assert index.state().months == state.months


IMPORT = """
import sys
import store.folder.importer as importing
from pathlib import Path
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.store.folder.test_parts import many
importing._BATCH, importing._ROUND, importing._FOLD = 40, 80, 2
archive = FolderArchive(Paths.find(), seeded=False)
archive.add(many(), lambda what, done, total: what == "Adding" and print(done, flush=True))
"""


def many() -> list[Story]:
    return [
        story(f"Report number {nth}", f"2025-0{nth % 7 + 1}-{nth % 28 + 1:02}", f"The {nth}th word.") for nth in range(1_200)
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
@pytest.mark.parametrize("seconds", [0.05, 0.3])
def test_an_import_that_is_killed_loses_nothing_it_told_and_can_be_done_again(open_folder: Archives, seconds: float) -> None:
    numbers = killed_after(seconds, [sys.executable, "-c", IMPORT])

    archive = open_folder()
    archive.refresh()
    kept = Counter(one.story.id for one in archive.stories(Selection(unfolded=True)))
    added = archive.add(many())

    assert set(kept) >= {one.id for one in many()[: max(numbers)]}
    assert set(kept.values()) == {1}
    assert len(added.added) == len(many()) - len(kept)
    record = Record(Paths.find().archive)
    assert Counter(one.id for month in record.stamps().months for one in record.stories(month)) == Counter(
        one.id for one in many()
    )
    assert not record.notices
