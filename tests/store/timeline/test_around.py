"""What stands around a story in time, looked at in two ways that must agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from store.api.views import Cursor, Selection
from store.engine.order import order_of
from store.engine.protocol import OLDEST
from store.engine.terms import EVERYTHING
from store.folder.archive import FolderArchive
from store.index.memory import keep_together, let_go
from store.paths import Paths
from store.timeline.around import all_around, next_around
from store.timeline.rows import beside, cursor_of
from store.timeline.stretches import on_days
from tests.conftest import Archives, all_rows, story

FIRST = date(2020, 1, 1)
GAPS = [0, 0, 0, 1, 1, 9, 300, 300, 301, 900, 900, 2_000]
"""Days after the first on which the stories stand: many on one day, long silences, single ones."""


@pytest.fixture
def spread(open_folder: Archives) -> FolderArchive:
    days = ((FIRST + timedelta(days=gap)).isoformat() for gap in GAPS)
    return open_folder(holding=[story(f"Story {nth} of the river", day) for nth, day in enumerate(days)])


@pytest.mark.parametrize("nth", range(len(GAPS)))
@pytest.mark.parametrize("reach", [1, 40])
def test_looking_only_nearby_shows_the_same_neighbours(spread: FolderArchive, nth: int, reach: int) -> None:
    rows, index, everything = all_rows(spread), spread._index, EVERYTHING
    extent = rows[0].day, rows[-1].day

    whole = all_around(index, everything, rows[nth], 3, 100)
    near = next_around(index, everything, rows[nth], 3, reach, extent)

    first = max(0, min(nth - 3, len(rows) - 6))
    assert near.rows == whole.rows == rows[first : max(nth + 4, 7)]
    assert sum(whole.days.values()) == len(GAPS)


def test_what_a_search_shows_first_holds_however_many_match(spread: FolderArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    rivers = Selection(words="river")
    few = spread.search.answer(rivers, 4)
    monkeypatch.setattr("store.index.index._LISTED", 2)
    many = spread.search.answer(rivers, 4)
    monkeypatch.setattr("store.search.searcher._SOON_COUNTED", 2)
    most = spread.search.answer(rivers, 4)

    assert few is not None
    assert many is not None
    assert most is not None
    assert few.counted
    assert few.daily
    assert many.counted
    assert not many.daily
    assert not most.counted
    assert few.rows == many.rows == most.rows
    assert few.found.hits == many.found.hits == most.found.hits
    assert (few.cursor, few.start) == (many.cursor, many.start)
    assert spread.search.count(rivers, most) == many


def test_all_stories_of_a_month_out_of_sight_are_counted_to_its_first_day(
    spread: FolderArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    rivers = Selection(words="river")
    monkeypatch.setattr("store.index.index._LISTED", 2)
    by_month, by_day = spread.search.answer(rivers, 0), spread.search.answer(rivers, 0, daily=True)

    assert by_month is not None
    assert by_day is not None
    assert by_day.daily
    assert by_day.counts.days == spread.counts(rivers).days
    assert month_sums(by_month.counts.days) == month_sums(by_day.counts.days)
    assert list(by_month.counts.days) == sorted(by_month.counts.days)
    assert (by_month.counts.total, by_month.counts.unread) == (by_day.counts.total, by_day.counts.unread)
    assert len(by_month.counts.days) < len(by_day.counts.days)


@pytest.mark.parametrize("lines", [0, 1, 3, 12])
@pytest.mark.parametrize("nth", range(len(GAPS)))
def test_a_story_stands_where_it_stands_among_all(
    spread: FolderArchive, monkeypatch: pytest.MonkeyPatch, nth: int, lines: int
) -> None:
    monkeypatch.setattr("store.index.index._LISTED", 0)
    asked = Selection(words=f"river {nth}")
    answer = spread.search.answer(asked, lines)

    assert answer is not None
    assert answer.counted
    assert answer.cursor == spread.cursor(asked, answer.found.hits[0].story.id)
    assert answer.start == spread.cursor(asked, answer.rows[0].id)


def month_sums(days: Mapping[int, int]) -> dict[str, int]:
    """Return how many stories stand in each month."""
    sums: dict[str, int] = {}
    for day, number in days.items():
        month = f"{date.fromordinal(day):%Y-%m}"
        sums[month] = sums.get(month, 0) + number
    return sums


def test_an_answer_nobody_waits_for_is_not_worked_out(spread: FolderArchive) -> None:
    assert spread.search.answer(Selection(words="river"), 4, lambda: False) is None


def test_letting_go_of_memory_changes_no_answer(spread: FolderArchive) -> None:
    before = spread.search.find(Selection(words="river"))

    keep_together()
    let_go(Paths.find().index)

    assert spread.search.find(Selection(words="river")) == before


@pytest.mark.parametrize("most", [0, 2, 400])
def test_a_stretch_holds_the_same_stories_however_its_days_are_named(
    spread: FolderArchive, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("store.timeline.stretches._MOST", most)
    rows, index = all_rows(spread), spread._index
    first, last = rows[3].day, rows[8].day

    assert [stored.row for stored in index.stories(on_days(EVERYTHING, first, last), 100, OLDEST)] == rows[3:9]
    assert [cursor_of(index, EVERYTHING, row.day, order_of(row.published, row.id)) for row in rows[:3]] == [
        Cursor(rows[0].day, nth) for nth in range(3)
    ]
    for nth, row in enumerate(rows):
        here = order_of(row.published, row.id)
        assert beside(index, EVERYTHING, here, 1) == (rows[nth + 1] if nth + 1 < len(rows) else None)
        assert beside(index, EVERYTHING, here, -1) == (rows[nth - 1] if nth else None)


@pytest.mark.parametrize("soon", [-1, 100])
def test_a_search_shows_what_stands_on_days_that_hold_only_folded_reports(
    archive: FolderArchive, monkeypatch: pytest.MonkeyPatch, soon: int
) -> None:
    told = (
        "The Alder River Compact shares the water of the Alder between Norland and Sudland.",
        "Ministers of both countries met on the bridge and signed twelve articles before noon.",
    )
    archive.add(
        [
            story("Old bridge of Lindau mended", "2024-03-01"),
            story("Compact signed on the bridge, North says", "2024-04-01", *told, source="North", link="https://e.org/n"),
            story("Compact signed on the bridge, South says", "2024-04-02", *told, source="South", link="https://e.org/s"),
        ]
    )
    archive.understand(None)
    archive.refresh()
    monkeypatch.setattr("store.index.index._LISTED", 0)
    monkeypatch.setattr("store.search.searcher._SOON_COUNTED", soon)

    asked = Selection(words="bridge")
    answer = archive.search.answer(asked, 4)

    assert archive.counts(Selection()).total == 2, "one of the reports is folded"
    assert answer is not None
    assert [row.day for row in answer.rows] == [
        date(2024, 3, 1).toordinal(),
        *(date(2024, 4, day).toordinal() for day in (1, 2)),
    ]
    assert archive.search.count(asked, answer, daily=True).counts.total == 3
