"""The layout of the lanes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.lanes.grid import Grid
from tui.widgets.lanes.lane_text import lane_heading, lanes_line
from tui.widgets.lanes.lane_widths import DATES, LaneWidths, lane_widths


def test_a_day_is_found_in_its_own_month_even_after_a_short_one() -> None:
    months = [date(2025, 2, 1).toordinal(), date(2025, 3, 1).toordinal()]
    grid = Grid({month: {"water": 1} for month in months}, ["water"], newest_first=False)

    assert grid.line_of_day(date(2025, 3, 1).toordinal()) == 1
    assert grid.line_of_day(date(2025, 2, 28).toordinal()) == 0
    assert grid.line_of_day(date(2031, 1, 1).toordinal()) == 1


def test_a_long_name_leaves_room_for_its_numbers() -> None:
    assert lane_heading("◉ A name that is long", "41 ●3", 20) == "◉ A name that… 41 ●3"


def test_lanes_beyond_the_edges_are_told() -> None:
    assert lanes_line("theme", LaneWidths(2, (26, 26), 9), 60) == (
        " ‹ 2 more lanes ",
        "by theme, 3–4 of 9".ljust(28),
        " 5 more lanes › ",
    )
    assert lanes_line("theme", LaneWidths(0, (26,), 9), 40)[1].strip() == "by theme, 1 of 9"
    assert [part.strip() for part in lanes_line("theme", LaneWidths(0, (26, 26), 2), 60)] == ["", "2 lanes by theme", ""]


@pytest.mark.parametrize(("width", "lanes", "letters"), [(59, 2, 22), (79, 2, 32), (119, 4, 24), (199, 7, 24)])
def test_lanes_use_the_width(width: int, lanes: int, letters: int) -> None:
    shown = lane_widths(width, 12, 0, 0)

    assert len(shown.widths) == lanes
    assert min(shown.widths) - 3 >= letters  # but for the edge, the sign and a blank
    assert DATES + sum(shown.widths) == width


def test_lanes_stay_where_they_are_until_the_person_leaves_them() -> None:
    firsts, first = [], 0
    for here in (0, 1, 2, 3, 2, 1, 0):
        first = lane_widths(80, 6, here, first).first
        firsts.append(first)

    assert firsts == [0, 0, 1, 2, 2, 1, 0]


@given(st.integers(1, 300), st.integers(1, 40), st.integers(0, 39), st.integers(0, 60))
def test_the_lane_one_is_in_is_in_sight_and_each_column_is_one_lanes(width: int, lanes: int, here: int, first: int) -> None:
    here = min(here, lanes - 1)
    shown = lane_widths(width, lanes, here, first)

    assert 0 <= shown.first <= here < shown.end <= lanes
    assert shown.lane_at(DATES - 1) is None
    assert shown.lane_at(DATES) == shown.first
    assert shown.lane_at(DATES + sum(shown.widths) - 1) == shown.end - 1
    assert shown.lane_at(DATES + sum(shown.widths)) is None
