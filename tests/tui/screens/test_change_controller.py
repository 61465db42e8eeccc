"""Changes are told with how to take them back, and taken back one after another; many stories are read, one is removed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.api.views import Selection
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice

sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (each.title for each in STORIES)


def unread(sitting: PaperSitting) -> int:
    return int(sitting.ask(lambda archive: archive.counts(Selection()).unread))


def undo_of_arrivals(sitting: PaperSitting) -> None:
    """Forget that the stories came, so that only what the person does here can be taken back."""
    steps = sitting.ask(lambda archive: archive._writer().record.steps)
    for step in list(steps.recent(10)):
        steps.drop(step.number)


@pytest.mark.parametrize(
    ("key", "told", "undone"),
    [
        ("story.star", "Starred", "star on"),
        ("story.toggle-read", "Marked read", "marked read"),
    ],
)
def test_a_mark_says_how_to_take_it_back_and_goes(sitting: PaperSitting, key: str, told: str, undone: str) -> None:
    before = sitting.row
    sitting.press(key)
    assert sitting.notices == [f"{told} · U takes it back"]
    assert sitting.row != before

    sitting.press("change.undo")

    assert sitting.notices[-1].startswith("Took back: ")
    assert undone in sitting.notices[-1]
    assert sitting.row == before
    assert sitting.session.counts.unread == 5


def test_a_story_that_is_read_by_opening_it_is_not_what_is_taken_back(sitting: PaperSitting) -> None:
    sitting.press("story.star")
    sitting.on.story.read(STORIES[4].id)
    sitting.settle()
    sitting.press("change.undo")

    assert "star on" in sitting.notices[-1]
    assert sitting.row is not None
    assert (sitting.row.starred, sitting.row.read) == (False, True)


def test_the_person_is_taken_to_where_the_change_was(sitting: PaperSitting) -> None:
    sitting.go_to(TREATY)
    sitting.press("story.star")
    sitting.go_to(RESERVOIR)
    sitting.press("change.undo")

    assert sitting.here == TREATY
    sitting.press("trail.back")
    assert sitting.here == RESERVOIR


def test_a_removed_story_makes_way_for_the_next_and_stands_again(sitting: PaperSitting) -> None:
    sitting.go_to(ENVOYS)
    sitting.press("story.remove")

    assert sitting.notices[-1] == f"Removed “{ENVOYS}” · U takes it back"
    assert sitting.here == RECORD
    assert ENVOYS not in sitting.titles
    assert sitting.session.counts.total == 4

    sitting.press("change.undo")
    assert sitting.here == ENVOYS
    assert sitting.session.counts.total == 5
    assert sitting.paper.story.title == ENVOYS


def test_where_the_newest_stand_at_the_top_the_next_one_is_the_older(sitting: PaperSitting) -> None:
    sitting.press("view.reverse")
    sitting.go_to(RECORD)
    sitting.press("story.remove")
    assert sitting.here == ENVOYS

    sitting.go_to(TREATY)
    sitting.press("story.remove")
    assert sitting.here == ENVOYS


def test_the_last_story_can_be_removed_too(sitting: PaperSitting) -> None:
    for _ in STORIES:
        sitting.press("story.remove")

    assert sitting.titles == []
    sitting.press("story.remove", "stories.mark-read", "unread.next")
    assert sitting.notices[-1] == "Unread stories: none"
    for _ in STORIES:
        sitting.press("change.undo")
    assert len(sitting.titles) == 5


def test_all_that_is_shown_is_read_as_one_step(sitting: PaperSitting) -> None:
    sitting.go_to(TREATY)
    sitting.press("story.toggle-read")
    sitting.room.change(replace(sitting.session, selection=Selection(words="river | treaty | record ")))
    shown = len(sitting.titles)
    sitting.press("stories.mark-read")

    assert sitting.notices[-1] == f"{shown - 1} {'story' if shown == 2 else 'stories'} marked read · U takes it back"
    assert unread(sitting) == 5 - shown
    sitting.press("stories.mark-read")
    assert sitting.notices[-1] == "Unread stories: none"

    sitting.press("change.undo")
    assert unread(sitting) == 4


def test_added_stories_are_removed_only_when_that_is_asked_for_twice(sitting: PaperSitting) -> None:
    more = [story("Lighthouse lit again", "2025-07-01"), story("Keeper tells of the storm", "2025-07-02")]
    sitting.ask(lambda archive: archive.add(more))
    sitting.on.disk.refresh()
    sitting.settle()
    sitting.press("change.undo")

    assert sitting.notices[-1].startswith("U again removes the 2 stories added at ")
    assert more[0].title in sitting.titles
    sitting.press("story.star", "change.undo", "change.undo")
    assert more[0].title in sitting.titles  # asked again, as something else was done meanwhile
    sitting.press("change.undo")
    assert more[0].title not in sitting.titles


def test_with_nothing_done_there_is_nothing_to_take_back(sitting: PaperSitting) -> None:
    undo_of_arrivals(sitting)
    sitting.press("change.undo")

    assert sitting.notices == ["Nothing to take back"]


def test_the_next_unread_story_is_looked_for_from_the_first_again(sitting: PaperSitting) -> None:
    sitting.go_to(ODD)
    sitting.press("unread.next")
    assert (sitting.here, sitting.notices[-1]) == (TREATY, "Unread stories: none after this one; this is the first")
    sitting.press("unread.previous")
    assert (sitting.here, sitting.notices[-1]) == (ODD, "Unread stories: none before this one; this is the last")

    sitting.press("stories.mark-read", "unread.next")
    assert sitting.notices[-1] == "Unread stories: none"
    sitting.press("story.toggle-read", "unread.next")
    assert sitting.notices[-1] == "Unread stories: none but this one"


def test_a_merged_thread_is_two_again_beside_the_story(sitting: PaperSitting) -> None:
    sitting.ask(lambda archive: archive.threads.join(STORIES[0].id, STORIES[1].id))
    sitting.go_to(TREATY)
    sitting.press("thread.correct")
    offered = sitting.window.dialog
    assert isinstance(offered, Choice)
    sitting.answer(
        next(at for at, offer in enumerate(offered._offers) if "another thread" in offer.text or "out of" in offer.text)
    )
    assert "U takes it back" in sitting.notices[-1]

    sitting.press("change.undo")

    assert sitting.session.position is not None
    assert sitting.session.position.thread.count == 3


def test_a_theme_that_was_corrected_is_dateline_s_own_again(sitting: PaperSitting) -> None:
    before = sitting.row
    assert before is not None
    other = next(key for key in sitting.session.themes if key != before.theme)
    sitting.on.story.mark(before, "Theme: another", theme=other)
    sitting.settle()
    assert sitting.notices == ["Theme: another · U takes it back"]

    sitting.press("change.undo")

    assert sitting.row == before
