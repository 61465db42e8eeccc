"""Moving along the timeline: where a person stands, what is told of it, and what is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from store.api.themes import Theme
from store.api.times import Event
from store.api.views import Counts, Cursor, StoryRow
from tests.tui.widgets.stage import Staged, on_stage, row
from tui.widgets.time_units import TimeUnit
from tui.widgets.timeline.timeline import Timeline

THEMES = [Theme("water", "Water", "#3366cc"), Theme("trade", "Trade", "#cc6633")]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


ROWS = [
    row("Ministers sign", "2024-03-04"),
    row("Envoys return", "2025-05-12", "trade"),
    row("Rain at last", "2025-05-12", read=True),
    row("Remittances rise", "2025-05-20", "trade", starred=True),
    row("Reservoir falls", "2025-06-02"),
]
COUNTS = Counts(
    {day("2024-03-04"): 1, day("2025-05-12"): 2, day("2025-05-20"): 1, day("2025-06-02"): 1}, {"water": 3, "trade": 2}, 5
)


@asynccontextmanager
async def timeline(*, rows: list[StoryRow] | None = None, newest_first: bool = False) -> AsyncIterator[Staged[Timeline]]:
    """Give a timeline of five stories on its stage, standing on the newest."""
    async with on_stage(Timeline(newest_first=newest_first)) as staged:
        staged.widget.set_themes(THEMES)
        staged.widget.show(COUNTS, None, rows=(Cursor(ROWS[0].day, 0), ROWS if rows is None else rows))
        await staged.pilot.pause()
        yield staged


def here(staged: Staged[Timeline]) -> str:
    """Return the title of the story the person is on."""
    return staged.widget.row.title if staged.widget.row else ""


async def test_it_begins_at_the_newest_story_and_keys_walk_past_the_headings() -> None:
    async with timeline() as staged:
        walked = [here(staged)]
        for key in ("k", "k", "k", "k", "k", "j", "end", "home"):
            await staged.press(key)
            walked.append(here(staged))

        assert walked == [
            "Reservoir falls", "Remittances rise", "Rain at last", "Envoys return", "Ministers sign", "Ministers sign",
            "Envoys return", "Reservoir falls", "Ministers sign",
        ]  # fmt: skip
        assert staged.told(Timeline.Moved)[-1].row == ROWS[0]
        assert staged.told(Timeline.Moved)[-1].cursor == Cursor(day("2024-03-04"), 0)


async def test_keys_of_days_and_months_go_by_time_whichever_way_round_it_is_shown() -> None:
    for newest_first in (False, True):
        async with timeline(newest_first=newest_first) as staged:
            walked = []
            for key in ("(", "(", "(", ")", "}", "{", "{"):
                await staged.press(
                    {
                        "(": "left_parenthesis",
                        ")": "right_parenthesis",
                        "{": "left_curly_bracket",
                        "}": "right_curly_bracket",
                    }[key]
                )
                walked.append(here(staged))

            assert walked == [
                "Remittances rise", "Envoys return", "Ministers sign", "Envoys return", "Reservoir falls", "Envoys return",
                "Ministers sign",
            ]  # fmt: skip


async def test_from_farther_away_themes_are_asked_for_and_a_closer_look_comes_back_to_the_same_time() -> None:
    async with timeline() as staged:
        await staged.press("k", "minus", "minus", "minus")
        wanted = staged.told(Timeline.SharesWanted)

        assert [each.unit for each in wanted] == [TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.YEAR]
        assert here(staged) == ""
        assert staged.widget.cursor == Cursor(day("2025-05-12"), 0)
        year = {day("2025-01-01"): {"water": 2, "trade": 2}, day("2024-01-01"): {"water": 1}}
        staged.widget.supply_shares(wanted[-1].generation, TimeUnit.YEAR, year)
        assert [line[:21].rstrip("▇") for line in staged.lines()[:3:2]] == ["   2024    1 story  W", "▌  2025  4 stories  W"]
        asked = staged.told(Timeline.HeadlinesWanted)[-1]
        assert asked.stretches == ((day("2024-01-01"), day("2024-12-31")), (day("2025-01-01"), day("2025-12-31")))
        assert staged.lines()[1].strip() == "…"
        staged.widget.supply_headlines(asked.generation - 1, asked.unit, {day("2024-01-01"): [ROWS[1]]})
        staged.widget.supply_headlines(asked.generation, asked.unit, {day("2024-01-01"): [ROWS[0]]})
        assert staged.lines()[1].strip() == "4 Mar  WAT Ministers sign"
        await staged.press("enter", "enter", "enter")
        assert here(staged) == "Remittances rise"


async def test_from_far_away_one_stays_at_the_same_time_when_other_stories_come() -> None:
    more = Counts({**COUNTS.days, day("2025-06-03"): 1, day("2026-01-01"): 1}, total=7)
    async with timeline() as staged:
        await staged.press("minus", "minus", "minus", "k")
        staged.widget.show(more, None)
        assert staged.widget.stretch == (TimeUnit.YEAR, date(2024, 1, 1), date(2024, 12, 31))

        await staged.press("end")
        staged.widget.show(COUNTS, None)
        assert staged.widget.stretch == (TimeUnit.YEAR, date(2025, 1, 1), date(2025, 12, 31))


async def test_shares_of_another_look_are_dropped() -> None:
    async with timeline() as staged:
        await staged.press("minus")
        before = staged.lines()

        staged.widget.supply_shares(staged.told(Timeline.SharesWanted)[0].generation, TimeUnit.YEAR, {1: {"water": 9}})
        staged.widget.supply_shares(99, TimeUnit.WEEK, {1: {"water": 9}})

        assert staged.lines() == before


async def test_stories_that_are_not_here_are_asked_for_and_late_answers_dropped() -> None:
    async with timeline(rows=[]) as staged:
        asked = staged.told(Timeline.RowsWanted)[-1]

        assert (asked.start, asked.limit) == (Cursor(day("2024-03-04"), 0), 5)
        assert sum("…" in line for line in staged.lines()) == 5
        staged.widget.supply(asked.generation - 1, asked.start, ROWS)
        assert here(staged) == ""
        staged.widget.supply(asked.generation, asked.start, ROWS)
        await staged.pilot.pause()
        assert here(staged) == "Reservoir falls"
        assert staged.told(Timeline.Moved)[-1].row == ROWS[-1]


async def test_enter_reads_the_story_and_a_second_click_as_well() -> None:
    async with timeline() as staged:
        await staged.press("k", "enter")
        lines = staged.lines()
        at = next(nth for nth, line in enumerate(lines) if "Ministers" in line)
        await staged.click(20, at)
        assert here(staged) == "Ministers sign"
        assert len(staged.told(Timeline.Opened)) == 1
        await staged.click(20, at, times=2)

        assert [each.story_id for each in staged.told(Timeline.Opened)] == ["Remittances rise", "Ministers sign"]


async def test_turning_it_round_and_other_counts_keep_the_person_on_the_story() -> None:
    async with timeline() as staged:
        await staged.press("k")
        staged.widget.set_order(newest_first=True)
        await staged.pilot.pause()
        titles = [line for line in staged.lines() if "20" in line and "Remittances" in line]
        assert here(staged) == "Remittances rise"
        assert titles[0].startswith("▌")

        fewer = Counts({day("2025-05-20"): 1}, {"trade": 1}, 1)
        staged.widget.show(fewer, Cursor(day("2025-05-20"), 0), rows=(Cursor(day("2025-05-20"), 0), [ROWS[3]]))
        assert here(staged) == "Remittances rise"
        staged.widget.go_to_day(day("2030-01-01"))
        assert here(staged) == "Remittances rise"


async def test_a_day_that_stories_speak_of_has_a_line_with_what_they_say() -> None:
    async with timeline() as staged:
        spoken = {day("2025-05-12"): 1, day("2025-05-30"): 3}
        staged.widget.show_event_days(spoken)
        await staged.pilot.pause()
        asked = staged.told(Timeline.EventsWanted)[-1]
        assert asked.days == tuple(sorted(spoken))
        event = Event(date(2025, 5, 30), date(2025, 5, 30), "The dam opened.", (), ahead=False)
        staged.widget.supply_events(asked.generation, {day("2025-05-30"): event})

        assert any("The dam opened." in line and line.endswith("3 stories") for line in staged.lines())
        await staged.press("k")
        assert staged.widget.event == event
        await staged.press("enter")
        assert [each.day for each in staged.told(Timeline.DayOpened)] == [day("2025-05-30")]
        staged.widget.show_event_days({})
        assert staged.widget.event is None
        assert here(staged) == "Reservoir falls"


async def test_an_empty_timeline_stands_nowhere_and_keys_do_nothing() -> None:
    async with on_stage(Timeline()) as staged:
        staged.widget.show(Counts(), None)
        await staged.press("j", "k", "end", "enter", "right_parenthesis", "right_curly_bracket", "minus", "enter")

        assert staged.widget.cursor is None
        assert staged.widget.row is None
        assert not staged.told(Timeline.Opened)
        assert staged.lines() == [""] * 12


async def test_changed_marks_are_painted_where_the_story_stands() -> None:
    async with timeline() as staged:
        staged.widget.update_row(row("Envoys return", "2025-05-12", "trade", read=True))

        assert any("●" not in line for line in staged.lines() if "Envoys" in line)


async def test_counting_days_singly_moves_no_line_under_headings_of_months() -> None:
    months = Counts({day("2024-03-01"): 1, day("2025-05-01"): 3, day("2025-06-02"): 1}, total=5)
    async with timeline() as staged:
        staged.widget.show(months, Cursor(ROWS[4].day, 0), rows=(Cursor(ROWS[4].day, 0), ROWS[4:]), daily=False)
        await staged.pilot.pause()
        before, wanted = (staged.widget.line, len(staged.widget.lines)), len(staged.told(Timeline.RowsWanted))
        assert staged.widget.lacks_days

        assert not staged.widget.refine(Counts({day("2025-06-02"): 1}, total=1))
        assert staged.widget.refine(COUNTS)
        await staged.pilot.pause()

        assert not staged.widget.lacks_days
        assert (staged.widget.line, len(staged.widget.lines)) == before
        assert here(staged) == "Reservoir falls"
        assert len(staged.told(Timeline.RowsWanted)) == wanted + 1


async def test_looked_at_by_the_day_days_have_to_be_counted_singly() -> None:
    async with timeline() as staged:
        assert not staged.widget.needs_days
        staged.widget.action_zoom(-1)
        assert staged.widget.needs_days
