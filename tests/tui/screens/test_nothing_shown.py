"""Where no story is shown, it is said why and what to do next."""

from __future__ import annotations

from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.nothing_words import nothing_words
from tui.screens.timeline.session import Session
from tui.terminal.keymap import Keymap

sitting = paper_sitting(STORIES)


def test_a_search_without_a_match_says_so_and_what_to_try(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.type("zzyzzx")

    first, *rest = sitting.paper.timeline.nothing.split("\n")
    assert first == "No story matches “zzyzzx”"
    assert rest == ["Try fewer words, or other ones; misspelled ones are found too"]


def test_where_nothing_is_starred_or_unread_the_way_out_is_told(sitting: PaperSitting) -> None:
    sitting.press("filter.state", "filter.state")

    assert sitting.paper.timeline.nothing.split("\n") == [
        "No stories here: all themes · starred",
        "s stars a story; f shows all again",
        "Esc goes back to what was shown before",
    ]


def test_an_archive_without_stories_says_how_they_come_with_the_keys_that_the_person_chose() -> None:
    lines = nothing_words(Session(), "all themes", Keymap({"story.add": "ctrl+y"})).split("\n")

    assert lines[0] == "No stories yet"
    assert lines[1].startswith("ctrl+y adds some: ")
    assert lines[2].startswith("F follows feeds")
