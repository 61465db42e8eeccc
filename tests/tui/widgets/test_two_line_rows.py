"""Headlines that go on on a second line: where one stands, and what is in sight."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

from store.api.themes import Theme
from store.api.views import Counts, Cursor
from tests.tui.widgets.stage import Staged, on_stage, row
from tui.widgets.timeline.painted_lines import Density
from tui.widgets.timeline.timeline import Timeline

FIRST = date(2025, 1, 1)
LONG = "is told at more length than a line of the timeline has columns for"
ROWS = [
    row(f"Story {nth:02}" + f" {LONG}" * (nth % 3 == 0), (FIRST + timedelta(nth)).isoformat(), read=True) for nth in range(60)
]
COUNTS = Counts({story.day: 1 for story in ROWS}, {"water": 60}, 60)


@asynccontextmanager
async def timeline(density: Density = "comfortable", height: int = 20, rows: int = 60) -> AsyncIterator[Staged[Timeline]]:
    """Give a timeline of sixty stories, of which every third has a long headline, standing on the newest."""
    async with on_stage(Timeline(density=density), 60, height) as staged:
        staged.widget.set_themes([Theme("water", "Water", "#3366cc")])
        staged.widget.show(COUNTS, None, rows=(Cursor(ROWS[0].day, 0), ROWS[:rows]))
        await staged.pilot.pause()
        yield staged


def marked(staged: Staged[Timeline]) -> list[str]:
    """Return the lines that one stands on, as they are painted."""
    return [line for line in staged.lines() if line.startswith("▌")]


async def test_one_stands_on_both_lines_of_a_long_headline_wherever_one_walks() -> None:
    async with timeline() as staged:
        for key in ["k"] * 16 + ["j"] * 8 + ["pageup", "pageup", "pagedown", "home", "end"]:
            await staged.press(key)
            title = staged.widget.row.title if staged.widget.row else ""

            assert len(marked(staged)) == (2 if LONG in title else 1)
            assert title[:8] in marked(staged)[0]


async def test_the_last_story_stands_at_the_bottom_and_nothing_is_beneath_the_end() -> None:
    async with timeline() as staged:
        await staged.press("home", "end")
        assert staged.lines()[-1] == marked(staged)[-1]
        staged.widget.scroll_end(animate=False, immediate=True)
        await staged.pilot.pause()
        assert "Story 59" in staged.lines()[-1]


async def test_pages_leave_out_no_story() -> None:
    async with timeline() as staged:
        await staged.press("home")
        seen = set()
        for _ in range(12):
            seen |= {word for line in staged.lines() for word in line.split() if word.isdecimal() and len(word) == 2}
            await staged.press("pagedown")

        assert {f"{nth:02}" for nth in range(60)} <= seen


async def test_a_click_on_the_second_line_goes_to_the_story() -> None:
    async with timeline() as staged:
        second = next(nth for nth, line in enumerate(staged.lines()) if nth > 2 and line.startswith("  ") and "columns" in line)
        await staged.click(20, second)

        assert "columns" in marked(staged)[1]


async def test_stories_that_arrive_leave_one_standing_where_one_stood() -> None:
    async with timeline(rows=0) as staged:
        await staged.press("k", "k", "k", "k", "k")
        before = next(nth for nth, line in enumerate(staged.lines()) if line.startswith("▌"))
        asked = staged.told(Timeline.RowsWanted)[-1]
        staged.widget.supply(asked.generation, Cursor(ROWS[0].day, 0), ROWS)
        await staged.pilot.pause()

        assert abs(staged.lines().index(marked(staged)[0]) - before) <= 1


async def test_close_rows_and_low_windows_have_one_line_each() -> None:
    async with timeline("compact") as staged:
        assert sum("Story" in line for line in staged.lines()) >= 18
    async with timeline(height=10) as staged:
        assert sum("Story" in line for line in staged.lines()) >= 8


async def test_a_wider_window_takes_the_second_lines_back() -> None:
    async with timeline() as staged:
        assert any("columns" in line and "Story" not in line for line in staged.lines())
        await staged.pilot.resize_terminal(120, 20)
        await staged.pilot.pause()

        assert not any("columns" in line and "Story" not in line for line in staged.lines())
        assert len(marked(staged)) == 1
