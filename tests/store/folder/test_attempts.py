"""What is being understood is noted on disk, so that a story that ends the process is known to the next."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.folder.attempts import Attempts
from tests.conftest import examples
from tests.store.killing import killed_at


def end_with(how: Callable[[], object], folder: Path, *ids: str) -> None:
    with Attempts(folder).noted(1, ids):
        how()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_story_that_is_done_with_leaves_no_note(tmp_path: Path) -> None:
    with Attempts(tmp_path).noted(1, ["one", "two"]):
        assert Attempts(tmp_path).begun(1) == {"one": 1, "two": 1}

    assert Attempts(tmp_path).begun(1) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_kill_leaves_its_note_and_every_further_one_counts(tmp_path: Path) -> None:
    assert killed_at(1_000, lambda: end_with(die, tmp_path, "one", "two"))
    assert killed_at(1_000, lambda: end_with(die, tmp_path, "two"))

    assert Attempts(tmp_path).begun(1) == {"one": 1, "two": 2}
    end_with(lambda: None, tmp_path, "two")
    assert Attempts(tmp_path).begun(1) == {"one": 1}


def test_an_error_tells_nothing_of_the_stories(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"):
        end_with(lambda: (_ for _ in ()).throw(OSError("full")), tmp_path, "one")

    assert Attempts(tmp_path).begun(1) == {}


def test_other_rules_begin_from_nothing(tmp_path: Path) -> None:
    killed_at(1_000, lambda: end_with(die, tmp_path, "one"))

    assert Attempts(tmp_path).begun(2) == {}
    with Attempts(tmp_path).noted(2, ["two"]):
        assert Attempts(tmp_path).begun(2) == {"two": 1}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"rules": 1}', b'{"rules": 1, "begun": 5}', b"\xff"])
def test_a_damaged_note_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "attempts.json").write_bytes(content)

    assert Attempts(tmp_path).begun(1) == {}


def test_where_nothing_can_be_written_stories_are_understood_all_the_same(tmp_path: Path) -> None:
    done: list[str] = []

    end_with(lambda: done.append("one"), tmp_path / "no folder", "one")

    assert done == ["one"]


@settings(max_examples=examples(5))
@given(some.lists(some.tuples(some.lists(some.sampled_from("abc"), min_size=1, unique=True), some.booleans()), max_size=5))
def test_the_notes_are_those_of_the_stories_that_ended_a_process(told: list[tuple[list[str], bool]]) -> None:
    expected: dict[str, int] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for ids, ends in told:
            killed_at(1_000, lambda ids=ids, ends=ends: end_with(die if ends else lambda: None, folder, *ids))  # type: ignore[misc]
            if ends:
                expected |= {one: expected.get(one, 0) + 1 for one in ids}
            else:
                expected = {one: count for one, count in expected.items() if one not in ids}

        assert Attempts(folder).begun(1) == expected


def test_what_is_bounded_in_time_and_broken_off_tells_nothing_of_the_stories(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path)
    attempts.note(1, ["one"])
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt), attempts.noted(1, ["one", "two"], bounded=True):
            raise KeyboardInterrupt

    assert attempts.begun(1) == {"one": 1}
    with pytest.raises(KeyboardInterrupt), attempts.noted(1, ["two"]):
        raise KeyboardInterrupt
    assert attempts.begun(1) == {"one": 1, "two": 1}
