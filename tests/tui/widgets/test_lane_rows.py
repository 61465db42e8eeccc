"""The stories that have been fetched for the lanes."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.widgets.stage import row
from tui.widgets.lanes.grid import Cell
from tui.widgets.lanes.lane_rows import LaneRows

OLD, NEW = row("Old", "2025-06-02"), row("New", "2025-06-20")
JUNE = 700_000


def test_cells_count_from_the_end_that_is_shown_first() -> None:
    rows = LaneRows()
    rows.put({(JUNE, "water"): [OLD, NEW]})

    assert [rows.story(Cell(JUNE, "water", nth), newest_first=False) for nth in (0, 1, 2)] == [OLD, NEW, None]
    assert [rows.story(Cell(JUNE, "water", nth), newest_first=True) for nth in (0, 1, 2)] == [NEW, OLD, None]
    assert rows.story(Cell(JUNE, "trade", 0), newest_first=True) is None
    assert rows.has(Cell(JUNE, "water", 0))
    assert not rows.has(Cell(JUNE, "trade", 0))


def test_a_month_of_a_lane_is_asked_for_once_in_a_generation() -> None:
    rows = LaneRows()

    first, second, third = ((month, "water") for month in (1, 2, 3))
    assert rows.ask([first, second]) == [first, second]
    assert rows.ask([second, third, (3, "trade")]) == [third, (3, "trade")]
    rows.renew()
    assert rows.generation == 1
    assert rows.ask([second]) == [second]


def test_until_new_rows_come_the_old_ones_are_shown() -> None:
    rows = LaneRows()
    rows.put({(JUNE, "water"): [OLD]})

    rows.renew()
    assert rows.story(Cell(JUNE, "water", 0), newest_first=False) == OLD
    rows.clear()
    assert rows.story(Cell(JUNE, "water", 0), newest_first=False) is None


def test_a_changed_row_is_changed_in_every_lane() -> None:
    rows = LaneRows()
    rows.put({(JUNE, "water"): [OLD, NEW], (JUNE, "watch:All"): [OLD]})
    starred = replace(OLD, starred=True)

    rows.replace(starred)

    assert rows.story(Cell(JUNE, "water", 0), newest_first=False) == starred
    assert rows.story(Cell(JUNE, "watch:All", 0), newest_first=False) == starred
    assert rows.story(Cell(JUNE, "water", 1), newest_first=False) == NEW


def test_too_many_months_are_forgotten_and_asked_for_again() -> None:
    rows = LaneRows()
    rows.ask([(JUNE, "water")])
    for month in range(4_002):
        rows.put({(JUNE + month, "water"): [OLD]})

    assert not rows.has(Cell(JUNE, "water", 0))
    assert rows.has(Cell(JUNE + 4_001, "water", 0))
    assert rows.ask([(JUNE, "water")]) == [(JUNE, "water")]
