"""The page of themes: hidden, merged, renamed, and made of what stories under Other share."""

from __future__ import annotations

from typing import Unpack

from textual.widgets import OptionList, Static

from store.api.themes import ThemeChanges
from store.api.views import Selection
from tests.conftest import Archives, story
from tests.store.folder.test_theme_suggestions import BEES
from tests.tui import test_screen
from tests.tui.test_screen import Person, Sit
from tui.dialogs.themes_page import ThemesPage

sit = test_screen.sit


def lines(person: Person) -> list[str]:
    """Return the lines of the page, without their bars."""
    page = person.app.screen
    assert isinstance(page, ThemesPage)
    return [" ".join(str(option.prompt).replace("▇", "").split()) for option in page.query_one(OptionList).options]


def said(person: Person) -> str:
    """Return what is said at the foot of the page."""
    return str(person.app.screen.query_one("#themes-about").render())


async def test_the_commonest_theme_stands_first_and_its_stories_are_shown(sit: Sit) -> None:
    async with sit() as person:
        await person.press("ctrl+t")
        shown = lines(person)
        assert shown[0] == "Water 2"
        assert shown[-1].startswith("Other")
        assert "Sport 0" in shown
        await person.press("enter")
        assert person.screen.session.selection == Selection(themes=frozenset({"water"}))


async def test_a_theme_is_renamed_hidden_and_used_again(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("ctrl+t", "r", "ctrl+u")
        await person.type("Rivers")
        await person.press("enter")
        assert lines(person)[0] == "Rivers 2"
        assert "Water is now called Rivers" in said(person)
        await person.press("h")
        assert "Rivers hidden" in lines(person)
        await person.press("escape")
        assert "RIV" in person.text()  # until its stories are sorted anew
        await person.press("ctrl+t")
        open_folder().understand()
        await person.press("escape")
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert "Rivers" not in [theme.name for theme in person.screen.session.themes.values()]
        await person.press("ctrl+t")
        page = person.app.screen
        page.query_one(OptionList).highlighted = lines(person).index("Rivers hidden")
        await person.press("enter")
        assert "It is hidden" in said(person)
        await person.press("h")
        assert any(line.startswith("Rivers ") and "hidden" not in line for line in lines(person))


async def test_numbers_follow_when_stories_are_sorted_anew(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        disk = person.screen.controllers.disk
        await person.press("ctrl+t")
        assert lines(person)[0] == "Water 2"
        await person.press("h")
        archive = open_folder()
        archive.refresh()
        archive.understand()
        disk.look_again()
        await person.settle()
        assert "Water hidden" in lines(person)
        assert sum(int(line.split()[-1]) for line in lines(person) if "hidden" not in line) == archive.counts(Selection()).total


async def test_the_page_opens_on_the_theme_that_is_shown_alone(sit: Sit) -> None:
    async with sit() as person:
        person.screen.controllers.browse.select(Selection(themes=frozenset({"other"})), None)
        await person.settle()
        await person.press("ctrl+t", "m")
        assert "can't be merged" in said(person)
        assert said(person).endswith("in searches theme:other, in commands other")


async def test_bars_fit_into_a_small_window(sit: Sit) -> None:
    async with sit(60, 16) as person:
        await person.press("ctrl+t")
        page = person.app.screen.query_one(OptionList)
        widest = max(len(str(option.prompt)) for option in page.options)
        assert "▇" in str(page.options[0].prompt)
        assert widest <= page.scrollable_content_region.width - 2


async def test_a_theme_is_merged_into_another(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("ctrl+t", "m")
        await person.press("enter")
        assert any(line.startswith("Water in ") for line in lines(person))
        assert "Water is merged into " in said(person)
    assert [theme.key for theme in open_folder().themes.every() if theme.into] == ["water"]


def go_to(person: Person, name: str) -> None:
    """Stand on a theme of the page."""
    at = next(at for at, line in enumerate(lines(person)) if line.startswith(name))
    person.app.screen.query_one(OptionList).highlighted = at


def elsewhere(person: Person, open_folder: Archives, key: str, **changes: Unpack[ThemeChanges]) -> None:
    """Change a theme as another program would, and have the screen look again."""
    archive = open_folder()
    archive.refresh()
    archive.themes.change(key, **changes)
    archive.understand()
    person.screen.controllers.disk.look_again()


async def test_stories_of_merged_themes_are_shown_where_they_stand(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        elsewhere(person, open_folder, "water", into="climate")
        elsewhere(person, open_folder, "climate", into="energy")
        await person.settle()
        await person.press("ctrl+t")
        go_to(person, "Water")
        await person.press("enter")
        await person.settle()
        assert person.screen.session.selection == Selection(themes=frozenset({"energy"}))
        assert person.screen.session.counts.total == 2
        elsewhere(person, open_folder, "energy", hidden=True)
        await person.settle()
        await person.press("ctrl+t")
        go_to(person, "Water")
        await person.press("enter")
        assert "It is merged into Climate, which is not in use; h uses it on its own again" in said(person)


async def test_a_theme_shown_alone_that_goes_elsewhere_is_told(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        person.screen.controllers.browse.select(Selection(themes=frozenset({"water"})), None)
        await person.settle()
        elsewhere(person, open_folder, "water", into="energy")
        await person.settle()
        assert person.screen.session.selection == Selection(themes=frozenset({"energy"}))
        assert "Water is merged into Energy now" in person.told
        elsewhere(person, open_folder, "energy", hidden=True)
        await person.settle()
        assert person.screen.session.selection == Selection()
        assert "Energy is no longer in use; all stories are shown" in person.told


async def test_why_names_a_theme_that_was_just_hidden(sit: Sit) -> None:
    async with sit() as person:
        await person.press("ctrl+t", "h", "escape")
        await person.press("home", "w")
        assert "Theme: Water" in str(person.app.screen.query_one("#dialog Static", Static).render())


async def test_a_theme_renamed_to_its_own_name_stays_as_it_is(sit: Sit) -> None:
    async with sit() as person:
        await person.press("ctrl+t", "r", "enter")
        assert said(person) == "in searches theme:water, in commands water"


async def test_what_can_not_be_is_said_on_the_page(sit: Sit) -> None:
    async with sit() as person:
        await person.press("ctrl+t")
        keys = [line.split()[0] for line in lines(person)]
        person.app.screen.query_one(OptionList).highlighted = keys.index("Other")
        await person.press("h")
        assert "can't be hidden" in said(person)
        await person.press("m")
        assert "can't be merged" in said(person)
        person.app.screen.query_one(OptionList).highlighted = 0
        await person.press("r", "ctrl+u")
        await person.type("Economy")
        await person.press("enter")
        assert "there is a theme “Economy” already" in said(person)


async def test_the_small_set_is_chosen(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("ctrl+t", "s", "j", "enter")
        assert "Sport hidden" in lines(person)
    assert "sport" not in [theme.key for theme in open_folder().themes.all()]


async def test_a_theme_is_made_of_what_stories_under_other_share(sit: Sit, open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story(title, f"2025-05-{day:02}", text) for day, (title, text) in enumerate(BEES, 1)])
    archive.understand()
    async with sit() as person:
        person.screen.controllers.browse.select(Selection(themes=frozenset({"other"})), None)
        await person.settle()
        await person.press("K")
        assert person.app.screen.query_one(OptionList).border_title == "Choose which stories of Other become a theme"
        await person.press("enter", "ctrl+u")
        await person.type("Bees")
        await person.press("enter")
        assert any(note.startswith("New theme “Bees”") for note in person.told)
    archive = open_folder()
    archive.refresh()
    archive.understand()
    assert archive.counts(Selection()).themes["bees"] == 5
