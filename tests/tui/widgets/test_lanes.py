"""Watch lists and themes side by side."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.api.themes import Theme
from store.api.views import Selection, StoryRow
from store.api.watches import Watch
from tests.tui.widgets.stage import Staged, on_stage, row
from tui.widgets.lanes.grid import DEPTH, Grid
from tui.widgets.lanes.lane import Lane, LaneTable, numbers_of
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.lanes.watch_count import WatchCount

THEMES = [Theme("water", "Water", "#3366cc"), Theme("trade", "Trade", "#cc6633"), Theme("other", "Other", "#888888")]
LANES = [Lane("trade", "Trade", Selection(), "#cc6633"), Lane("water", "Water", Selection(), "#3366cc")]
MAY, JUNE = date(2025, 5, 1).toordinal(), date(2025, 6, 1).toordinal()
MONTHS = {MAY: {"water": 1, "trade": 6}, JUNE: {"water": 2}}
ROWS = {
    (MAY, "water"): [row("Wells", "2025-05-10")],
    (MAY, "trade"): [row(f"Deal {nth}", "2025-05-10", "trade") for nth in range(1, 7)],
    (JUNE, "water"): [row("Rain", "2025-06-02"), row("Flood", "2025-06-09", starred=True)],
    (JUNE, "trade"): [],
}
GRIDS = st.dictionaries(
    st.sampled_from([date(2025, month, 1).toordinal() for month in range(1, 13)]),
    st.dictionaries(st.sampled_from(["water", "trade"]), st.integers(1, 9), min_size=1),
    max_size=6,
)


@asynccontextmanager
async def lanes(width: int = 70, *, rows: bool = True, newest_first: bool = False) -> AsyncIterator[Staged[Lanes]]:
    """Give lanes of nine stories on their stage."""
    async with on_stage(Lanes(), width, 12) as staged:
        staged.widget.set_themes(THEMES)
        staged.widget.show(LaneTable("theme", LANES, MONTHS), JUNE, "water", newest_first=newest_first)
        if rows:
            staged.widget.supply(1, ROWS)
        await staged.pilot.pause()
        yield staged


def here(staged: Staged[Lanes]) -> str:
    return staged.widget.row.title if staged.widget.row else ""


@given(GRIDS, st.booleans())
def test_every_story_has_one_cell_or_stands_behind_one(months: dict[int, dict[str, int]], newest_first: bool) -> None:
    grid = Grid(months, ["water", "trade"], newest_first=newest_first)

    for column, lane in enumerate(grid.lanes):
        cells = [cell for line in range(len(grid)) if (cell := grid.cell(line, column))]
        shown = sum(cell.hidden or 1 for cell in cells)
        assert shown == grid.sums[lane] == sum(counts.get(lane, 0) for counts in months.values())
        assert all(cell.nth < DEPTH for cell in cells)
    assert grid.cell(len(grid), 0) is None
    assert grid.cell(0, len(grid.lanes)) is None


@given(GRIDS, st.integers(0, 40))
def test_the_nearest_cell_of_a_lane_is_the_nearest(months: dict[int, dict[str, int]], line: int) -> None:
    grid = Grid(months, ["water", "trade"], newest_first=False)
    for column in range(len(grid.lanes)):
        filled = [at for at in range(len(grid)) if grid.cell(at, column)]
        line = min(line, len(grid) - 1)

        assert abs(grid.nearest(line, column) - line) == min(abs(at - line) for at in filled)


async def test_lanes_are_walked_down_and_across() -> None:
    async with lanes() as staged:
        walked = [here(staged)]
        for key in ("j", "j", "k", "k", "h", "j", "j", "l"):
            await staged.press(key)
            walked.append(here(staged))

        assert walked == ["Rain", "Flood", "Flood", "Rain", "Wells", "Deal 1", "Deal 2", "Deal 3", "Wells"]
        assert staged.told(Lanes.Moved)[-1].row == ROWS[MAY, "water"][0]


async def test_what_is_beyond_a_months_depth_is_one_cell_that_opens() -> None:
    async with lanes() as staged:
        await staged.press("h", "j", "j", "j")
        folded = next(line for line in staged.lines() if "stories" in line)

        assert "▌… 3 more stories" in folded
        await staged.press("enter")
        assert [(each.lane, each.story_id) for each in staged.told(Lanes.Unfolded)] == [(LANES[0], "Deal 4")]
        await staged.press("k", "enter")
        assert [each.story_id for each in staged.told(Lanes.Opened)] == ["Deal 3"]


async def test_the_names_stand_above_with_their_numbers_and_months_before_their_first_line() -> None:
    async with lanes() as staged:
        lines = staged.lines()

        assert lines[0].split() == ["2", "lanes", "by", "theme"]
        assert lines[1].split() == ["Trade", "6", "Water", "3"]
        assert [line[:8].strip() for line in lines[2:8]] == ["May 2025", "", "", "", "Jun 2025", ""]
        assert "★ Flood" in lines[7]


async def test_a_watch_list_has_a_lane_with_its_numbers() -> None:
    async with on_stage(Lanes(), 90, 8) as staged:
        watch = Lane("watch:Rivers", "◉ Rivers", Selection(words="river"), unread=2)
        months = {**MONTHS, JUNE: {"water": 2, watch.key: 3}}
        staged.widget.set_themes(THEMES)
        staged.widget.show(LaneTable("theme", [watch, *LANES], months), None, "", newest_first=False)

        assert " ".join(staged.lines()[1].split()) == "◉ Rivers 3, 2 unread Trade 6 Water 3"
        staged.widget.set_unread({watch.key: 1})
        assert " ".join(staged.lines()[1].split()).startswith("◉ Rivers 3, 1 unread")


async def test_where_lanes_have_no_colour_of_their_own_stories_have_that_of_their_theme() -> None:
    async with lanes() as staged:
        by_source = LaneTable("source", [Lane("afp", "AFP", Selection())], {MAY: {"afp": 2}})
        staged.widget.show(by_source, None, "", newest_first=False)
        staged.widget.supply(2, {(MAY, "afp"): [row("Deal", "2025-05-10", "trade"), row("Wells", "2025-05-11")]})

        signs = [segment.style for y in (2, 3) for segment in staged.widget.render_line(y) if segment.text.startswith("■")]
        assert [style.color.name for style in signs if style and style.color] == ["#cc6633", "#3366cc"]


async def test_without_lanes_the_line_above_says_so() -> None:
    async with lanes() as staged:
        staged.widget.show(LaneTable("tag"), None, "", newest_first=False)
        await staged.press("j", "l", "end", "enter")

        assert staged.lines()[0].strip() == "no tag here to have a lane"


async def test_where_not_all_lanes_have_room_the_line_says_how_many_are_beyond() -> None:
    async with lanes(40) as staged:
        assert [line.strip() for line in staged.lines()[:2]] == ["‹ 1 more lane by theme, 2 of 2", "Water 3"]
        await staged.press("h")
        assert [" ".join(line.split()) for line in staged.lines()[:2]] == ["by theme, 1 of 2 1 more lane ›", "Trade 6"]


async def test_months_in_sight_are_asked_for_once_and_late_answers_dropped() -> None:
    async with lanes(rows=False) as staged:
        (asked,) = staged.told(Lanes.RowsWanted)

        assert [(month, lane.key, count) for month, lane, count in asked.wanted] == [
            (MAY, "trade", 6),
            (MAY, "water", 1),
            (JUNE, "water", 2),
        ]
        staged.widget.supply(asked.generation - 1, ROWS)
        assert here(staged) == ""
        staged.widget.supply(asked.generation, ROWS)
        assert here(staged) == "Rain"
        await staged.press("j", "k", "pageup", "pagedown")
        assert staged.told(Lanes.RowsWanted) == [asked]


async def test_new_numbers_keep_the_person_on_the_story_in_its_lane() -> None:
    async with lanes() as staged:
        await staged.press("j")
        assert here(staged) == "Flood"
        more = {**ROWS, (JUNE, "water"): [row("Drizzle", "2025-06-01"), *ROWS[JUNE, "water"]]}

        newer = LaneTable("theme", LANES, {MAY: MONTHS[MAY], JUNE: {"water": 3, "trade": 1}})
        staged.widget.show_again(newer, newest_first=False)
        staged.widget.supply(2, more)
        assert here(staged) == "Flood"
        staged.widget.show_again(LaneTable("theme", LANES, {MAY: {"trade": 6}}), newest_first=False)
        assert staged.widget.grid.lanes == ("trade",)
        assert staged.widget.column == 0


async def test_newest_first_the_newest_month_and_story_are_at_the_top() -> None:
    async with lanes(newest_first=True) as staged:
        assert here(staged) == "Flood"
        await staged.press("j")
        assert here(staged) == "Rain"


async def test_a_click_stands_on_a_cell_and_a_second_one_opens_it() -> None:
    async with lanes() as staged:
        await staged.click(45, 2)
        assert here(staged) == "Wells"
        await staged.click(15, 3, times=2)
        await staged.click(2, 3)

        assert [each.story_id for each in staged.told(Lanes.Opened)] == ["Deal 2"]
        assert here(staged) == "Deal 2"


async def test_a_click_on_a_lanes_name_shows_it_alone_and_one_on_what_is_beyond_goes_there() -> None:
    async with lanes(40) as staged:
        await staged.click(10, 1)
        await staged.click(2, 0)
        await staged.click(10, 1)

        assert [each.lane.key for each in staged.told(Lanes.Unfolded)] == ["water", "trade"]


async def test_the_first_line_in_sight_says_its_month() -> None:
    async with lanes() as staged:
        await staged.pilot.resize_terminal(70, 6)
        await staged.press("end")

        assert staged.widget.scroll_offset.y
        assert staged.lines()[2].startswith("May 2025")


async def test_one_tells_which_days_are_in_sight() -> None:
    async with lanes() as staged:
        assert staged.told(Lanes.Moved)[-1].span == (MAY, date(2025, 6, 30).toordinal())


async def test_wide_letters_keep_the_lanes_in_their_columns() -> None:
    async with lanes(rows=False) as staged:
        wide = {
            **ROWS,
            (MAY, "trade"): [
                row(title, "2025-05-10", "trade")
                for title in ("港口重新开放后船只排队等候入港" * 2, "\U0001f600 e\u0301 کراچی")
            ],
        }
        staged.widget.supply(1, wide)

        assert {cell_len(line[: line.rindex("│")]) for line in staged.lines()[2:4]} == {39}


async def test_changed_marks_are_painted() -> None:
    async with lanes() as staged:
        changed: StoryRow = replace(ROWS[MAY, "water"][0], read=True)

        staged.widget.update_row(changed)

        assert "□ Wells" in staged.lines()[2]


def test_a_lanes_numbers_are_short() -> None:
    watch = Watch("Rivers", "river")

    assert numbers_of(1_041, 0) == "1,041"
    assert numbers_of(41, 3) == "41, 3 unread"
    assert (WatchCount(watch).key, WatchCount(watch).name) == ("watch:Rivers", "◉ Rivers")
