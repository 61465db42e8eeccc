"""The summary of a stretch of time."""

from __future__ import annotations

from datetime import date

from store.api.themes import Theme
from store.api.threads import Thread
from store.api.times import Event, KeyDate, Stretch
from tests.tui.widgets.stage import on_stage, row
from tui.widgets.stretch.stretch_view import StretchView
from tui.widgets.time_units import TimeUnit

THEMES = [Theme("water", "Water", "#3366cc"), Theme("trade", "Trade", "#cc6633")]
DAM = Thread(1, "Dam at Tarbela", False, 5, 1, 2)
LONG = "The dam was opened after eleven years of work, and the ministers of both provinces came to see it fill"
YEAR = Stretch(
    first=date(2025, 1, 1),
    last=date(2025, 12, 31),
    count=12,
    unread=3,
    themes={"water": 10, "trade": 2},
    headlines=[row("Dam opens", "2025-02-03")],
    began=[DAM],
    ended=[],
    earliest=row("First of all", "2025-01-02"),
    latest=row("Last of all", "2025-11-30"),
)


async def test_it_tells_how_much_of_what_and_what_mattered() -> None:
    async with on_stage(StretchView(), 50, 30) as staged:
        staged.widget.set_themes(THEMES)
        staged.widget.show(TimeUnit.YEAR, YEAR)
        staged.widget.show_dates([KeyDate(Event(date(2025, 2, 3), date(2025, 2, 3), LONG, (), ahead=False), 1.0)])

        assert [line.strip() for line in staged.lines() if line] == [
            "2025",
            "12 stories · 3 unread",
            "Water  10  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇",
            "Trade   2  ▇▇▇▇▇▇▇",
            "Headlines",
            "3 Feb 2025  Dam opens",
            "Threads that began",
            "Dam at Tarbela                        5 stories",
            "Key dates",
            "3 Feb 2025  The dam was opened after eleven",
            "years of work, and the ministers…",
            "First and last story",
            "2 Jan 2025  First of all",
            "30 Nov 2025  Last of all",
        ]


async def test_few_themes_of_few_stories_share_a_line() -> None:
    many = {f"theme {nth}": 20 - nth for nth in range(12)}
    async with on_stage(StretchView(), 60, 40) as staged:
        staged.widget.show(TimeUnit.MONTH, Stretch(YEAR.first, YEAR.last, 174, 0, many, (), (), (), earliest=None, latest=None))

        assert "30 stories of 3 other themes" in [line.strip() for line in staged.lines()]
        assert "174 stories · all read" in [line.strip() for line in staged.lines()]


async def test_a_low_window_pages_through_it_and_round() -> None:
    async with on_stage(StretchView(), 50, 8) as staged:
        staged.widget.show(TimeUnit.YEAR, YEAR)
        seen = set()
        for _ in range(5):
            seen |= set(staged.lines())
            staged.widget.page_on()
            await staged.pilot.pause()

        assert any("Last of all" in line for line in seen)
        assert any(line.strip() == "2025" for line in seen)
