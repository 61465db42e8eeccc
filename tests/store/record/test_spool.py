"""An import's rows, in any order of days, become parts of their months."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import orjson
import pytest
from tinydb import TinyDB

from store.api.errors import RecordError
from store.api.story import Story
from store.files import stamp_of
from store.record.folding import joined
from store.record.parts import PartSizes
from store.record.record import Record
from store.record.spool import Spool
from store.record.story_rows import row_of
from tests.conftest import story

MONTHS = ("2025-05", "2025-06", "2025-07")
TraceFunction = Callable[[FrameType, str, Any], Any]


def told(number: int) -> Story:
    return story(f"Story number {number}", f"{MONTHS[number % 3]}-02", ("A word. " * 30_000).strip())


def row(one: Story) -> bytes:
    return orjson.dumps(row_of(one))


def test_what_was_kept_stands_in_its_month_however_it_came(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive")
    stories = [told(number) for number in range(30)]

    with record.lock.held(), Spool(record) as spool:
        for one in stories[:12]:
            spool.put(one.published.month, row(one))
        first = spool.keep()
        for one in stories[12:]:
            spool.put(one.published.month, row(one))
        second = spool.keep()

    assert list(first) == ["2025-05", "2025-06", "2025-07"]
    assert list(second) == ["2025-05.2", "2025-06.2", "2025-07.2"]
    assert record.stamps().stories == dict(sorted({**first, **second}.items()))
    assert second["2025-06.2"] == stamp_of(record.folder / "2025-06.2.json")
    for month in MONTHS:
        assert record.stories(month) == [one for one in stories if one.published.month == month]
    assert len(TinyDB(record.folder / "2025-06.2.json").table("stories").all()) == 6
    assert sorted(path.suffix for path in record.folder.iterdir()) == ["", *[".json"] * 6]


def test_what_was_not_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive")

    with record.lock.held(), Spool(record) as spool:
        for number in range(80):
            spool.put("2025-05", row(told(number)))
        assert list(record.folder.glob("*.new"))

    assert [path.name for path in record.folder.iterdir()] == [".lock"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive")
    record.folder.write_text("a file")

    with Spool(record) as spool:
        for number in range(9):
            spool.put("2025-05", row(told(number)))
        with pytest.raises(RecordError, match="could not be written"):
            spool.keep()


def test_a_few_rows_join_what_was_added_last(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive")
    record.write("2025-06", [story("Kept before", "2025-06-01")])

    with record.lock.held(), Spool(record) as spool:
        for title in ("One more", "And another"):
            spool.put("2025-06", row(story(title, "2025-06-02")))
        kept = spool.keep()

    assert kept == record.stamps().stories
    assert [one.title for one in record.stories("2025-06")] == ["Kept before", "One more", "And another"]


def test_a_month_with_more_than_a_part_holds_becomes_several(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive", sizes=PartSizes(open=1_000, full=1_000_000))
    stories = [told(number * 3) for number in range(13)]

    with record.lock.held(), Spool(record) as spool:
        for one in stories:
            spool.put("2025-05", row(one))
        spool.keep()

    assert record.stories("2025-05") == stories
    assert [stamp[0] // 100_000 for stamp in record.stamps().stories.values()] == [12, 12, 7]


def test_what_was_laid_down_is_joined_as_it_is(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive", sizes=PartSizes(open=0))
    stories = [told(number * 3) for number in range(12)]

    with record.lock.held(), Spool(record) as spool:
        for one in stories:
            spool.put("2025-05", row(one))
            spool.keep()
        parts = record.parts("2025-05")
        assert len(parts) == 12
        with joined(record, [tuple(parts[:6]), tuple(parts[6:])]):
            pass
        assert record.parts("2025-05") == [parts[0], parts[6]]
        with joined(record, [(parts[0], parts[6])]) as joins:
            assert joins[0].is_laid

    assert record.stories("2025-05") == stories
    assert len(TinyDB(record.folder / "2025-05.json").table("stories").all()) == 12


def breaking_in(at: int) -> TraceFunction:
    """Return what has a person press Ctrl+C before a line of the spool that is run, given how many lines were run before."""
    lines = count()

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        if not frame.f_code.co_filename.endswith("spool.py"):
            return None
        if event == "line" and next(lines) == at:
            raise KeyboardInterrupt
        return trace

    return trace


def test_what_was_laid_down_stands_once_though_the_person_breaks_in_at_any_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.record.spool._HELD", 900)
    stories = [story(f"Story number {number}", f"{MONTHS[number % 3]}-02", "A word. " * 20) for number in range(12)]

    for at in range(0, 130, 2):
        record, came = Record(tmp_path / f"archive-{at}", sizes=PartSizes(open=0, full=1_000)), list[Story]()
        with record.lock.held(), Spool(record) as spool:
            sys.settrace(breaking_in(at))
            with suppress(KeyboardInterrupt):
                for one in stories:
                    spool.put(one.published.month, row(one))
                    came.append(one)
            sys.settrace(None)
            spool.keep()

        kept = [one.id for month in MONTHS for one in record.stories(month)]
        assert len(set(kept)) == len(kept)
        assert {one.id for one in came} <= set(kept) <= {one.id for one in stories[: len(came) + 1]}
        assert record.notices == []
