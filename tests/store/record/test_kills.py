"""Whatever is done to the record, and whenever it is killed: each file is as it was or as it is to be, and no story is lost."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.errors import UnknownStoryError, UnknownWatchError
from store.api.story import StoryId
from store.record.moves import copy_stories, drop_stories
from store.record.notebook import Notebook
from store.record.record import Record
from store.record.repair import repair
from store.record.watches import Watches
from tests.conftest import examples, story
from tests.store.killing import killed_at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
MONTHS = ("2025-05", "2025-06", "2025-07")
TITLES = ("Bridge to close", "Tolls to rise", "Ferry comes back")
IDS = [story(title).id for title in TITLES]
Deed = tuple[str, int, int]
deeds = some.tuples(
    some.sampled_from(["write", "mark", "remove", "restore", "watch", "unwatch", "say"]),
    some.integers(0, 2),
    some.integers(0, 2),
)
moments = some.integers(0, 80)


def do(folder: Path, deed: Deed) -> None:
    """Do something to a record, as a program that opens it for that."""
    what, one, other = deed
    record = Record(folder)
    acts: dict[str, Callable[[], Any]] = {
        "write": lambda: record.write(
            MONTHS[one],
            [story(TITLES[one], f"{MONTHS[one]}-02", f"Text {other}."), story(f"{TITLES[one]} again", f"{MONTHS[one]}-03")],
        ),
        "mark": lambda: record.mark(MONTHS[one], {IDS[one]: {"starred": bool(other), "note": f"Note {other}."}}),
        "remove": lambda: record.remove(MONTHS[one], IDS[one]),
        "restore": lambda: record.restore(IDS[one]),
        "watch": lambda: Watches(record).put(TITLES[one], f"word{other}"),
        "unwatch": lambda: Watches(record).remove(TITLES[one]),
        "say": lambda: Notebook(record).put(TITLES[one], {"letter": other}),
    }
    with suppress(UnknownStoryError, UnknownWatchError):  # then there is nothing to take out or to bring back
        acts[what]()


def state(folder: Path) -> dict[str, object]:
    """Return all that a record holds, and assert that nothing in it is damaged."""
    record = Record(folder)
    held: dict[str, object] = {"watches": Watches(record).all(), "notebook": [Notebook(record).get(title) for title in TITLES]}
    for month in MONTHS:
        held[month] = record.stories(month)
        held[f"{month} marks"] = record.marks(month)
        held[f"{month} removed"] = sorted(str(row["id"]) for row in record.rows(month, "removed"))
        held[f"{month} earlier"] = [record.earlier(month, one) for one in IDS]
    assert not record.notices
    return held


def stories(folder: Path) -> Counter[StoryId]:
    return Counter(one.id for month in MONTHS for one in Record(folder).stories(month))


@settings(max_examples=examples(5))
@given(some.lists(some.tuples(deeds, moments), min_size=1, max_size=6))
def test_after_a_kill_everything_is_as_before_the_deed_or_as_after_it(told: list[tuple[Deed, int]]) -> None:
    with TemporaryDirectory() as name:
        folder, copy = Path(name) / "archive", Path(name) / "copy"
        folder.mkdir()
        before = state(folder)
        for deed, moment in told:
            shutil.copytree(folder, copy)
            do(copy, deed)
            after = state(copy)
            shutil.rmtree(copy)

            died = killed_at(moment, lambda deed=deed: do(folder, deed))  # type: ignore[misc]

            now = state(folder)
            assert now in (before, after)
            assert died or now == after
            before = now
        do(folder, ("write", 0, 0))
        assert not list(folder.glob("*.new"))


@settings(max_examples=examples(5))
@given(some.lists(some.integers(0, 250), min_size=1, max_size=3), some.integers(0, 2), some.booleans())
def test_a_move_that_is_killed_again_and_again_loses_no_story_and_no_mark(
    kills: list[int], which: int, marked_twice: bool
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        record = Record(folder)
        record.write(MONTHS[0], [story(title, f"{MONTHS[2]}-02") for title in TITLES])
        record.write(MONTHS[0], [story(TITLES[which], f"{MONTHS[2]}-02", "A newer text.")])
        record.mark(MONTHS[0], {one: {"starred": True, "note": "Ask Ada."} for one in IDS})
        if marked_twice:
            record.mark(MONTHS[2], {IDS[which]: {"read": True, "tags": ["roads"]}})

        def move() -> None:
            other = Record(folder)
            copy_stories(other, MONTHS[0], MONTHS[2], IDS)
            drop_stories(other, MONTHS[0], IDS)

        for moment in kills:
            killed_at(moment, move)
            assert set(stories(folder)) == set(IDS)
            killed_at(moment, lambda: repair(Record(folder), MONTHS))
            assert set(stories(folder)) == set(IDS)
        repair(record, MONTHS)

        assert stories(folder) == Counter(IDS)
        assert [one.id for one in record.stories(MONTHS[2])] == sorted(IDS, key=IDS.index) or len(
            record.stories(MONTHS[2])
        ) == 3
        assert [one.body for one in record.earlier(MONTHS[2], IDS[which])] == [story(TITLES[which]).body]
        marks = record.marks(MONTHS[2])
        assert all(marks[one].starred and marks[one].note == "Ask Ada." for one in IDS)
        assert (marks[IDS[which]].read, marks[IDS[which]].tags) == ((True, ("roads",)) if marked_twice else (False, ()))
        assert not record.marks(MONTHS[0])
        assert repair(record, MONTHS) == []
