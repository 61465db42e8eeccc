"""Texts that were replaced: kept each once, put back in a story's place, or beside it as a story of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.api.errors import UnknownStoryError
from store.api.story import Story
from store.identity.ids import content_digest
from store.record.earlier import put_back, put_beside
from store.record.record import Record
from tests.conftest import story

MONTH = "2025-06"
ONE = story("Bridge to close").id


def text(words: str, day: str = "2025-06-02") -> Story:
    return story("Bridge to close", day, words)


def bodies(record: Record) -> tuple[str, list[str]]:
    """Return what the story says, and what it said before, the last first."""
    (now,) = [one for one in record.stories(MONTH) if one.id == ONE]
    return now.body[0], [one.body[0] for one in record.earlier(MONTH, ONE)]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Return a record of a story that was written three times."""
    record = Record(tmp_path / "archive")
    for words in ("First.", "Second.", "Third."):
        record.write(MONTH, [text(words)])
    return record


def test_each_text_is_kept_once_the_last_one_first(record: Record) -> None:
    record.write(MONTH, [text("Third.")], [text("First."), text("Third.")])

    assert bodies(record) == ("Third.", ["Second.", "First."])


def test_a_change_of_other_fields_replaces_no_text(record: Record) -> None:
    record.write(MONTH, [story("Bridge to close", "2025-06-02", "Third.", place="HARROW", author="Ada")])

    assert bodies(record) == ("Third.", ["Second.", "First."])
    assert record.stories(MONTH)[0].place == "HARROW"


@pytest.mark.parametrize(("nth", "now", "before"), [(1, "Second.", ["Third.", "First."]), (2, "First.", ["Third.", "Second."])])
def test_a_text_put_back_changes_places_with_what_stands(record: Record, nth: int, now: str, before: list[str]) -> None:
    back = put_back(record, MONTH, ONE, nth)

    assert bodies(record) == (now, before)
    assert back == record.stories(MONTH)[0]
    assert {content_digest(text(words)) for words in (now, before[0])} <= set(back.seen)


def test_a_text_put_back_keeps_the_day_and_what_a_person_wrote_into_the_row(record: Record) -> None:
    record.write(MONTH, [text("Fourth.", "2025-06-09")])
    path = record.folder / f"{MONTH}.json"
    tables = json.loads(path.read_text())
    tables["stories"]["1"]["mine"] = 7
    path.write_text(json.dumps(tables))

    put_back(record, MONTH, ONE, 1)

    (row,) = record.rows(MONTH)
    assert (row["published"], row["body"], row["mine"]) == ("2025-06-09", ["Third."], 7)


def test_a_text_put_beside_is_a_story_under_an_id_that_is_free(record: Record) -> None:
    first = put_beside(record, MONTH, ONE, 1, taken=lambda one: one == ONE)
    second = put_beside(record, MONTH, ONE, 1, taken=lambda one: one in (ONE, first.id))

    assert bodies(record) == ("Third.", [])
    assert len({ONE, first.id, second.id}) == 3
    assert [one.body[0] for one in record.stories(MONTH)] == ["Third.", "Second.", "First."]


@pytest.mark.parametrize(
    ("which", "nth", "says"), [(ONE, 3, "has 2 earlier texts, so there is no 3 back"), ("nobody", 1, "nobody")]
)
def test_a_text_that_is_not_there_is_told(record: Record, which: str, nth: int, says: str) -> None:
    before = (record.folder / f"{MONTH}.json").read_bytes()

    with pytest.raises(UnknownStoryError, match=says):
        put_back(record, MONTH, type(ONE)(which), nth)
    with pytest.raises(UnknownStoryError, match=r"earlier text|nobody"):
        put_beside(record, MONTH, type(ONE)(which), nth, taken=lambda _: False)

    assert (record.folder / f"{MONTH}.json").read_bytes() == before


def test_a_text_that_can_not_be_understood_is_passed_by_and_left(record: Record) -> None:
    path = record.folder / f"{MONTH}.json"
    tables = json.loads(path.read_text())
    tables["earlier"]["2"]["published"] = "one day"
    path.write_text(json.dumps(tables))

    put_back(record, MONTH, ONE, 1)

    assert bodies(record) == ("First.", ["Third."])
    assert "one day" in path.read_text()


@given(some.lists(some.tuples(some.sampled_from(["write", "back"]), some.integers(0, 3)), max_size=8))
def test_however_texts_change_places_none_is_lost_and_none_stands_twice(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, int]]
) -> None:
    record = Record(tmp_path_factory.mktemp("archive"))
    record.write(MONTH, [text("Text 0.")])
    known = {"Text 0."}
    for what, number in told:
        if what == "write":
            record.write(MONTH, [text(f"Text {number}.")])
            known.add(f"Text {number}.")
        elif number < len(known) - 1:
            put_back(record, MONTH, ONE, number + 1)
        now, before = bodies(record)

        assert {now, *before} == known
        assert len(set(before)) == len(before)
