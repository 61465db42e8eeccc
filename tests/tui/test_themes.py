"""Themes on the screen: made from what is shown, taught by corrections, and followed wherever they are changed."""

from __future__ import annotations

from store.paths import Paths
from tests.conftest import Archives
from tests.store.folder.test_learning import HARBOURS, TOWNS, cable, correct, other
from tests.tui import test_screen
from tests.tui.test_screen import Person, Sit
from tests.tui.test_watch_lists import listed
from tui.widgets.prompt import Prompt

CABLES = [cable(harbour, day) for day, harbour in enumerate(HARBOURS, 1)]
OTHERS = [other(town, day) for day, town in enumerate(TOWNS, 1)]
"""Eight stories of sea cables and twelve of schools; all twenty are technology by their words."""
sit = test_screen.sitting_before([*test_screen.STORIES, *CABLES, *OTHERS])


async def search(person: Person, words: str) -> None:
    await person.press("slash")
    await person.type(words)
    await person.press("enter")


async def sort(person: Person, open_folder: Archives) -> None:
    """Do what the process behind the screen does, and let the screen look again."""
    open_folder().understand()
    person.screen.controllers.disk.look_again()
    await person.settle()


async def test_a_theme_is_made_from_a_search(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await search(person, "submarine cable")
        await person.press("K")
        assert person.screen.query_one(Prompt).display
        await person.type("Sea cables")
        await person.press("enter")
        assert not person.screen.query_one(Prompt).display
        assert any(note.startswith("New theme “Sea cables”, known by: ") for note in person.told)
        await sort(person, open_folder)
        await person.press("T")
        assert "Sea cables  8 stories" in listed(person)
        await person.press("escape", "w")
        assert "Theme: Sea cables" in person.panel
        assert "cable" in person.panel
    assert open_folder().refresh().pending == 0


async def test_a_theme_is_made_from_what_was_narrowed_to(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "grave_accent", "K")
        assert person.screen.query_one(Prompt).display


async def test_a_theme_of_everything_is_none(sit: Sit) -> None:
    async with sit() as person:
        await person.press("K")
        assert not person.screen.query_one(Prompt).display
        assert any("All stories are shown" in note for note in person.told)


async def test_names_that_can_not_be_given_are_refused_in_the_line(sit: Sit) -> None:
    async with sit() as person:
        await search(person, "submarine cable")
        await person.press("K", "enter")
        note = person.screen.query_one("#prompt-note")
        assert "a theme needs a name" in str(note.render())
        await person.type("water")
        assert "there is a theme “Water” already" in str(note.render())
        await person.press("enter")
        assert person.screen.query_one(Prompt).display
        await person.press("escape")
        assert not person.screen.query_one(Prompt).display
        assert person.screen.session.search is not None
    assert not (Paths.find().config / "themes.toml").exists()


async def test_a_theme_that_the_shell_made_appears(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        open_folder().themes.make("[b]Sea[/b] cables", [cable(harbour, 1).id for harbour in HARBOURS])
        await sort(person, open_folder)
        await person.press("T")
        assert "[b]Sea[/b] cables  8 stories" in listed(person)


async def test_corrections_teach_and_w_says_so(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await search(person, "submarine cable reaches chennai")
        correct(open_folder(), HARBOURS[:4])
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert person.here == "Submarine cable reaches Chennai"
        await person.press("w")
        assert "Theme: Economy" in person.panel
        assert "Learned from 4 corrections: " in person.panel
        await person.press("c")
        assert any("learned from 4 corrections: " in line for line in listed(person))
