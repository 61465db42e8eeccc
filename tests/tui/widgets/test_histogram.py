"""The strip over the timeline: how stories are spread over the years, and where the person is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.widgets.stage import on_stage
from tui.widgets.histogram import Histogram
from tui.widgets.histogram_bars import Bar, bars, heights_between, years_line

DAYS = st.dictionaries(st.integers(715_000, 740_000), st.integers(1, 9), min_size=1, max_size=80)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def spread(first: str, count: int, step: int = 1) -> dict[int, int]:
    """Return one story on each of so many days."""
    start = date.fromisoformat(first)
    return {(start + timedelta(nth * step)).toordinal(): 1 for nth in range(count)}


@given(DAYS, st.integers(8, 120))
def test_every_story_is_in_one_bar_and_all_bars_have_room(days: dict[int, int], width: int) -> None:
    days = dict(sorted(days.items()))
    _, columns = bars(days, width)

    assert len(columns) <= width
    assert sum(bar.count for bar in columns) == sum(days.values())
    assert [bar.start for bar in columns] == sorted({bar.start for bar in columns})


@given(DAYS, st.integers(2, 30))
def test_other_stories_on_the_same_bars_are_all_counted(days: dict[int, int], step: int) -> None:
    days = dict(sorted(days.items()))
    starts = list(days)[::step]

    assert sum(heights_between(days, starts)) == sum(days.values())


@given(DAYS, st.integers(8, 120), st.integers(-1, 120))
def test_years_never_run_over_each_other_or_the_person(days: dict[int, int], width: int, here: int) -> None:
    columns = bars(dict(sorted(days.items())), width)[1]

    line = years_line(columns, width, here)

    assert len(line) == width
    assert all(len(year) == 4 and year.isdecimal() for year in line.split())
    assert here < 0 or here >= len(columns) or not line[here : here + 1].strip()


def test_a_short_silence_is_drawn_and_a_long_one_is_one_column() -> None:
    short = bars(spread("2025-06-02", 1) | spread("2025-06-05", 1), 40)[1]
    long = bars(spread("2025-06-02", 1) | spread("2025-06-20", 1), 40)[1]

    assert [(bar.count, bar.gap) for bar in short] == [(1, False), (0, False), (0, False), (1, False)]
    assert [(bar.count, bar.gap) for bar in long] == [(1, False), (0, True), (1, False)]


def test_years_stand_where_they_begin() -> None:
    columns = [Bar(day(f"{year}-{month:02}-01"), 1) for year in (2023, 2024) for month in range(1, 13)]

    assert years_line(columns, 24, 23).rstrip() == "2023        2024"
    assert years_line(columns, 24, 1).rstrip() == "            2024"


async def test_bars_rise_with_their_stories_and_the_person_is_marked() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show({day("2025-06-02"): 8, day("2025-06-03"): 1, day("2025-06-04"): 4})
        staged.widget.mark(day("2025-06-03"))

        assert staged.lines() == ["█▂▅  each bar a day", " ▲"]
        staged.widget.mark(None)
        assert staged.lines()[1] == "2025"


async def test_what_is_narrowed_to_stands_on_the_same_bars() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show({day("2025-06-02"): 8, day("2025-06-03"): 1, day("2025-06-04"): 4})
        staged.widget.narrow({day("2025-06-04"): 2})

        assert staged.lines()[0] == "  █  each bar a day"
        staged.widget.show({day("2025-06-02"): 8})
        assert staged.lines()[0] == "█  each bar a day"


async def test_a_click_goes_to_the_stretch_and_beside_the_bars_nowhere() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show(spread("2025-06-02", 5))
        await staged.click(2, 0)
        await staged.click(50, 0)

        assert [each.day for each in staged.told(Histogram.Chosen)] == [day("2025-06-04")]


async def test_a_narrower_window_takes_coarser_bars() -> None:
    async with on_stage(Histogram(), 120, 2) as staged:
        staged.widget.show(spread("2025-01-01", 90))
        assert "each bar a day" in staged.lines()[0]
        await staged.pilot.resize_terminal(60, 2)
        await staged.pilot.pause()

        assert "each bar a week" in staged.lines()[0]


async def test_without_stories_there_is_nothing() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show({})
        staged.widget.mark(day("2025-06-02"))

        assert staged.lines()[0] == ""
