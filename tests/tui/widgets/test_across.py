"""Time across the screen as a person walks in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

from rich.cells import cell_len

from store.api.themes import Theme
from store.api.views import Selection
from tests.tui.widgets.stage import Staged, on_stage, row
from tui.widgets.across.across import Across
from tui.widgets.across.lane_days import AcrossTable, LaneDays
from tui.widgets.lanes.lane import Lane

THEMES = [Theme("water", "Water", "#3366cc"), Theme("trade", "Trade", "#cc6633")]
WATER, TRADE = (Lane(one.key, one.name, Selection(), one.colour) for one in THEMES)
WELLS, RAIN, FLOOD = (
    row("Wells run dry in the hills", "2025-03-10"),
    row("Rain", "2025-06-02"),
    row("Flood", "2025-06-02", read=True),
)
DEAL = row("A deal", "2025-05-10", "trade")


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


TABLE = AcrossTable(
    "theme",
    [
        LaneDays(WATER, {day("2025-03-10"): 1, day("2025-06-02"): 2}),
        LaneDays(TRADE, {day("2025-05-10"): 1}),
        LaneDays(WATER, {}),
    ],
)


@asynccontextmanager
async def across(width: int = 80, height: int = 16) -> AsyncIterator[Staged[Across]]:
    """Give two lanes of four stories on their stage, standing on the last of the first."""
    async with on_stage(Across(), width, height) as staged:
        staged.widget.styles.height = "1fr"
        staged.widget.set_themes(THEMES)
        await staged.pilot.pause()
        staged.widget.show(TABLE, day("2025-06-02"), "water")
        await staged.pilot.pause()
        yield staged


def answer(staged: Staged[Across]) -> None:
    """Give the stories of the place and of the lanes that were asked for last."""
    asked = staged.told(Across.Moved)[-1]
    rows = {"water": [WELLS, RAIN, FLOOD], "trade": [DEAL]}

    def between(lane: Lane, first: int, last: int) -> list[object]:
        return [one for one in rows[lane.key] if first <= one.day <= last]

    here = between(*asked.here) if asked.here else None
    staged.widget.supply(asked.generation, here, {one[0].key: (one[1], one[2], between(*one)) for one in asked.lanes})  # type: ignore[arg-type,misc]


def place(staged: Staged[Across]) -> tuple[str, str]:
    """Return the lane and the first day of the stretch one is on."""
    widget = staged.widget
    return (widget.lane.key if widget.lane else ""), date.fromordinal(widget.day).isoformat()


async def test_lanes_stand_beneath_one_another_with_their_marks_in_time() -> None:
    async with across() as staged:
        lines = staged.lines()

        assert lines[0].strip() == "lanes by theme: 2 · Mar 2025 – Jun 2025 · each mark a day"
        assert lines[2].rindex("▼") == lines[2].rindex("┄") + 1
        water, trade = (next(line for line in lines if name in line) for name in ("Water", "Trade"))
        assert water.startswith("▌Water")
        assert water.index("•") < trade.index("•") < water.index("▂" if "▂" in water else "▅")


async def test_one_walks_from_mark_to_mark_and_to_what_is_nearest_in_other_lanes() -> None:
    async with across() as staged:
        walked = [place(staged)]
        for key in ("h", "h", "j", "k", "end", "home", "pagedown", "l"):
            await staged.press(key)
            walked.append(place(staged))

        march, may, june = ("water", "2025-03-10"), ("trade", "2025-05-10"), ("water", "2025-06-02")
        assert walked == [june, march, march, may, march, june, march, june, june]


async def test_the_place_tells_how_many_stories_it_has_and_which() -> None:
    async with across() as staged:
        answer(staged)
        told = staged.lines()[-3:]

        assert told[0] == "▌Water · Monday 2 June 2025 · 2 stories · nothing for 22 days before"
        assert [line.strip() for line in told[1:]] == ["■  2 Jun 2025  Rain", "□  2 Jun 2025  Flood"]
        staged.widget.update_row(replace(RAIN, starred=True))
        assert "★  2 Jun 2025  Rain" in staged.lines()[-2]


async def test_headlines_have_a_colour_of_their_own() -> None:
    async with across() as staged:
        answer(staged)
        head, told = staged.widget.render_line(13), staged.widget.render_line(14)

        assert [
            segment.style.color.name for segment in head if segment.style and segment.style.color and "Water" in segment.text
        ] == ["#3366cc"]
        headline = next(segment.style for segment in told if "Rain" in segment.text)
        assert headline is not None
        assert headline.color is None or headline.color.name != "#3366cc"


async def test_headlines_stand_beneath_their_marks_where_there_is_room() -> None:
    async with across() as staged:
        answer(staged)
        lines = staged.lines()
        marks = next(nth for nth, line in enumerate(lines) if "Water" in line)

        assert lines[marks + 1].index("Wells run dry") == lines[marks].index("•")


async def test_zooming_keeps_the_place() -> None:
    async with across() as staged:
        seen = []
        for key in ("plus", "plus", "plus", "plus", *["minus"] * 8):
            await staged.press(key)
            seen.append(staged.lines()[0].rsplit(" ", 1)[-1])
            assert place(staged) == ("water", "2025-06-02")
            assert "▼" in staged.lines()[2]

        assert seen == ["day"] * 4 + ["day", "day", "week", "month", "quarter", "year", "year", "year"]


async def test_a_story_alone_is_read_and_several_are_gone_to() -> None:
    async with across() as staged:
        await staged.press("enter")
        assert not staged.told(Across.Opened)
        answer(staged)
        await staged.press("enter", "j")
        answer(staged)
        await staged.press("enter")

        assert [(each.story_id, each.stories) for each in staged.told(Across.Opened)] == [("Rain", 2), ("A deal", 1)]


async def test_clicks_go_to_marks_and_a_name_shows_its_lane() -> None:
    async with across() as staged:
        lines = staged.lines()
        trade = next(nth for nth, line in enumerate(lines) if "Trade" in line)
        await staged.click(lines[trade].index("•"), trade)
        assert place(staged) == ("trade", "2025-05-10")
        await staged.click(3, trade)

        assert [each.lane for each in staged.told(Across.LaneChosen)] == [TRADE]


async def test_late_answers_are_dropped_and_without_lanes_the_line_says_so() -> None:
    async with across() as staged:
        staged.widget.show(AcrossTable("tag"), None, "")
        staged.widget.supply(1, [RAIN], {})
        await staged.press("h", "j", "plus", "enter", "end", "pageup")

        assert staged.widget.row is None
        assert staged.lines()[0].strip() == "no tag here to have a lane"


async def test_every_line_is_as_wide_as_the_window_whatever_the_letters() -> None:
    async with across(60, 14) as staged:
        wide = Lane("wide", "港口重新开放后船只排队 \U0001f600", Selection())
        staged.widget.show(AcrossTable("tag", [LaneDays(wide, {day("2025-06-02"): 1})]), None, "wide")
        asked = staged.told(Across.Moved)[-1]
        title = row("港口重新开放后船只排队等候入港 e\u0301 کراچی" * 3, "2025-06-02")
        lanes = {"wide": (1, 4_000_000, [title])}
        staged.widget.supply(asked.generation, [title], lanes)

        assert {cell_len(staged.widget.render_line(y).text) for y in range(14)} == {60}
