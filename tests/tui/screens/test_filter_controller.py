"""Filters added by choosing and removed again, and the names of a story."""

from __future__ import annotations

from tests.conftest import story
from tests.store.threads.followed_stories import MATTERS
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice
from tui.dialogs.filter_picker import FilterPicker

sitting = paper_sitting(STORIES)
threads = paper_sitting(MATTERS)
nameless = paper_sitting([story("it rains again", "2025-01-01", "it rained all day and all night.")])
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def narrow(sitting: PaperSitting, field: str, value: str) -> None:
    sitting.press("filter.add")
    sitting.answer((field, value))


def test_a_chosen_place_narrows_and_widening_takes_it_off_again(sitting: PaperSitting) -> None:
    sitting.go_to(ENVOYS)
    narrow(sitting, "place", "LAHORE")

    assert sitting.titles == [ENVOYS]
    assert sitting.here == ENVOYS
    assert sitting.session.search is not None

    sitting.press("filter.remove")

    assert sitting.session.search is None
    assert sitting.here == ENVOYS
    assert len(sitting.titles) == 5


def test_what_was_narrowed_to_last_is_taken_off_first(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    narrow(sitting, "place", "LAHORE")
    assert sitting.titles == [ENVOYS]

    sitting.press("filter.remove")
    assert sitting.titles == [TREATY, ENVOYS]

    sitting.press("filter.remove")
    assert sitting.notices == ["This search has no filter; Esc ends it"]
    assert sitting.titles == [TREATY, ENVOYS]


def test_a_theme_alone_is_widened_too(sitting: PaperSitting) -> None:
    sitting.press("lane.alone")
    assert sitting.session.selection.themes
    sitting.press("filter.remove")
    assert not sitting.session.selection.themes
    sitting.press("filter.remove")
    assert sitting.notices == ["There is no filter; b adds one"]


def test_the_picker_is_filled_with_what_is_shown_while_it_is_open(sitting: PaperSitting) -> None:
    sitting.press("filter.add")
    assert isinstance(sitting.window.dialog, FilterPicker)
    sitting.answer(None)

    assert sitting.session.search is None

    sitting.on.filters.choose()
    sitting.window.answer(None)  # closed before the answer comes
    sitting.settle()


def test_a_name_of_the_story_leads_to_all_stories_that_give_it(threads: PaperSitting) -> None:
    threads.press("story.names")
    choice = threads.window.dialog
    assert isinstance(choice, Choice)
    offers = [offer.text for offer in choice._offers]
    at = next(at for at, offer in enumerate(offers) if "Alder River Compact" in offer)
    threads.answer(at)

    assert threads.session.counts.total == 4
    assert len(threads.session.trail.behind) == 1
    threads.press("trail.back")
    assert threads.session.counts.total == len(MATTERS)


def test_no_name_chosen_changes_nothing(threads: PaperSitting) -> None:
    threads.press("story.names")
    threads.answer(None)

    assert threads.session.search is None
    assert not threads.session.trail.behind


def test_names_that_come_after_one_moved_on_are_not_offered(threads: PaperSitting) -> None:
    threads.on.filters.names()
    threads.paper.timeline.go_to_day(MATTERS[0].published.first_day.toordinal())
    threads.settle()

    assert not threads.window.dialogs


def test_a_story_without_names_says_so(nameless: PaperSitting) -> None:
    nameless.press("story.names")

    assert nameless.notices == ["No names were found in this story"]
