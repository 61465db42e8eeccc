"""Stretches of time, as the timeline, the lanes and the histogram are cut into them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.time_units import TimeUnit, next_start, start_of, sum_by_unit

UNITS = st.sampled_from(TimeUnit)


@given(UNITS, st.integers(400, 1_000_000))
def test_a_day_lies_in_its_stretch_and_the_stretch_begins_with_itself(unit: TimeUnit, day: int) -> None:
    start = start_of(unit, day)

    assert start <= day < next_start(unit, start)
    assert start_of(unit, start) == start


def test_weeks_begin_on_monday_and_decades_with_their_round_year() -> None:
    assert date.fromordinal(start_of(TimeUnit.WEEK, date(2025, 6, 8).toordinal())) == date(2025, 6, 2)
    assert date.fromordinal(start_of(TimeUnit.DECADE, date(2029, 12, 31).toordinal())) == date(2020, 1, 1)
    assert date.fromordinal(start_of(TimeUnit.DECADE, date(7, 5, 1).toordinal())) == date(1, 1, 1)
    assert date.fromordinal(start_of(TimeUnit.QUARTER, date(2025, 6, 30).toordinal())) == date(2025, 4, 1)


@given(st.sampled_from([TimeUnit.YEAR, TimeUnit.DECADE]), st.dictionaries(st.integers(715_000, 740_000), st.integers(1, 9)))
def test_no_story_is_lost_when_months_are_summed_up(unit: TimeUnit, days: dict[int, int]) -> None:
    months = {start_of(TimeUnit.MONTH, day): {"water": count, "other": 1} for day, count in days.items()}

    sums = sum_by_unit(unit, months)

    assert sum(shares["water"] for shares in sums.values()) == sum(shares["water"] for shares in months.values())
    assert sum(shares["other"] for shares in sums.values()) == len(months)
    assert all(start == start_of(unit, start) for start in sums)
