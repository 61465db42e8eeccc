"""How the timeline is looked at, and backing out of it."""

from __future__ import annotations

from store.api.views import Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.help_page import HelpPage
from tui.dialogs.theme_picker import ThemePicker
from tui.screens.timeline.session import Purpose, View
from tui.widgets.prompt import Prompt
from tui.widgets.timeline.timeline import Timeline
from tui.widgets.title_bar import TitleBar

sitting = paper_sitting(STORIES)


def test_the_filter_goes_from_all_to_unread_to_starred_to_all(sitting: PaperSitting) -> None:
    sitting.press("story.star", "story.toggle-read", "filter.state")
    assert sitting.session.selection == Selection(unread=True)
    assert sitting.session.counts.total == 4
    assert sitting.paper.title_bar.shown[0] == "all themes · unread"
    sitting.press("filter.state")
    assert sitting.session.selection == Selection(starred=True)
    assert sitting.titles == [STORIES[4].title]
    sitting.press("filter.state")
    assert sitting.session.selection == Selection()


def test_reports_are_unfolded_and_folded_with_a_word(sitting: PaperSitting) -> None:
    sitting.press("view.unfold")
    assert sitting.session.selection.unfolded
    assert sitting.paper.title_bar.shown[0] == "all themes · every report"
    sitting.press("view.unfold")
    assert sitting.notices == [
        "Every report of the same news is shown · x shows one of each",
        "One report of the same news is shown · x shows them all",
    ]


def test_the_way_round_is_kept_for_the_next_sitting(sitting: PaperSitting) -> None:
    sitting.press("view.reverse")
    assert sitting.session.newest_first
    assert sitting.paper.timeline.newest_first
    sitting.press("view.lanes", "view.reverse")
    assert not sitting.paper.lanes.newest_first
    assert sitting.window.likes == [True, False]


def test_escape_leaves_what_is_nearest_first(sitting: PaperSitting) -> None:
    sitting.press("filter.state", "view.lanes")
    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(STORIES[1].id))
    sitting.press("filter.add")
    sitting.answer(("place", "LAHORE"))
    sitting.send(Timeline.Opened(STORIES[1].id))
    states = []
    for _ in range(5):
        now = sitting.session
        states.append((now.reading, now.search is not None, now.view is View.LANES, now.selection != Selection()))
        sitting.press("screen.leave")

    assert states == [
        (True, True, True, True),
        (False, True, True, True),
        (False, False, True, True),
        (False, False, False, True),
        (False, False, False, False),
    ]
    assert sitting.paper.timeline.focused


def test_q_goes_back_step_by_step_and_asks_before_it_leaves(sitting: PaperSitting) -> None:
    sitting.press("filter.state", "screen.back")
    assert sitting.session.selection == Selection()

    sitting.press("screen.back")
    assert sitting.paper.status_bar.typed == "Leave Dateline? q again leaves, any other key stays"
    sitting.on.view.stay()
    assert not sitting.paper.status_bar.typed

    sitting.press("screen.back")
    assert not sitting.window.left
    sitting.press("screen.back")
    assert sitting.window.left


def test_ctrl_c_stops_what_is_typed_then_goes_back_then_asks(sitting: PaperSitting) -> None:
    sitting.press("filter.state", "date.go")
    sitting.type("june")
    states = []
    for _ in range(3):
        sitting.on.view.stop()
        sitting.settle()
        states.append((sitting.session.purpose, sitting.session.selection == Selection(), sitting.session.leaving))

    nothing = Purpose.NOTHING
    assert states == [(nothing, False, False), (nothing, True, False), (nothing, True, True)]
    assert "ctrl+c again leaves" in sitting.paper.status_bar.typed


def test_leaving_a_story_gives_the_keys_back_to_the_view_one_was_in(sitting: PaperSitting) -> None:
    sitting.press("view.lanes")
    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(STORIES[1].id))
    sitting.send(Timeline.Opened(STORIES[1].id))
    sitting.press("screen.leave")

    assert sitting.paper.lanes.focused


def test_help_is_a_page_of_every_key_also_by_a_click_on_the_title_bar(sitting: PaperSitting) -> None:
    sitting.press("screen.help")
    assert isinstance(sitting.window.dialog, HelpPage)
    sitting.answer(None)
    sitting.send(TitleBar.Clicked())
    assert isinstance(sitting.window.dialog, HelpPage)


def test_the_bottom_line_follows_what_one_is_about(sitting: PaperSitting) -> None:
    def words() -> list[str]:
        sitting.on.status.hint()
        return [hint[1] for hint in sitting.paper.status_bar.keys]

    assert {"find", "date", "quit"} <= set(words())
    sitting.send(Timeline.Opened(STORIES[4].id))
    assert words()[0] == "timeline"
    assert "link" not in words()
    sitting.press("screen.leave", "search.open")
    assert words() == ["go there", "back", "complete", "earlier searches", "next match"]
    sitting.leave()
    sitting.press("date.go")
    assert words() == ["go there", "back", "top"]
    sitting.leave()
    sitting.press("search.open")
    sitting.enter("treaty")
    assert words()[:4] == ["matches", "filter", "remove filter", "watch"]
    assert sitting.paper.status_bar.trail == [STORIES[4].title]
    sitting.press("watch.save")
    assert words() == ["save", "back"]
    sitting.send(Prompt.Cancelled("watch"))
    sitting.press("screen.leave", "view.lanes")
    assert words()[:2] == ["lanes", "move"]


def test_a_search_with_signs_is_told_as_it_is_understood(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("place:lahore")

    assert sitting.paper.title_bar.shown[0] not in ("“place:lahore”", "place:lahore")
    assert "lahore" in sitting.paper.title_bar.shown[0].lower()

    sitting.press("screen.leave", "search.open")
    sitting.enter("treaty")
    assert sitting.paper.title_bar.shown[0] == "“treaty”"


def test_changes_that_wait_are_told_until_they_are_made(sitting: PaperSitting) -> None:
    for held, told in (
        (1, "Another program is writing: 1 change of yours waits"),
        (3, "Another program is writing: 3 changes of yours wait"),
        (0, ""),
    ):
        sitting.on.status.wait(held=held)
        assert sitting.paper.status_bar.held == told
    sitting.on.status.wait(busy=True)
    assert sitting.paper.status_bar.held == "Another program is writing: its stories show once it is done"
    sitting.on.status.wait(held=2)
    assert "2 changes" in sitting.paper.status_bar.held
    sitting.on.status.wait(held=0, busy=False)
    assert sitting.paper.status_bar.held == ""


def test_progress_is_a_share_and_goes_away(sitting: PaperSitting) -> None:
    sitting.on.status.progress("reading", 5, 20)
    assert sitting.paper.status_bar.message == "reading 25%"
    sitting.on.status.progress("reading", 5, 0)
    assert sitting.paper.status_bar.message == "reading 5"
    sitting.on.status.progress("", 0, 0)
    assert sitting.paper.status_bar.message == ""


def test_a_click_on_the_top_line_chooses_a_theme_or_shows_the_unread(sitting: PaperSitting) -> None:
    sitting.send(TitleBar.Clicked("unread"))
    assert sitting.session.selection == Selection(unread=True)
    sitting.send(TitleBar.Clicked("shown"))
    assert isinstance(sitting.window.dialog, ThemePicker)
