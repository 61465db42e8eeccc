"""The next sitting begins where the last one was left."""

from __future__ import annotations

from functools import partial

import pytest

from store.api.views import Selection
from tests.conftest import Archives, story
from tests.tui import test_screen
from tests.tui.test_screen import STORIES, Sit
from tui.screens.timeline.session import View
from tui.state.kept_place import load_place, place_file
from tui.state.opened_archive import open_where_left
from tui.widgets.prompt import Prompt

sit = test_screen.sit
as_left = open_where_left


async def test_a_story_and_the_trail_are_taken_up_again_and_fresh_begins_as_new(sit: Sit) -> None:
    async with sit(opening=as_left) as person:
        assert person.here == STORIES[4].title
        await person.press("home", "grave_accent")  # its theme alone
        shown = person.screen.session.selection
        await person.press("p", "enter")  # the stories of a name, and a place on the trail
        await person.press("escape")
        here, trail = person.here, person.screen.session.trail

    async with sit(opening=as_left) as person:
        assert person.here == here
        assert person.reads == here
        assert person.screen.session.selection == shown
        assert person.screen.session.trail == trail

    async with sit(opening=partial(as_left, fresh=True)) as person:
        assert person.here == STORIES[4].title
        assert person.screen.session.selection == Selection()


async def test_a_search_is_on_again_with_its_matches_and_escape_leads_to_where_it_began(sit: Sit) -> None:
    async with sit(opening=as_left) as person:
        await person.press("home", "slash")
        await person.type("remitances")
        await person.press("enter")
        assert person.here == "Remittances reach a record"

    async with sit(opening=as_left) as person:
        assert person.here == "Remittances reach a record"
        assert person.screen.session.search is not None
        assert person.screen.session.search.hit is not None
        assert not person.screen.query_one(Prompt).display
        await person.press("n", "escape")
        assert person.screen.session.selection == Selection()
        assert person.here == "Ministers sign a river treaty"


async def test_zoom_and_lanes_are_as_they_were(sit: Sit) -> None:
    async with sit(opening=as_left) as person:
        await person.press("minus", "minus")
        level = person.screen.panes.timeline.zoom_level
    async with sit(opening=as_left) as person:
        assert person.screen.panes.timeline.zoom_level == level
        await person.press("plus", "plus", "v")
    async with sit(opening=as_left) as person:
        assert person.screen.session.view is View.LANES
        await person.press("v")
        assert person.here
        await person.press("V")
    async with sit(opening=as_left) as person:
        assert person.screen.session.view is View.ACROSS


async def test_whoever_stood_on_the_newest_story_begins_on_the_newest(sit: Sit, open_folder: Archives) -> None:
    async with sit(opening=as_left) as person:
        await person.press("home", "end")
    open_folder().add([story("A later story", "2026-01-02")])
    async with sit(opening=as_left) as person:
        assert person.here == "A later story"


async def test_where_the_story_is_gone_the_nearest_in_time_is_stood_on(sit: Sit, open_folder: Archives) -> None:
    async with sit(opening=as_left) as person:
        await person.press("home", "j")
        gone = person.screen.controllers.browse.story_id
        assert gone is not None
    open_folder().remove(gone)
    async with sit(opening=as_left) as person:
        assert person.here in (STORIES[0].title, STORIES[2].title)


@pytest.mark.parametrize(
    "written", [b"{", b'{"form": 1, "selection": {"themes": ["nowhere"]}, "home": null, "behind": [], "ahead": []}']
)
async def test_what_is_of_no_use_is_passed_over_in_silence(sit: Sit, written: bytes) -> None:
    async with sit(opening=as_left) as person:
        await person.press("home")
    place_file(None).write_bytes(written)

    async with sit(opening=as_left) as person:
        assert person.here == STORIES[4].title
        assert person.told == []
    assert load_place(place_file(None)) is not None
