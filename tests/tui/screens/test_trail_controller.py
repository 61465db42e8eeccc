"""Jumping, the way back, and letters that mark stories."""

from __future__ import annotations

from dataclasses import replace

from store.api.views import Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice
from tui.dialogs.letter_prompt import LetterPrompt
from tui.widgets.histogram import Histogram
from tui.widgets.related_list import RelatedList

sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def test_a_jump_leaves_a_trace_and_back_and_forward_lead_along_it(sitting: PaperSitting) -> None:
    sitting.send(RelatedList.Chosen(STORIES[0].id))
    assert sitting.here == TREATY
    assert sitting.paper.timeline.focused

    sitting.press("trail.back")
    assert sitting.here == ODD
    sitting.press("trail.back")
    assert sitting.notices == ["The trail begins here"]
    sitting.press("trail.forward")
    assert sitting.here == TREATY
    sitting.press("trail.forward")
    assert sitting.notices[-1] == "The trail ends here"


def test_a_related_story_is_read_on_where_there_is_one_column(sitting: PaperSitting) -> None:
    sitting.room.change(replace(sitting.session, narrow=True, reading=True))
    sitting.send(RelatedList.Chosen(STORIES[0].id))

    assert sitting.paper.story.focused
    assert sitting.paper.story.title == TREATY


def test_back_brings_the_search_and_the_filters_back(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    sitting.on.trail.jump(STORIES[3].id)
    sitting.settle()
    assert sitting.here == RESERVOIR
    assert sitting.session.search is None
    assert sitting.session.selection == Selection()

    sitting.press("trail.back")
    assert sitting.here in (TREATY, ENVOYS)
    assert sitting.session.search is not None
    assert sitting.session.search.words == "treaty"
    assert len(sitting.titles) == 2


def test_a_click_on_the_histogram_goes_to_that_time(sitting: PaperSitting) -> None:
    sitting.send(Histogram.Chosen(STORIES[1].published.first_day.toordinal()))

    assert sitting.here == ENVOYS
    assert [stop.title for stop in sitting.session.trail.behind] == [ODD]


def test_the_trail_is_listed_and_leads_anywhere_on_it(sitting: PaperSitting) -> None:
    sitting.press("trail.show")
    assert sitting.notices == ["The trail is empty: it begins with your first jump, such as ] or a search"]

    for at in (0, 1, 2):
        sitting.on.trail.jump(STORIES[at].id)
        sitting.settle()
    sitting.press("trail.show")
    assert isinstance(sitting.window.dialog, Choice)
    sitting.answer(1)
    assert sitting.here == TREATY
    assert [stop.title for stop in sitting.session.trail.behind] == [ODD]
    assert [stop.title for stop in sitting.session.trail.ahead] == [RECORD, ENVOYS]

    sitting.press("trail.show")
    sitting.answer(None)
    assert sitting.here == TREATY


def test_a_marked_story_is_gone_to_by_its_letter(sitting: PaperSitting) -> None:
    sitting.press("bookmark.set")
    assert isinstance(sitting.window.dialog, LetterPrompt)
    sitting.answer("a")
    assert sitting.notices == ["Bookmarked under a: 'a comes back here · U takes it back"]
    assert sitting.ask(lambda archive: dict(archive.jumps())) == {"a": STORIES[4].id}

    sitting.go_to(TREATY)
    sitting.press("bookmark.go")
    sitting.answer("a")
    assert sitting.here == ODD

    sitting.press("bookmark.go")
    sitting.answer("'")
    assert sitting.here == TREATY


def test_a_letter_typed_before_the_mark_is_written_leads_there_all_the_same(sitting: PaperSitting) -> None:
    sitting.on.trail.mark_jump()
    sitting.window.answer("q")
    sitting.on.trail.jump_to_mark()
    sitting.window.answer("q")
    sitting.settle()

    assert sitting.here == ODD
    assert not any("No story" in notice for notice in sitting.notices)


def test_a_letter_that_marks_nothing_says_so(sitting: PaperSitting) -> None:
    sitting.press("bookmark.go")
    sitting.answer("z")

    assert sitting.notices == ["There is no bookmark z; mz sets one"]


def test_no_letter_marks_nothing(sitting: PaperSitting) -> None:
    for answer in (None, "'"):
        sitting.press("bookmark.set")
        sitting.answer(answer)

    assert sitting.ask(lambda archive: dict(archive.jumps())) == {}


def test_a_drag_along_the_histogram_leaves_one_trace_where_it_began(sitting: PaperSitting) -> None:
    sitting.send(Histogram.Chosen(STORIES[1].published.first_day.toordinal()))
    sitting.send(Histogram.Chosen(STORIES[0].published.first_day.toordinal(), dragged=True))

    assert sitting.here == TREATY
    assert [stop.title for stop in sitting.session.trail.behind] == [ODD]
