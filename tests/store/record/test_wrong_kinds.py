"""Values of a kind that nothing of Dateline writes, as hands and other programs leave them: told with their line, and kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.api.story import StoryId
from store.record.notebook import Notebook
from store.record.record import Record

STORY = StoryId("dd3159f265d500bc")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    (tmp_path / "archive").mkdir()
    return Record(tmp_path / "archive")


def written(record: Record, name: str, table: str, *rows: object) -> Path:
    path = record.folder / name
    path.write_text(json.dumps({table: dict(enumerate(rows, 1))}, indent=1))
    return path


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"starred": "yes"}, "“starred” is text where true or false belongs"),
        ({"starred": 1}, "“starred” is a number where true or false belongs"),
        ({"read": {"at": "noon"}}, "“read” is a table where true or false belongs"),
        ({"note": ["water", "dam"]}, "“note” is a list where a text belongs"),
        ({"theme": 5}, "“theme” is a number where a text belongs"),
        ({"tags": "water"}, "“tags” is text where a list of texts belongs"),
        ({"tags": ["water", 5]}, "“tags” has a number among its texts"),
    ],
)
def test_a_mark_of_a_wrong_kind_costs_itself_alone_and_is_kept(record: Record, wrong: dict[str, Any], told: str) -> None:
    path = written(record, "2025-06.marks.json", "marks", {"id": STORY, "starred": True, "note": "mine", **wrong})
    before = path.read_bytes()

    marks = record.marks("2025-06")[STORY]

    assert (marks.starred, marks.note) == ("starred" not in wrong, "" if "note" in wrong else "mine")
    (notice,) = record.notices
    assert notice.startswith("2025-06.marks.json, line 3: ")
    assert told in notice
    assert path.read_bytes() == before

    record.mark("2025-06", {STORY: {"read": True}})

    assert record.marks("2025-06")[STORY].read
    assert (record.folder / "2025-06.marks.json.damaged").read_bytes() == before


def test_a_row_of_marks_without_an_id_is_told_and_kept(record: Record) -> None:
    path = written(record, "2025-06.marks.json", "marks", {"starred": True}, {"id": STORY, "starred": True})
    before = path.read_bytes()

    assert list(record.marks("2025-06")) == [STORY]
    assert "a row has no “id”" in record.notices[0]

    record.mark("2025-06", {STORY: {"read": True}})
    assert (record.folder / "2025-06.marks.json.damaged").read_bytes() == before


def test_what_is_nothing_or_unknown_is_no_damage(record: Record) -> None:
    written(record, "2025-06.marks.json", "marks", {"id": STORY, "starred": None, "colour": ["red", 5]})

    assert record.marks("2025-06")[STORY].starred is False
    assert record.notices == []


def test_a_jump_mark_of_a_wrong_kind_leaves_the_others(record: Record) -> None:
    written(record, "desk.json", "desk", {"id": "jumps", "value": {"a": STORY, "b": 5}})

    assert Notebook(record).jumps() == {"a": STORY}
    assert any("“b” of “jumps” is a number where a text belongs" in one for one in record.notices)


@pytest.mark.parametrize("table", ["removed", "earlier"])
def test_a_text_that_stands_no_more_stays_as_it_is_whatever_it_holds(record: Record, table: str) -> None:
    odd = {"id": STORY, "title": 7, "body": "no list"}
    path = written(record, "2025-06.json", table, odd)

    assert [dict(row) for row in record.rows("2025-06", table)] == [odd]
    assert "“title” is a number where a text belongs" in record.notices[0]
    assert json.loads(path.read_text()) == {table: {"1": odd}}
