"""The layout of the lanes."""

from datetime import date

from tui.widgets.lanes.grid import Grid
from tui.widgets.lanes.lane_text import lane_heading, lanes_outside


def test_a_day_is_found_in_its_own_month_even_after_a_short_one() -> None:
    months = [date(2025, 2, 1).toordinal(), date(2025, 3, 1).toordinal()]
    grid = Grid({month: {"water": 1} for month in months}, ["water"], newest_first=False)

    assert grid.line_of_day(date(2025, 3, 1).toordinal()) == 1
    assert grid.line_of_day(date(2025, 2, 28).toordinal()) == 0
    assert grid.line_of_day(date(2031, 1, 1).toordinal()) == 1


def test_a_long_name_leaves_room_for_its_numbers() -> None:
    assert lane_heading("◉ A name that is long", "41 ●3", 20) == "◉ A name that… 41 ●3"


def test_lanes_beyond_the_edges_are_told() -> None:
    assert lanes_outside(2, 0) == " ‹ 2 "
    assert lanes_outside(0, 3).split() == ["3", "›"]
    assert lanes_outside(0, 0) == ""
