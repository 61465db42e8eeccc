"""What came in since a time."""

from __future__ import annotations

from pathlib import Path
from time import time

import orjson
import pytest

from store.api.arrivals import Came
from store.api.changes import Taken
from store.api.story import StoryId
from store.api.when import When
from store.folder import arrivals
from store.folder.arrivals import came_since, note_came
from store.paths import Paths
from tests.conftest import Archives, story


def test_stories_are_remembered_as_they_come_and_only_those_that_are_new(open_folder: Archives) -> None:
    archive = open_folder()
    first, second = story("Harbour opens", "2025-06-02"), story("Harbour closes", "2025-06-03")
    began = time()
    archive.add([first])
    between = time()
    archive.add([first, second])

    assert archive.came(began) == Came(2, (first.id, second.id))
    assert archive.came(between) == Came(1, (second.id,))
    assert archive.came(time()) == Came()


def test_of_very_many_only_their_number_and_the_first_are_remembered_and_the_oldest_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "_MOST", 3)
    monkeypatch.setattr(arrivals, "_LONGEST", 1_000)
    many = [Taken(StoryId(f"{nth:016}"), "A title", When("2025-06-02"), ()) for nth in range(9)]
    for _ in range(40):
        note_came(tmp_path / "index-7", many)

    came = came_since(tmp_path / "index-7", 0)
    assert came.ids == tuple(one.id for one in many[:3])
    assert 0 < came.number < 40 * 9
    assert came.number % 9 == 0


def test_what_was_written_half_is_passed_over_and_where_nothing_can_be_written_nothing_is_said(open_folder: Archives) -> None:
    archive = open_folder()
    index = Paths.find().index
    file = index.with_name(f"came-{index.name.removeprefix('index-')}.jsonl")
    archive.add([story("Harbour opens", "2025-06-02")])
    file.write_bytes(file.read_bytes() + b'{"at": 17500')
    assert archive.came(0).number == 1

    file.unlink()
    file.mkdir()
    archive.add([story("Harbour closes", "2025-06-03")])
    assert archive.came(0) == Came()


NOW, DAY = time(), 86_400.0


@pytest.mark.parametrize(
    ("came", "left", "new"),
    [
        ([-5, -3, -1], -2, 1),  # as it should be
        ([-5, -3, -1], -9, 3),
        ([-5, 300, -1], 301, 1),  # the clock was ahead as the sitting was left, and was put right
        ([-5, 300], 301, 0),
        ([-5, 300, -3], -2, 0),  # it was put right before that
        ([300, 301], -2, 0),
        ([-5, -9, -3], -4, 1),  # it was behind for a while
    ],
)
def test_what_came_since_is_known_also_where_the_clock_was_set(tmp_path: Path, came: list[int], left: int, new: int) -> None:
    lines = [orjson.dumps({"at": NOW + days * DAY, "number": 1, "ids": [f"{nth}"]}) for nth, days in enumerate(came)]
    (tmp_path / "came-x.jsonl").write_bytes(b"\n".join(lines) + b"\n")

    assert came_since(tmp_path / "index-x", NOW + left * DAY).number == new
