"""A thread drawn: down a line with its silences, and among its neighbours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.api.story import StoryId
from store.api.threads import NearThread, Thread, ThreadSummary
from tests.tui.widgets.stage import on_stage, row
from tui.widgets.thread.map_layout import BOX, box, cell_ahead, cells_of
from tui.widgets.thread.storyline import Storyline
from tui.widgets.thread.storyline_layout import silence_label, storyline
from tui.widgets.thread.thread_map import ThreadMap

FIRST, LAST = date(2025, 1, 5).toordinal(), date(2025, 9, 1).toordinal()
ROWS = [row("Signed", "2025-01-05"), row("Suspended", "2025-04-24"), row("Talks", "2025-04-26"), row("Resumed", "2025-09-01")]


def thread(thread_id: int, name: str) -> Thread:
    return Thread(thread_id, name, given=False, count=4, first=FIRST, last=LAST)


NEAR = [NearThread(thread(nth, f"Thread {nth}"), ("Chenab", f"word {nth}"), StoryId("x")) for nth in range(2, 10)]
SUMMARY = ThreadSummary(
    thread(1, "Indus treaty"), "It resumed.", ROWS, frozenset({StoryId("Signed"), StoryId("Resumed")}), NEAR
)


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (44, ""),
        (45, "one month without news"),
        (120, "four months without news"),
        (365, "twelve months without news"),
        (400, "13 months without news"),
        (730, "two years without news"),
        (6_000, "16 years without news"),
    ],
)
def test_a_silence_is_told_in_words(days: int, label: str) -> None:
    assert silence_label(days) == label


@given(st.lists(st.integers(700_000, 740_000), max_size=30))
def test_every_story_has_a_line_in_order_and_a_thread_stays_short(days: list[int]) -> None:
    rows = [row("A", date.fromordinal(day).isoformat()) for day in sorted(days)]

    lines = storyline(rows)

    assert [line.story for line in lines if line.story >= 0] == list(range(len(rows)))
    assert len(lines) <= 8 * max(1, len(rows))
    assert not lines or (lines[0].story == 0 and lines[-1].story == len(rows) - 1)


def test_a_long_silence_is_drawn_broken_and_says_how_long() -> None:
    lines = storyline([row("A", "2020-01-01"), row("B", "2020-01-04"), row("C", "2025-01-01")])
    silence = lines[-8:-1]

    assert [line.label for line in silence if line.label] == ["five years without news"]
    assert [line.broken for line in silence] == [False, *[True] * 5, False]


async def test_a_storyline_is_walked_from_story_to_story() -> None:
    async with on_stage(Storyline(), 60, 16) as staged:
        staged.widget.show(SUMMARY, StoryId("Talks"))
        walked = [staged.widget.row.title if staged.widget.row else ""]
        for key in ("j", "j", "home", "k", "right_square_bracket", "end", "left_square_bracket"):
            await staged.press(key)
            walked.append(staged.widget.row.title if staged.widget.row else "")
        await staged.press("enter")

        assert walked == ["Talks", "Resumed", "Resumed", "Signed", "Signed", "Suspended", "Resumed", "Talks"]
        assert [each.story_id for each in staged.told(Storyline.Chosen)] == ["Talks"]


async def test_key_stories_and_silences_stand_along_the_rail() -> None:
    async with on_stage(Storyline(), 60, 24) as staged:
        staged.widget.show(SUMMARY, None)
        lines = [line for line in staged.lines() if line]

        assert lines[0].split() == ["5", "Jan", "2025", "◆", "Signed"]
        assert lines[-1].split() == ["1", "Sep", "2025", "◆", "Resumed"]
        assert [line.strip("│┊ ") for line in lines if "without news" in line] == [
            "four months without news",
            "four months without news",
        ]
        assert any(line.split()[3:] == ["●", "Talks"] for line in lines)


async def test_a_click_stands_on_a_story_and_a_second_one_goes_there() -> None:
    async with on_stage(Storyline(), 60, 24) as staged:
        staged.widget.show(SUMMARY, None)
        await staged.click(20, 0)
        assert staged.widget.row == ROWS[0]
        assert not staged.told(Storyline.Chosen)
        await staged.click(20, 1)
        assert staged.widget.row == ROWS[0]
        await staged.click(20, 0, times=2)
        assert [each.story_id for each in staged.told(Storyline.Chosen)] == ["Signed"]


async def test_an_empty_storyline_leads_nowhere() -> None:
    async with on_stage(Storyline()) as staged:
        await staged.press("j", "end", "enter")

        assert staged.widget.row is None
        assert not staged.told(Storyline.Chosen)


def test_the_nearest_neighbours_stand_closest_to_the_middle() -> None:
    assert [cells_of(NEAR)[cell].thread.id for cell in ((1, 0), (-1, 0), (0, -1), (0, 1))] == [2, 3, 4, 5]
    assert len(cells_of(NEAR)) == 8
    assert cells_of([]) == {}


@given(
    st.sets(st.tuples(st.integers(-1, 1), st.integers(-1, 1)), min_size=1), st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)])
)
def test_an_arrow_leads_on_in_its_direction_or_nowhere(cells: set[tuple[int, int]], by: tuple[int, int]) -> None:
    for here in cells:
        there = cell_ahead(sorted(cells), here, by)

        assert there in cells
        assert there == here or (there[0] - here[0]) * by[0] + (there[1] - here[1]) * by[1] > 0


@given(st.text(st.sampled_from("ab 界é"), max_size=60), st.integers(14, 50))
def test_a_box_is_as_wide_as_it_should_be(name: str, width: int) -> None:
    lines = box(thread(1, name), width, "shares Chenab")

    assert len(lines) == BOX
    assert {cell_len(line) for line in lines} == {width}


def test_a_name_is_broken_at_a_space() -> None:
    lines = box(thread(1, "Indus Waters Treaty held in abeyance"), 26, "")

    assert [line.strip("│ ") for line in lines[1:3]] == ["Indus Waters Treaty", "held in abeyance"]


async def test_the_map_is_walked_and_a_neighbour_taken_to_the_middle() -> None:
    async with on_stage(ThreadMap(), 100, 24) as staged:
        staged.widget.show(SUMMARY)
        assert staged.widget.thread == SUMMARY.thread
        await staged.press("right", "space", "up", "enter")

        assert [each.thread.id for each in staged.told(ThreadMap.Centred)] == [2]
        assert [each.thread.id for each in staged.told(ThreadMap.Chosen)] == [6]
        painted = "\n".join(staged.lines())
        assert all(f"Thread {nth}" in painted for nth in range(2, 10))
        assert "shares Chenab, word 2" in painted


async def test_where_there_is_no_room_one_row_of_boxes_is_shown_and_walked() -> None:
    async with on_stage(ThreadMap(), 100, 10) as staged:
        staged.widget.show(SUMMARY)
        await staged.press("up")
        assert staged.widget.thread == SUMMARY.thread
        await staged.press("left")

        assert staged.widget.thread == NEAR[1].thread
        assert sum("╭" in line for line in staged.lines()) == 1


async def test_a_map_without_a_thread_is_empty() -> None:
    async with on_stage(ThreadMap(), 60, 24) as staged:
        await staged.press("right", "enter", "space")

        assert staged.widget.thread is None
        assert not "".join(staged.lines())
