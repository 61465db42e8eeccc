"""Words are found within the story that is read, and the key that found them ends it too."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.session import Mode
from tui.widgets.prompt import Prompt
from tui.widgets.story.story_view import StoryView

ENVOYS = STORIES[1]
TALKS = replace(ENVOYS, body=("They talk of rivers.", "Then they talk of rain, and talk on."))
sitting = paper_sitting([*STORIES[:1], TALKS, *STORIES[2:]])


def reading(sitting: PaperSitting) -> None:
    sitting.go_to(TALKS.title)
    sitting.on.story.read(TALKS.id)
    sitting.settle()
    sitting.on.find.ask()


def test_words_are_found_as_they_are_typed_and_gone_through_with_a_word_at_the_end(sitting: PaperSitting) -> None:
    reading(sitting)
    assert sitting.paper.prompt.purpose == "find"
    sitting.type("talk")
    assert sitting.paper.prompt.said == "1 of 3"
    sitting.send(Prompt.MatchStepped(1))
    assert sitting.paper.prompt.said == "2 of 3"

    sitting.enter("talk")
    assert sitting.paper.story.focused
    assert sitting.session.mode is Mode.FOUND
    for by, told in ((1, "2 of 3"), (1, "3 of 3"), (1, "1 of 3 · round to the first"), (-1, "3 of 3 · round to the last")):
        sitting.send(StoryView.FoundStepped(by))
        assert sitting.paper.status_bar.message == f"“talk” {told}"


def test_escape_ends_it_and_leaves_one_where_one_is(sitting: PaperSitting) -> None:
    reading(sitting)
    sitting.enter("talk")
    sitting.paper.story.top = 7
    sitting.press("screen.leave")

    assert sitting.session.finding == ""
    assert sitting.session.reading
    assert sitting.paper.story.wanted == ""
    assert sitting.paper.story.top == 7
    assert sitting.paper.status_bar.message == ""


def test_leaving_the_line_goes_back_to_where_one_read(sitting: PaperSitting) -> None:
    sitting.paper.story.top = 5
    reading(sitting)
    sitting.type("talk")
    sitting.paper.story.top = 9
    sitting.leave()

    assert sitting.paper.story.top == 5
    assert sitting.paper.story.focused


def test_what_is_not_in_the_story_is_said_and_the_line_stays_open(sitting: PaperSitting) -> None:
    reading(sitting)
    sitting.enter("glacier")

    assert sitting.paper.prompt.said == "Not in this story"
    assert sitting.paper.prompt.purpose == "find"


def test_another_story_is_read_without_the_words(sitting: PaperSitting) -> None:
    reading(sitting)
    sitting.enter("talk")
    sitting.press("unread.next")

    assert sitting.session.finding == ""
