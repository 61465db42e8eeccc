"""Dates gone to, underlined, listed, and put together to a brief."""

from __future__ import annotations

from datetime import date

from store.api.story import Story
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.dialogs.events_page import EventsPage
from tui.screens.timeline.session import Purpose
from tui.widgets.story.story_view import StoryView
from tui.widgets.timeline.timeline import Timeline

SIGNED = story("Treaty signed in Lindau", "2019-03-04", "Ministers of Norland signed the Alder treaty on March 4, 2019.")
QUARREL = story("Norland and Sudland quarrel", "2021-06-10", "The Alder treaty of March 4, 2019, divides Norland and Sudland.")
AHEAD = story("Court sets a day", "2021-06-12", "The court in Lindau will rule on the Alder treaty on October 5, 2022.")
SILENT = story("Rain over the hills", "2021-06-12", "It rained.")
STORIES: list[Story] = [SIGNED, QUARREL, AHEAD, SILENT]
sitting = paper_sitting(STORIES)
EVENT_DAY = date(2022, 10, 5).toordinal()


def page(sitting: PaperSitting) -> EventsPage:
    shown = sitting.window.dialog
    assert isinstance(shown, EventsPage)
    return shown


def test_a_typed_date_says_what_stands_there_and_enter_goes_there(sitting: PaperSitting) -> None:
    sitting.press("date.go")
    sitting.type("june 2021")
    assert sitting.paper.prompt.said == "1–30 Jun 2021 · 3 stories"
    sitting.type("10 june 2021")
    assert sitting.paper.prompt.said == "10 Jun 2021 · 1 story"
    sitting.enter("10 june 2021")

    assert sitting.here == QUARREL.title
    assert sitting.session.purpose is Purpose.NOTHING
    assert len(sitting.session.trail.behind) == 1


def test_one_key_goes_to_today_or_as_near_as_there_is_a_story(sitting: PaperSitting) -> None:
    sitting.go_to(SIGNED.title)
    sitting.press("time.today")

    assert sitting.here == AHEAD.title
    assert sitting.notices[-1].startswith("Today is ")
    sitting.press("trail.back")
    assert sitting.here == SIGNED.title


def test_g_g_goes_to_the_top_of_what_has_the_keys(sitting: PaperSitting) -> None:
    sitting.press("date.go")
    sitting.type("g")
    assert sitting.here == SIGNED.title
    assert sitting.session.purpose is Purpose.NOTHING

    sitting.send(Timeline.Opened(SIGNED.id))
    sitting.press("story.read-on", "date.go")
    sitting.type("g")
    assert sitting.paper.story.focused
    assert sitting.paper.story.pages == 0

    sitting.press("screen.leave", "view.lanes", "date.go")
    sitting.type("g")
    assert sitting.paper.lanes.focused
    assert sitting.paper.lanes.paged < -1_000


def test_no_number_is_told_of_a_day_while_only_months_are_counted(sitting: PaperSitting) -> None:
    sitting.paper.timeline.daily = False
    sitting.press("date.go")
    sitting.type("10 june 2021")

    assert sitting.paper.prompt.said == "10 Jun 2021"


def test_what_is_no_date_is_answered_with_examples(sitting: PaperSitting) -> None:
    sitting.press("date.go")
    sitting.enter("when the cows come home")

    assert sitting.paper.prompt.said == "write a date such as 2025, june 2025 or last week"
    assert sitting.session.purpose is Purpose.DATE
    sitting.leave()
    assert not sitting.session.trail.behind


def test_the_dates_of_the_story_that_is_shown_are_underlined(sitting: PaperSitting) -> None:
    sitting.go_to(QUARREL.title)

    assert [mention.text for mention in sitting.paper.story.mentions] == ["March 4, 2019"]


def test_a_date_of_the_story_leads_to_its_day_and_what_is_known_of_it(sitting: PaperSitting) -> None:
    sitting.go_to(QUARREL.title)
    sitting.send(StoryView.DateChosen(sitting.paper.story.mentions[0]))

    title, _, said = page(sitting)._pages[0]
    assert title == "4 Mar 2019"
    assert SIGNED.id in said[1]
    assert sitting.here == SIGNED.title
    sitting.answer(QUARREL.id)
    assert sitting.here == QUARREL.title
    assert len(sitting.session.trail.behind) == 2


def test_a_day_of_which_nothing_is_known_says_so(sitting: PaperSitting) -> None:
    sitting.send(Timeline.DayOpened(date(2010, 1, 1).toordinal()))

    assert sitting.notices == ["1 Jan 2010: no story was published then, and none mentions it"]
    assert not sitting.window.dialogs


def test_days_that_are_spoken_of_get_lines_and_lose_them_again(sitting: PaperSitting) -> None:
    sitting.press("time.events")
    assert sitting.paper.timeline.event_days[EVENT_DAY] == 1
    assert date(2019, 3, 4).toordinal() in sitting.paper.timeline.event_days

    sitting.send(Timeline.EventsWanted(sitting.paper.timeline.generation, (EVENT_DAY,)))
    event = sitting.paper.timeline.events[EVENT_DAY]
    assert "will rule" in event.sentence
    assert event.ahead

    sitting.press("filter.state", "filter.state")  # only starred ones, of which there are none
    assert sitting.paper.timeline.event_days == {}
    sitting.press("filter.state")
    assert EVENT_DAY in sitting.paper.timeline.event_days
    sitting.press("time.events")
    assert sitting.paper.timeline.event_days == {}


def test_every_day_in_sight_has_its_best_event(sitting: PaperSitting) -> None:
    days = (date(2019, 3, 4).toordinal(), EVENT_DAY)
    sitting.send(Timeline.EventsWanted(sitting.paper.timeline.generation, days))

    assert set(sitting.paper.timeline.events) == set(days)


def test_a_brief_lists_key_dates_and_can_be_written(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("alder treaty")
    sitting.press("time.brief")
    shown = page(sitting)
    title, about, _ = shown._pages[0]

    assert title.startswith("Key dates: ")
    assert about == "3 stories"


def test_a_brief_of_stories_without_dates_says_so(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("rained")
    sitting.press("time.brief")

    assert sitting.notices == ["No key dates: the stories shown mention none"]


def test_other_years_of_a_day(sitting: PaperSitting) -> None:
    sitting.go_to(SILENT.title)
    sitting.press("time.other-years")
    assert sitting.notices == ["No story tells of 12 Jun in other years"]

    sitting.send(Timeline.DayOpened(date(2019, 3, 4).toordinal()))
    sitting.answer(None)
    assert sitting.here == SILENT.title
