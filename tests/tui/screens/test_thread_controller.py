"""Threads walked, shown alone, drawn and put right."""

from __future__ import annotations

from store.api.views import Selection
from tests.store.threads.followed_stories import MATTERS
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.dialogs.choice import Choice
from tui.dialogs.thread_page import ThreadPage
from tui.dialogs.why_panel import WhyPanel
from tui.screens.timeline.session import Purpose, View
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList

SIGNED, DAM, VISIT, RULED, BEGUN, REACHED, COMET = MATTERS
sitting = paper_sitting(MATTERS)


def name_of(sitting: PaperSitting) -> str:
    position = sitting.ask(lambda archive: archive.threads.position(SIGNED.id))
    return str(position.thread.name)


def test_the_threads_are_counted_and_the_storys_own_is_known(sitting: PaperSitting) -> None:
    assert sitting.session.threads == 2
    assert sitting.paper.title_bar.shown[3] == 2
    assert sitting.here == RULED.title
    assert sitting.session.position is not None
    assert sitting.session.position.nth == 4
    assert sitting.paper.related.position == sitting.session.position


def test_steps_along_the_thread_leave_a_trail_and_end_in_words(sitting: PaperSitting) -> None:
    sitting.press("thread.earlier", "thread.earlier", "thread.earlier")
    assert sitting.here == SIGNED.title
    assert [stop.title for stop in sitting.session.trail.behind] == [RULED.title, VISIT.title, DAM.title]

    sitting.press("thread.earlier")
    assert sitting.here == SIGNED.title
    assert sitting.notices == [f"{name_of(sitting)}: this is its first story"]


def test_a_thread_alone_and_back(sitting: PaperSitting) -> None:
    sitting.press("view.lanes")
    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(VISIT.id))
    sitting.press("thread.alone")

    assert sitting.session.view is View.STREAM
    assert sitting.here == VISIT.title
    assert sitting.session.counts.total == 4
    assert sitting.paper.title_bar.shown[0] == f"thread {name_of(sitting)}"

    sitting.press("thread.alone")

    assert sitting.session.selection == Selection()
    assert sitting.session.counts.total == 7


def test_the_thread_beside_the_story_is_shown_alone_by_choosing_it(sitting: PaperSitting) -> None:
    sitting.send(RelatedList.ThreadChosen())

    assert sitting.session.selection.thread
    assert sitting.session.counts.total == 4


def test_a_story_without_a_thread_says_so(sitting: PaperSitting) -> None:
    sitting.go_to(COMET.title)
    sitting.press("thread.later", "thread.alone", "thread.map", "thread.correct")

    told = "This story is in no thread: no other story is on the same news"
    assert sitting.notices == [told, told, told, f"{told}, and no thread is near it"]
    assert not sitting.window.dialogs


def test_a_drawn_thread_leads_to_a_story_or_to_a_thread_alone(sitting: PaperSitting) -> None:
    sitting.press("thread.storyline")
    assert isinstance(sitting.window.dialog, ThreadPage)
    sitting.answer(("story", DAM.id))
    assert sitting.here == DAM.title

    sitting.press("thread.map")
    other = sitting.ask(lambda archive: archive.threads.position(BEGUN.id).thread.id)
    sitting.answer(("thread", other))
    assert sitting.session.selection == Selection(thread=other)
    assert sitting.here == REACHED.title

    sitting.press("thread.storyline")
    sitting.answer(None)
    assert sitting.here == REACHED.title


def test_a_drawing_that_comes_after_one_moved_on_is_not_opened(sitting: PaperSitting) -> None:
    sitting.on.threads.draw("line")
    sitting.paper.timeline.go_to_day(SIGNED.published.first_day.toordinal())
    sitting.settle()

    assert not sitting.window.dialogs


def choose(sitting: PaperSitting, words: str) -> None:
    sitting.press("thread.correct")
    choice = sitting.window.dialog
    assert isinstance(choice, Choice)
    sitting.answer(next(at for at, offer in enumerate(choice._offers) if words in offer.text))


def test_a_thread_is_renamed_in_the_line(sitting: PaperSitting) -> None:
    choose(sitting, "Rename the thread")
    assert sitting.session.purpose is Purpose.THREAD
    assert sitting.paper.prompt.text == name_of(sitting)
    sitting.send(Prompt.Submitted("thread", "River quarrel"))

    assert sitting.session.purpose.value == ""
    assert name_of(sitting) == "River quarrel"
    assert sitting.session.position is not None
    assert sitting.session.position.thread.name == "River quarrel"
    assert sitting.notices == ["Thread: River quarrel, 4 stories · U takes it back\nDateline keeps to this for later stories"]


def test_a_story_is_taken_out_while_its_thread_is_shown_alone(sitting: PaperSitting) -> None:
    sitting.press("thread.alone")
    choose(sitting, "out of the thread")

    assert sitting.session.selection == Selection()
    assert sitting.session.position is None
    assert sitting.here == RULED.title
    assert sitting.notices == ["This story is in no thread now · U takes it back\nDateline keeps to this for later stories"]


def test_a_thread_is_split_and_what_is_left_keeps_its_stories(sitting: PaperSitting) -> None:
    sitting.go_to(VISIT.title)
    choose(sitting, "Split: a new thread")

    mates = sitting.ask(lambda archive: archive.threads.thread(archive.threads.position(SIGNED.id).thread.id)).rows
    assert [row.title for row in mates] == [SIGNED.title, DAM.title]
    assert sitting.session.position is not None
    assert sitting.session.position.nth == 1


def test_nothing_chosen_changes_nothing(sitting: PaperSitting) -> None:
    sitting.press("thread.correct")
    sitting.answer(None)

    assert not sitting.notices


def test_why_tells_of_the_thread_too(sitting: PaperSitting) -> None:
    sitting.press("story.why")

    panel = sitting.window.dialog
    assert isinstance(panel, WhyPanel)
    assert panel._why.thread is not None
    assert panel._why.thread.thread.name == name_of(sitting)


def test_the_name_of_a_thread_that_one_comes_back_to_is_asked_for(sitting: PaperSitting) -> None:
    sitting.press("thread.alone")
    thread = sitting.session.selection.thread
    sitting.press("trail.back")
    sitting.go_to(COMET.title)
    sitting.on.status.name_thread(0, "")
    sitting.on.browse.select(Selection(thread=thread), None)
    sitting.settle()

    assert sitting.paper.title_bar.shown[0] == f"thread {name_of(sitting)}"
