"""Time across the screen: what each column shows, what stands above it, and where headlines stand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.views import Selection
from tui.widgets.across.lane_days import LaneDays, headline_spots, heat_sign
from tui.widgets.across.room_across import HEAD, room_across
from tui.widgets.across.scale_lines import names_line, rule_line, stretches_in_sight
from tui.widgets.across.time_scale import LEVELS, TimeScale, fitting_level, how_long
from tui.widgets.lanes.lane import Lane

YEARS, QUARTERS, MONTHS, WEEKS, DAYS, WIDE_DAYS, WIDEST_DAYS = LEVELS
SOME_DAYS = st.lists(st.integers(date(1950, 1, 1).toordinal(), date(2026, 12, 31).toordinal()), min_size=1, max_size=12)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@given(SOME_DAYS, st.sampled_from(LEVELS))
def test_every_day_has_one_stretch_and_every_column_belongs_to_one(days: list[int], level: object) -> None:
    days = sorted(set(days))
    scale = TimeScale(days, level)  # type: ignore[arg-type]

    for one in days:
        stretch = scale.at_day(one)
        assert stretch.start <= one < stretch.end
        assert not stretch.silence
        assert scale.at_column(stretch.column) == stretch
    for before, after in pairwise(scale.stretches):
        assert before.end == after.start
        assert before.column + before.columns == after.column
    assert sum(one.columns for one in scale.stretches) == scale.width


@given(SOME_DAYS, st.sampled_from(LEVELS), st.integers(0, 300), st.integers(1, 120))
def test_the_lines_above_are_as_wide_as_time(days: list[int], level: object, first: int, width: int) -> None:
    scale = TimeScale(sorted(set(days)), level)  # type: ignore[arg-type]
    first = min(first, scale.width - 1)

    assert len(names_line(scale, first, width)) == width
    assert len(rule_line(scale, first, width, scale.stretches[0])) == width
    seen = stretches_in_sight(scale, first, width)
    assert seen[0].column <= first < seen[0].column + seen[0].columns
    assert all(one.column < first + width for one in seen)


def test_a_long_silence_is_short_and_told() -> None:
    scale = TimeScale([day("1960-09-19"), day("2007-06-01")], QUARTERS)

    assert [(one.columns, one.silence) for one in scale.stretches] == [(1, ""), (6, "46 y"), (1, "")]
    assert scale.silence_before(scale.stretches[2]) == "46 y"
    assert scale.silence_before(scale.stretches[0]) == ""
    assert rule_line(scale, 0, 9, scale.stretches[2]) == "─┄46 y┄▼ "
    assert [how_long(days) for days in (9, 75, 800)] == ["9 d", "2 mo", "2 y"]


@pytest.mark.parametrize(
    ("level", "names", "rule"),
    [
        (YEARS, " 2020      2030  ", "▼┬─────────┬─     "),
        (QUARTERS, " 2020    2022", "▼┬───┬───┬   "),
        (WEEKS, "Dec 2020    Mar ", "▼───┬───┬───┬────"),
        (DAYS, "Dec 2019", "▼───────"),
    ],
)
def test_stretches_are_named_as_one_speaks_of_them(level: object, names: str, rule: str) -> None:
    days = [day("2019-12-02"), *(day(f"{year}-01-01") for year in range(2020, 2032))]
    if level is not YEARS:
        days = [one for first in days[:3] for one in range(first, first + 366)]
    scale = TimeScale(sorted(set(days)), level)  # type: ignore[arg-type]

    assert (names_line(scale, 0, len(names)).rstrip(), rule_line(scale, 0, len(rule), scale.stretches[0])) == (
        names.rstrip(),
        rule,
    )


def test_one_looks_at_all_time_as_near_as_there_is_room() -> None:
    a_year = list(range(day("2025-01-01"), day("2025-12-31"), 3))

    assert [LEVELS[fitting_level(a_year, width)] for width in (400, 100, 60, 20, 5)] == [DAYS, WEEKS, WEEKS, MONTHS, QUARTERS]
    assert LEVELS[fitting_level([day("2025-06-02")], 100)] is WIDEST_DAYS
    assert LEVELS[fitting_level(a_year, 0)] is YEARS


def test_a_lane_knows_its_days() -> None:
    lane = LaneDays(Lane("water", "Water", Selection()), {10: 2, 20: 1, 15: 4})

    assert (lane.total, lane.count(10, 20), lane.count(11, 99)) == (7, 6, 5)
    assert (lane.day_from(11), lane.day_from(21), lane.day_before(15), lane.day_before(10)) == (15, None, 10, None)
    assert (lane.nearest(13), lane.nearest(12), lane.nearest(99)) == (15, 10, 20)


def test_many_at_once_are_heat() -> None:
    assert [heat_sign(count, 50) for count in (0, 1, 2, 10, 25, 49, 50)] == [" ", "•", "▂", "▃", "▅", "█", "█"]
    assert heat_sign(2, 2) == "▅"


@given(st.lists(st.integers(-20, 150), max_size=30), st.integers(1, 4), st.integers(1, 120))
def test_headlines_stand_where_their_marks_are_and_never_over_one_another(columns: list[int], lines: int, width: int) -> None:
    columns = sorted(columns)
    spots = headline_spots(columns, lines, width)

    for spot in spots:
        assert spot.column == columns[spot.nth] >= 0
        assert spot.column + spot.room <= width
    for line in range(lines):
        on_it = [spot for spot in spots if spot.line == line]
        assert all(one.column + one.room < after.column for one, after in pairwise(on_it))


@given(st.integers(20, 300), st.integers(8, 80), st.integers(1, 40), st.integers(0, 39), st.integers(0, 60))
def test_the_lane_one_is_in_is_in_sight_and_the_lines_are_enough(
    width: int, height: int, lanes: int, here: int, top: int
) -> None:
    here = min(here, lanes - 1)
    room = room_across(width, height, lanes, top, here)

    assert 0 <= room.top <= here < room.end <= lanes
    assert room.shown * room.height <= max(1, height - HEAD - room.foot)
    assert room.lane_at(HEAD) == (room.top, 0)
    assert room.lane_at(HEAD - 1) is None
    assert room.lane_at(HEAD + room.shown * room.height) is None
