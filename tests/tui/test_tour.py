"""The first minutes: three things to do on the stories that are there, told at the foot; skipped by Escape, and offered once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.paths import Paths
from tests.tui import test_screen
from tests.tui.test_screen import Person, Sit
from tui.state.opened_archive import OpenedArchive, open_where_left
from tui.widgets.status_bar import StatusBar

sit = test_screen.sit


def as_first(folder: Path | None) -> OpenedArchive:
    """Open an archive as if it had been made just now."""
    return replace(open_where_left(folder), fresh=True)


def foot(person: Person) -> str:
    bar = person.app.screen_stack[1].query_one(StatusBar)
    bar.hush()
    return str(bar.render())


async def test_the_tour_goes_on_as_things_are_done_and_is_offered_once(sit: Sit) -> None:
    async with sit(opening=as_first) as person:
        assert "Tour 1/3: j and k go from story to story" in foot(person)
        await person.press("k", "enter")
        assert "Tour 2/3: Esc goes back to the timeline; then type /remitances" in foot(person)
        await person.press("escape", "slash")
        assert "Tour 2/3" in foot(person)
        await person.type("remitances")
        await person.press("enter")
        assert person.here == "Remittances reach a record"
        assert "Tour 3/3" in foot(person)
        await person.press("minus")
        assert person.told[-1] == "That was the tour · ? shows every key, :tour begins it again"
        assert "Tour" not in foot(person)

    async with sit(opening=as_first) as person:
        assert "Tour" not in foot(person)
        await person.press("f2")
        assert "Tour 1/3" in foot(person)


async def test_escape_skips_the_tour_where_there_is_nothing_to_go_back_from(sit: Sit) -> None:
    async with sit(60, 16, opening=as_first) as person:
        assert foot(person).startswith("Tour 1/3: j k move, ↵ reads a story (Esc skips)")
        await person.press("escape")
        assert person.told[-1].startswith("The tour is over")
        assert "Tour" not in foot(person)
    assert (Paths.find().config / "toured").exists()


async def test_who_has_an_archive_already_is_shown_no_tour(sit: Sit) -> None:
    async with sit(opening=open_where_left) as person:
        assert "Tour" not in foot(person)
