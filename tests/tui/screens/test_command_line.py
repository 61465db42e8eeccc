"""What a line of the command line means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.command_line import Command, Named, nearest, understood
from tui.screens.timeline.runnables import Runnable, matching

NAMED = [Named(key.id, key.tooltip) for key in TABLE]
TODAY = date(2025, 6, 18)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("q", Command("run", "screen.back")),
        (":quit", Command("run", "screen.back")),
        ("w notes.md", Command("w", "notes.md")),
        ("save  my notes.md ", Command("w", "my notes.md")),
        ("2025-06", Command("date", "2025-06")),
        ("June 2025", Command("date", "June 2025")),
        ("go june 2025", Command("date", "june 2025")),
        ("/indus treaty", Command("/", "indus treaty")),
        ("find indus", Command("/", "indus")),
        ("theme Water", Command("theme", "Water")),
        ("set density compact", Command("set", "density compact")),
        ("colors light", Command("colours", "light")),
        ("story.star", Command("run", "story.star")),
        ("star", Command("run", "story.star")),
        ("copy title", Command("run", "story.copy-title")),
        ("Your feeds", Command("run", "feeds.show")),
        ("theme", Command("theme", "")),
        ("w", Command("run", "stories.save")),
        ("q!", Command("run", "screen.back")),
        ("messages", Command("run", "view.notices")),
        ("bogus", Command("", "")),
        ("", Command("", "")),
    ],
)
def test_a_line_means(line: str, command: Command) -> None:
    assert understood(line, NAMED, TODAY) == command


def test_every_key_is_run_by_its_id_and_by_its_words() -> None:
    for one in NAMED:
        assert understood(one.id, NAMED, TODAY) == Command("run", one.id)
        assert understood(one.words, NAMED, TODAY) == Command("run", one.id)


@given(st.text(max_size=30))
def test_any_line_is_answered(line: str) -> None:
    assert isinstance(understood(line, NAMED, TODAY), Command)
    nearest(line, NAMED)


def test_what_was_likely_meant_is_named() -> None:
    assert nearest("thme water", NAMED) == "theme"
    assert nearest("story.sta", NAMED) == "story.star"
    assert nearest("", NAMED) == ""


def test_what_has_the_words_is_found_and_if_nothing_has_what_nearly_does() -> None:
    offered = [Runnable(words, words, "command", print) for words in ("Restart feeds", "Star the story", "Stories of a star")]

    assert [one.words for one in matching("star", offered, 9)] == ["Star the story", "Stories of a star", "Restart feeds"]
    assert matching("stry", offered, 9)[0].words == "Star the story"
    assert [one.words for one in matching("", offered, 2)] == ["Restart feeds", "Star the story"]
