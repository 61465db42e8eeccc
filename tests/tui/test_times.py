"""Dates on the screen: walked in the story, shown on the timeline, gathered in briefs, remembered in other years."""

from __future__ import annotations

from pathlib import Path

from store.api.story import StoryId
from store.api.views import StoryRow
from store.api.when import When
from tests.conftest import story
from tests.tui.test_screen import Person, Sit, sitting_before
from tui.dialogs.events_page import EventsPage
from tui.widgets.event_list import EventList, time_lines

QUIET = story("A quiet day in Lindau", "2025-03-04", "The market was open and the ferry ran.")
OPENED = story(
    "Norland opens the Hask dam",
    "2025-03-10",
    "Norland opened the Hask dam on 4 March 2025 before a small crowd.",
    "Arbiters will meet in Lindau on 20 June 2025 to hear both sides.",
)
DISPUTED = story(
    "Sudland disputes the Hask dam",
    "2025-04-02",
    "Sudland says the Hask dam, which Norland opened on 4 March 2025, holds back the river.",
    "Both sides will be heard in Lindau on 20 June 2025, the arbiters said.",
)
YEAR_BEFORE = story("Ferry to Lindau begins", "2024-04-02", "The ferry to Lindau sailed for the first time.")
sit = sitting_before([QUIET, OPENED, DISPUTED, YEAR_BEFORE])


def page(person: Person) -> str:
    shown = person.app.screen
    assert isinstance(shown, EventsPage)
    listed = shown.query_one(EventList)
    return "\n".join(listed.render_line(y - listed.scroll_offset.y).text for y in range(40))


async def test_tab_walks_the_dates_of_a_story_and_enter_shows_their_time(sit: Sit) -> None:
    async with sit() as person:
        assert person.here == DISPUTED.title
        await person.press("enter", "tab")
        mention = person.screen.panes.story.mention
        assert mention is not None
        assert mention.text == "4 March 2025"
        await person.press("tab")
        assert person.screen.panes.story.mention is not None
        assert person.screen.panes.story.mention.text == "20 June 2025"
        await person.press("shift+tab", "enter")
        told = page(person)
        assert "Published then" in told
        assert QUIET.title in told
        assert "opened" in told
        assert "2 stories" in told


async def test_a_story_that_tells_of_a_time_is_jumped_to_and_the_trail_leads_back(sit: Sit) -> None:
    async with sit() as person:
        await person.press("enter", "tab", "enter", "enter")
        assert person.here == QUIET.title
        await person.press("H")
        assert person.here in (DISPUTED.title, QUIET.title)
        await person.press("H")
        assert person.here == DISPUTED.title


async def test_tab_goes_on_to_the_list_beneath_after_the_last_date(sit: Sit) -> None:
    async with sit() as person:
        await person.press("enter", "tab", "tab", "tab")
        assert person.screen.panes.story.mention is None
        assert not person.screen.panes.story.has_focus


async def test_days_that_stories_speak_of_stand_on_the_timeline_and_go_again(sit: Sit) -> None:
    async with sit() as person:
        before = person.text()
        await person.press("E")
        told = person.text()
        assert "◇ Tue  4" in told
        assert "▷ Fri 20" in told
        assert "June 2025" in told
        assert person.here == DISPUTED.title
        await person.press("end")
        assert person.screen.panes.timeline.event is not None
        await person.press("enter")
        assert "20 Jun 2025" in str(person.app.screen.query_one("#page-head").render())
        await person.press("escape", "home", "end", "k", "E")
        assert person.text().splitlines()[0] == before.splitlines()[0]
        assert "◇" not in person.text()


async def test_a_brief_is_read_copied_and_written(sit: Sit, tmp_path: Path) -> None:
    async with sit() as person:
        await person.press("ctrl+e")
        told = page(person)
        assert "4 Mar 2025" in told
        assert "20 Jun 2025" in told
        await person.press("y")
        assert "4 March 2025" in person.app.clipboard or "2025-03-04" in person.app.clipboard
        await person.press("m", "c", "o", "m")
    names = sorted(path.suffix for path in (tmp_path / "here").iterdir())
    assert names == [".ics", ".json", ".md", ".md"]


async def test_a_day_is_remembered_in_other_years(sit: Sit) -> None:
    async with sit() as person:
        await person.press("D")
        assert YEAR_BEFORE.title in page(person)
        await person.press("escape", "k", "D")
        assert person.here == OPENED.title


async def test_a_narrow_window_shows_dates_too(sit: Sit) -> None:
    async with sit(60, 16) as person:
        await person.press("enter", "tab", "enter")
        assert isinstance(person.app.screen, EventsPage)


def test_a_list_that_ends_early_says_of_how_many() -> None:
    row = StoryRow(StoryId("a"), "Title", When("2025-03-04"), "", "", ("other",))

    whole, _ = time_lines([row, row], [], "Published then", "Said", 80, 2)
    cut, _ = time_lines([row, row], [], "Published then", "Said", 80, 5_000)

    assert whole[0].right == "2 stories"
    assert cut[0].right == "2 of 5,000 stories"
