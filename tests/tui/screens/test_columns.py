"""How the window is divided between the timeline, the story, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.timeline.columns import LEAST_STORY, LEAST_TIMELINE, WIDE, divide, move_split
from tui.screens.timeline.session import Session

BROWSING = Session(belonging=24)
READING = replace(BROWSING, reading=True)


@pytest.mark.parametrize(
    ("width", "height", "text"), [(80, 24, 16), (60, 16, 11), (103, 30, 20), (40, 12, 10)], ids=["80", "60", "103", "40"]
)
def test_a_story_that_is_read_alone_keeps_room_for_its_text(width: int, height: int, text: int) -> None:
    alone = divide(replace(READING, narrow=True), width, height)

    assert height - 2 - alone.beneath >= text


def test_what_belongs_takes_the_lines_that_it_needs_and_folds_away_without_any() -> None:
    assert divide(replace(BROWSING, belonging=3), 120, 40).beneath == 4
    assert divide(BROWSING, 120, 40).beneath == 13
    assert divide(replace(BROWSING, belonging=0), 120, 40).beneath == 0
    assert divide(replace(BROWSING, belongs=False), 120, 40).beneath == 0


def test_a_wide_window_has_three_columns_which_stay_where_they_are_whatever_belongs() -> None:
    wide = divide(BROWSING, 200, 50)

    assert (wide.three, wide.column, wide.aside, wide.beneath) == (True, 118, 41, 0)
    assert divide(replace(BROWSING, belonging=0), 200, 50) == wide
    assert divide(replace(BROWSING, belongs=False), 200, 50).column == 77


def test_the_whole_window_is_the_storys_until_what_belongs_is_asked_for() -> None:
    whole = replace(READING, whole=True)

    assert divide(whole, 200, 50) == (True, 0, 0, 0)
    assert divide(replace(whole, belongs_whole=True), 200, 50).aside == 41
    assert divide(replace(whole, belongs_whole=True), 80, 24).beneath == 6


@given(st.integers(WIDE, 400), st.lists(st.integers(-80, 80), max_size=8), st.booleans())
def test_however_the_split_is_moved_both_keep_their_room(width: int, moves: list[int], shown: bool) -> None:
    now = replace(BROWSING, belongs=shown)
    for by in moves:
        now = replace(now, split=move_split(now, width, by))
    there = divide(now, width, 40)

    assert width - there.column >= LEAST_TIMELINE
    assert there.column - there.aside >= LEAST_STORY
    assert divide(replace(now, split=move_split(now, width, 0)), width, 40) == there
