"""A month's stories stand in as many files as they need: each small enough that a change rewrites little."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from store.api.errors import UnknownStoryError
from store.api.story import Story
from store.record.folding import foldable, joined
from store.record.parts import PartSizes
from store.record.record import Record
from store.record.story_rows import row_of
from tests.conftest import story

LONG = ("word " * 16_000).strip()
"""80 KB: twelve stories are more than a part that is still open, a hundred and thirty more than a full one."""


def told(number: int, text: str = LONG) -> Story:
    return story(f"Story number {number}", "2025-06-02", f"{number} {text}")


def files(record: Record) -> list[str]:
    return [f"{part}.json" for part in record.parts("2025-06")]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A month in two parts: stories 0 to 14, and 15 to 19."""
    record = Record(tmp_path / "archive")
    record.write("2025-06", map(told, range(15)))
    record.write("2025-06", map(told, range(15, 20)))
    return record


def stamps(record: Record) -> dict[str, tuple[int, int]]:
    return dict(record.stamps().stories)


def test_what_is_added_to_a_large_month_rewrites_none_of_its_large_files(record: Record) -> None:
    before = stamps(record)

    record.write("2025-06", [told(20)])

    assert files(record) == ["2025-06.json", "2025-06.2.json"]
    after = stamps(record)
    assert after["2025-06"] == before["2025-06"]
    assert after["2025-06.2"] != before["2025-06.2"]
    assert record.stories("2025-06") == [told(number) for number in range(21)]


def test_a_change_rewrites_the_file_of_its_story_alone(record: Record) -> None:
    before = stamps(record)

    record.write("2025-06", [told(3, "Another text.")])

    assert stamps(record)["2025-06.2"] == before["2025-06.2"]
    assert record.earlier("2025-06", told(3).id) == [told(3)]
    assert len(record.stories("2025-06")) == 20


def test_a_story_is_taken_out_of_any_part_and_comes_back_there(record: Record) -> None:
    before = stamps(record)

    record.remove("2025-06", told(17).id)

    assert len(record.stories("2025-06")) == 19
    assert stamps(record)["2025-06"] == before["2025-06"]
    with pytest.raises(UnknownStoryError):
        record.remove("2025-06", told(17).id)
    assert record.restore() == ("2025-06", told(17))
    assert {one.id for one in record.stories("2025-06")} == {told(number).id for number in range(20)}


def test_a_removed_story_that_came_again_is_not_brought_back(record: Record) -> None:
    record.remove("2025-06", told(2).id)
    record.write("2025-06", [told(2, "It came again.")], fresh={told(2).id})

    with pytest.raises(UnknownStoryError):
        record.restore()
    assert record.stories("2025-06")[-1] == told(2, "It came again.")


def test_an_old_file_that_is_too_large_is_split_when_it_is_written_again(record: Record) -> None:
    rows = {str(number): row_of(told(number)) for number in range(200)}
    (record.folder / "2025-06.2.json").unlink()
    (record.folder / "2025-06.json").write_text(json.dumps({"stories": rows, "mine": {"1": {"a": "note"}}}))

    record.write("2025-06", [told(199, "Another text.")])

    assert files(record) == ["2025-06.json", "2025-06.2.json"]
    assert max(path.stat().st_size for path in record.folder.glob("*.json")) < 10_000_000
    assert [one.title for one in record.stories("2025-06")] == [told(number).title for number in range(200)]
    assert record.rows("2025-06", "mine") == [{"a": "note"}]


def test_texts_that_were_replaced_stay_in_order_when_their_month_is_split(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive", sizes=PartSizes(full=2_000_000))
    for which in ("first", "second"):
        record.write("2025-06", [told(7, which)])
    record.write("2025-06", [told(number) for number in range(20, 70)])
    for which in ("third", "fourth"):
        record.write("2025-06", [told(7, which)])

    assert len(files(record)) > 1
    assert [one.body[0] for one in record.earlier("2025-06", told(7).id)] == ["7 third", "7 second", "7 first"]


def test_joined_parts_are_open_to_those_alone_to_whom_the_first_was(record: Record) -> None:
    parts = record.parts("2025-06")
    (record.folder / f"{parts[0]}.json").chmod(0o600)

    with joined(record, [tuple(parts)]):
        pass

    assert (record.folder / f"{parts[0]}.json").stat().st_mode & 0o777 == 0o600


def test_an_id_is_found_however_a_person_or_tinydb_wrote_it(record: Record) -> None:
    one = {**row_of(told(30)), "id": "brücke"}
    (record.folder / "2025-06.7.json").write_text(json.dumps({"stories": {"1": one}}, indent=4))

    assert [row["title"] for row in record.rows_of("2025-06", ["brücke"])] == ["Story number 30"]
    record.write("2025-06", [told(31)])
    assert files(record) == ["2025-06.json", "2025-06.2.json", "2025-06.7.json"]


def test_small_parts_are_joined_and_say_the_same(record: Record) -> None:
    for number in range(20, 32):
        row = {"1": row_of(told(number)), "mine": {"id": "x", "kept": True}}
        (record.folder / f"2025-06.{number}.json").write_text(json.dumps({"stories": row, "removed": {}}))
    before = sorted(map(str, record.rows("2025-06")))
    groups = foldable({part: stamp[0] for part, stamp in stamps(record).items()})

    with record.lock.held(), joined(record, groups):
        pass

    assert files(record) == ["2025-06.json"]
    assert sorted(map(str, record.rows("2025-06"))) == before


def test_what_goes_wrong_beside_the_archive_is_not_told_of_it_and_joins_nothing(record: Record) -> None:
    before = stamps(record)

    with pytest.raises(OSError, match="the disk of the index"), joined(record, [tuple(before)]):
        raise OSError(errno.ENOSPC, "the disk of the index is full")

    assert stamps(record) == before
    assert sorted(path.name for path in record.folder.glob("2025-06*")) == sorted(files(record))


def test_parts_that_cannot_be_read_are_joined_with_nothing(record: Record) -> None:
    (record.folder / "2025-06.3.json").write_text("<<<<<<< HEAD")
    before = stamps(record)

    with record.lock.held(), joined(record, [("2025-06.2", "2025-06.3")]) as joins:
        assert not joins

    assert stamps(record) == before


def test_a_few_small_parts_are_left_alone() -> None:
    assert foldable({f"2025-06.{number}": 1_000 for number in range(8)}) == []
    assert foldable({"2025-06": 70_000_000}) == []
    many = {f"2025-06.{number}": 3_000_000 for number in range(9)}
    assert foldable(many) == [tuple(list(many)[at : at + 2]) for at in (0, 2, 4, 6)]
