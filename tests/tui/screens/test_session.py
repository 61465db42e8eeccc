"""The session is one frozen value, and the mode follows from it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from store.api.views import Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.search_session import SearchSession
from tui.screens.timeline.session import Mode, Purpose, Session, View

sitting = paper_sitting(STORIES)
SEARCHING = SearchSession(Selection(), None)


@pytest.mark.parametrize(
    ("session", "mode"),
    [
        (Session(), Mode.BROWSING),
        (Session(view=View.LANES), Mode.LANES),
        (Session(view=View.LANES, selection=Selection(thread=3)), Mode.FOLLOWING),
        (Session(selection=Selection(thread=3), search=SEARCHING), Mode.SEARCHING),
        (Session(search=SEARCHING, reading=True), Mode.READING),
        (Session(search=SEARCHING, reading=True, purpose=Purpose.SEARCH), Mode.ASKING),
        (Session(reading=True, purpose=Purpose.DATE), Mode.DATING),
        (Session(reading=True, purpose=Purpose.WATCH), Mode.NAMING),
        (Session(reading=True, writing=True), Mode.WRITING),
        (Session(purpose=Purpose.THREAD), Mode.NAMING),
        (Session(purpose=Purpose.THEME), Mode.NAMING),
    ],
)
def test_the_nearest_thing_a_person_is_about_is_the_mode(session: Session, mode: Mode) -> None:
    assert session.mode is mode


def test_the_screen_is_told_whenever_another_session_takes_the_place_of_the_last(sitting: PaperSitting) -> None:
    before = len(sitting.told)
    sitting.room.change(replace(sitting.session, reading=True))
    sitting.room.change(replace(sitting.session, view=View.LANES))

    assert [(one.reading, one.view) for one in sitting.told[before:]] == [(True, View.STREAM), (True, View.LANES)]
    assert sitting.session is sitting.told[-1]


def test_nothing_can_be_changed_in_a_session() -> None:
    with pytest.raises(FrozenInstanceError):
        Session().reading = True  # type: ignore[misc]
