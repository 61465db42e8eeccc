"""Whatever hands and other programs did to the files: after the repair each id stands once, where it belongs, with all that was there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import example, given
from hypothesis import strategies as some

from store.api.story import StoryId
from store.record.record import Record
from store.record.repair import repair
from store.record.story_rows import row_of
from tests.conftest import story
from tests.store.killing import killed_at

MONTHS = ("2025-05", "2025-06", "2025-07")
TITLES = ("Bridge over the Lune to close", "Tolls to rise by a tenth in May", "Ferry comes back after ten years")
TEXTS = (
    "The bridge at Harrow will be closed for repairs from the spring on, the county engineer told the council.",
    "The bridge at Harrow stays open until summer, the county engineer told the council, as money is short.",
    "Quite another matter was spoken of when the choir of Lancaster met in the old mill to sing for the miller.",
)


class Scattered(NamedTuple):
    """A row somebody wrote somewhere."""

    title: int
    text: int
    published: int
    file: int
    borrowed: bool
    """Whether it stands under the id of another story."""


class Marked(NamedTuple):
    """A row of marks somebody wrote somewhere."""

    title: int
    file: int
    what: str


THREE = some.integers(0, 2)
ROWS = some.lists(
    some.builds(Scattered, THREE, THREE, THREE, THREE, some.sampled_from([False, False, True])), min_size=1, max_size=6
)
MARKS = some.lists(
    some.builds(Marked, some.integers(0, 2), some.integers(0, 2), some.sampled_from(["read", "starred"])), max_size=4
)


def written_id(one: Scattered) -> StoryId:
    """Return the id under which a row is written."""
    return story(TITLES[(one.title + one.borrowed) % 3]).id


def write(folder: Path, rows: list[Scattered], marks: list[Marked]) -> None:
    """Write rows and marks into the files of an archive, as an editor or a program that syncs might."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for number, one in enumerate(rows, 1):
        told = story(TITLES[one.title], f"{MONTHS[one.published]}-0{one.text + 1}", TEXTS[one.text])
        row = {**row_of(told), f"mine{number}": number}
        row["id"] = written_id(one)
        tables.setdefault(f"{MONTHS[one.file]}.json", {}).setdefault("stories", {})[str(number)] = row
    for number, mark in enumerate(marks, 1):
        name = f"{MONTHS[mark.file]}.marks.json"
        tables.setdefault(name, {}).setdefault("marks", {})[str(number)] = {"id": story(TITLES[mark.title]).id, mark.what: True}
    folder.mkdir()
    for name, content in tables.items():
        (folder / name).write_text(json.dumps(content))


def texts(record: Record) -> set[str]:
    """Return every text that is kept, in a story or aside."""
    kept = {row["body"][0] for month in MONTHS for table in ("stories", "earlier") for row in record.rows(month, table)}
    assert all(isinstance(text, str) for text in kept)
    return kept


def where(record: Record) -> dict[StoryId, list[str]]:
    """Return for each id the months in whose files it stands."""
    found: dict[StoryId, list[str]] = {}
    for month in MONTHS:
        for one in record.stories(month):
            found.setdefault(one.id, []).append(month)
    return found


def marked(record: Record) -> Counter[tuple[StoryId, str]]:
    """Return what was done to which stories, and in how many rows that stands."""
    rows = [row for month in MONTHS for row in record.mark_rows(month)]
    return Counter((StoryId(row["id"]), name) for row in rows for name in ("read", "starred") if row.get(name))


def told_apart(
    record: Record, rows: list[Scattered], ids: set[StoryId], done: set[tuple[StoryId, str]]
) -> set[tuple[StoryId, str]]:
    """Return the marks that stories must have which got an id of their own, as another has theirs: all that it had."""
    before = {f"mine{number}": written_id(one) for number, one in enumerate(rows, 1)}
    return {
        (StoryId(row["id"]), what)
        for month in MONTHS
        for row in record.rows(month)
        for one, what in done
        if row["id"] not in ids and one in {before[name] for name in row if name in before}
    }


@given(ROWS, MARKS, some.lists(some.integers(0, 120), max_size=1))
@example(
    [
        *[Scattered(0, 0, 0, 0, borrowed=False)] * 3,
        Scattered(0, 2, 1, 0, borrowed=False),
        Scattered(0, 2, 1, 0, borrowed=True),
        Scattered(1, 0, 0, 0, borrowed=False),
    ],
    [Marked(0, 0, "read"), Marked(1, 0, "starred")],
    [],
)
def test_however_rows_are_scattered_each_id_stands_once_where_it_belongs(
    rows: list[Scattered], marks: list[Marked], kills: list[int]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        write(folder, rows, marks)
        record = Record(folder)
        before, ids, done = texts(record), set(where(record)), set(marked(record))
        for moment in kills:
            killed_at(moment, lambda: repair(Record(folder), MONTHS))
            assert texts(record) >= before
            assert set(marked(record)) >= done

        repair(record, MONTHS)

        months = where(record)
        assert all(len(files) == 1 for files in months.values())
        assert all(one.published.month == month for month in MONTHS for one in record.stories(month))
        assert ids <= set(months)
        assert texts(record) >= before
        after = marked(record)
        assert set(after) == done | told_apart(record, rows, ids, done)
        assert all(count == 1 for (one, _), count in after.items() if one in months)
        assert all(
            set(record.marks(month)) & set(months) <= {one for one, files in months.items() if files == [month]}
            for month in MONTHS
        )
        mine = {name for month in MONTHS for row in record.rows(month) for name in row if name.startswith("mine")}
        assert len(mine) == len(rows)
        assert repair(record, MONTHS) == []


def test_what_was_repaired_is_told_but_not_a_hundred_times(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive")
    record.folder.mkdir()
    stories = {str(at): {**row_of(story(f"Story number {at}", "2025-07-02"))} for at in range(5)}
    (record.folder / "2025-05.json").write_text(json.dumps({"stories": stories}))

    assert repair(record, ["2025-05"]) == ["2025-05", "2025-07"]

    assert len(record.notices) == 4
    assert "“Story number 0” stood in 2025-05.json; it stands in 2025-07.json" in record.notices[0]
    assert record.notices[3].startswith("2 more stories")


def test_the_same_row_in_two_parts_is_left_once_and_not_told(tmp_path: Path) -> None:
    record = Record(tmp_path / "archive")
    record.folder.mkdir()
    rows = {"1": row_of(story("Rain", "2025-07-02"))}
    for name in ("2025-07.json", "2025-07.2.json"):
        (record.folder / name).write_text(json.dumps({"stories": rows}))

    repair(record, ["2025-07"])

    assert [one.title for one in record.stories("2025-07")] == ["Rain"]
    assert not record.notices
