"""The strip over the timeline: how stories are spread over the years, and where the person is."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.widgets.stage import on_stage
from tui.widgets.histogram import Histogram
from tui.widgets.histogram_bars import Bar, bars, heights_between
from tui.widgets.histogram_scale import beginnings, how_long, labels, placed
from tui.widgets.time_units import TimeUnit

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


@given(DAYS, st.integers(20, 120), st.integers(0, 60), st.integers(0, 60))
def test_labels_never_run_over_each_other_or_what_is_framed(days: dict[int, int], width: int, first: int, more: int) -> None:
    unit, columns = bars(dict(sorted(days.items())), width)
    scale = placed(columns, width)

    found = labels(beginnings(columns, scale, unit), width, [(first, first + more)])

    spans = sorted([(first, first + more + 1), *((column, column + len(text)) for column, text in found)])
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert all(column + len(text) <= width for column, text in found)


@given(DAYS, st.integers(8, 120))
def test_every_column_belongs_to_a_bar_and_every_bar_has_one(days: dict[int, int], width: int) -> None:
    _, columns = bars(dict(sorted(days.items())), width)
    scale = placed(columns, width)

    assert scale.width <= width
    assert {scale.bar_at(column) for column in range(scale.width)} == set(range(len(columns)))
    assert scale.bar_at(scale.width) is None
    assert all(scale.columns(bar.start, bar.start)[0] == scale.starts[nth] for nth, bar in enumerate(columns))


def test_a_short_silence_is_drawn_and_a_long_one_is_one_column() -> None:
    short = bars(spread("2025-06-02", 1) | spread("2025-06-05", 1), 40)[1]
    long = bars(spread("2025-06-02", 1) | spread("2025-06-20", 1), 40)[1]

    assert [(bar.count, bar.gap) for bar in short] == [(1, False), (0, False), (0, False), (1, False)]
    assert [(bar.count, bar.gap) for bar in long] == [(1, False), (0, True), (1, False)]


def test_years_stand_where_they_begin_the_round_ones_first() -> None:
    columns = [Bar(day(f"{year}-{month:02}-01"), 1) for year in range(2017, 2023) for month in (1, 7)]
    scale = placed(columns, len(columns))

    assert labels(beginnings(columns, scale, TimeUnit.QUARTER), 12, []) == [(0, "2017"), (6, "2020")]
    wide = beginnings(columns, placed(columns, 36), TimeUnit.QUARTER)
    assert min(labels(wide, 36, [(0, 3)])) == (6, "2018")


def test_bars_share_the_width_and_long_silences_say_how_long_they_are() -> None:
    columns = bars(spread("1998-03-02", 1) | spread("2020-03-02", 3, 40), 60)[1]
    scale = placed(columns, 60)

    assert scale.silences == {1: "┄22 years┄"}
    assert [how_long(days) for days in (9, 30, 90, 4_000)] == ["9 days", "4 weeks", "3 months", "11 years"]
    assert scale.starts[2] - scale.starts[1] == len("┄22 years┄")


async def test_bars_rise_with_their_stories_and_the_person_is_marked() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show({day("2025-06-02"): 8, day("2025-06-03"): 1, day("2025-06-04"): 4})
        staged.widget.mark(day("2025-06-03"))

        assert staged.lines() == ["███▂▂▂▅▅▅", f"    ▲{' ' * 41}each bar a day"]
        staged.widget.mark(None)
        assert staged.lines()[1].startswith("Jun 2025 ")


async def test_what_is_on_screen_is_framed() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show(spread("2025-06-02", 9))
        staged.widget.mark(day("2025-06-04"), (day("2025-06-03"), day("2025-06-06")))

        assert staged.lines()[1].startswith("   ╰───▲──────╯")


async def test_a_low_window_has_one_line_with_the_first_and_the_last_year() -> None:
    async with on_stage(Histogram(), 60, 1) as staged:
        staged.widget.show(spread("2024-12-30", 4, 30))
        staged.widget.mark(day("2025-01-29"))

        [line] = staged.lines()
        assert line.startswith("2024 ")
        assert line.endswith(" 2025  each bar a day")
        assert "▲" in line


async def test_matches_glow_on_the_same_bars() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show({day("2025-06-02"): 8, day("2025-06-03"): 1, day("2025-06-04"): 4})
        staged.widget.narrow({day("2025-06-04"): 2})

        assert staged.lines()[0] == "▁▁▁▁▁▁███"
        staged.widget.show({day("2025-06-02"): 8})
        assert staged.lines()[0] == "███"


async def test_a_press_goes_to_the_stretch_a_drag_follows_and_beside_the_bars_is_nowhere() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show(spread("2025-06-02", 5))
        await staged.click(7, 0)
        await staged.click(50, 0)
        await staged.pilot.mouse_down(Histogram, offset=(1, 0))
        await staged.pilot.hover(Histogram, offset=(4, 0))
        await staged.pilot.hover(Histogram, offset=(13, 0))
        await staged.pilot.mouse_up(Histogram, offset=(13, 0))
        await staged.pilot.hover(Histogram, offset=(1, 0))
        await staged.pilot.pause()

        went = [(date.fromordinal(each.day).day, each.dragged) for each in staged.told(Histogram.Chosen)]
        assert went == [(4, False), (2, False), (3, True), (6, True)]


async def test_a_narrower_window_takes_coarser_bars() -> None:
    async with on_stage(Histogram(), 120, 2) as staged:
        staged.widget.show(spread("2025-01-01", 90))
        assert "each bar a day" in staged.lines()[1]
        await staged.pilot.resize_terminal(60, 2)
        await staged.pilot.pause()

        assert "each bar a week" in staged.lines()[1]


async def test_without_stories_there_is_nothing() -> None:
    async with on_stage(Histogram(), 60, 2) as staged:
        staged.widget.show({})
        staged.widget.mark(day("2025-06-02"))

        assert staged.lines() == ["", ""]


async def test_a_strip_that_is_painted_before_it_is_laid_out_for_a_narrower_window_stays_within_it() -> None:
    async with on_stage(Histogram(), 200, 2) as staged:
        staged.widget.show({738_000 + 31 * month: 1 for month in range(240)})
        last = 738_000 + 31 * 239
        for first in (last - 3_000, last - 400, last):
            staged.widget.mark(last, (first, last))
            await staged.press()

            for width in range(1, 200):
                painted = staged.widget._painted_scale(width)
                assert sum(segment.cell_length for segment in painted) == width
