"""Filtering what is shown by a theme, a place or a source, and removing the filter again."""

from __future__ import annotations

import pytest

from tests.conftest import Archives, story
from tests.tui import test_screen
from tests.tui.test_screen import Person, Sit
from tui.dialogs.filter_picker import FilterPicker
from tui.widgets.facet_list import FacetList
from tui.widgets.histogram import Histogram
from tui.widgets.prompt import Prompt
from tui.widgets.title_bar import TitleBar

sit = test_screen.sit


def groups(person: Person) -> list[list[str]]:
    """Return the names and numbers that each group shows."""
    assert isinstance(person.app.screen, FilterPicker)
    shown = [[each.render_line(y).text for y in range(len(each.facets))] for each in person.app.screen.query(FacetList)]
    return [[" ".join(line.strip("▌ ▇").split()) for line in lines] for lines in shown]


def title_bar(person: Person) -> str:
    return " ".join(person.screen.query_one(TitleBar).render().plain.split())


async def test_a_search_is_narrowed_to_a_place_and_widened_again(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("treaty")
        await person.press("enter", "b")
        assert groups(person)[1] == ["Islamabad 1", "Lahore 1"]
        await person.press("l", "j", "enter")
        assert person.here == "Envoys return for talks"
        assert "Ministers sign" not in person.text()
        assert not person.screen.query_one(Prompt).display
        assert title_bar(person) == "Dateline ≈ place “Lahore”, treaty 1 story · 1 unread ? help"
        assert person.screen.session.counts.total == 1
        await person.press("B")
        assert person.here == "Envoys return for talks"
        assert "Ministers sign" in person.text()
        assert person.screen.session.search is not None
        await person.press("escape")
        assert "Reservoir" in person.text()


async def test_narrowing_while_browsing_starts_a_search_and_stays_on_the_story(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "b")
        assert sorted(groups(person)[0]) == ["Digital finance 1", "Diplomacy 1", "Technology 1", "Water 2"]
        await person.press("enter")
        assert person.here == "Ministers sign a river treaty"
        assert "Remittances" not in person.text()
        assert "theme water" in title_bar(person)
        await person.press("n")
        assert person.here == "Reservoir falls to a low"
        await person.press("B")
        assert person.here == "Reservoir falls to a low"
        assert "Remittances" in person.text()
        assert person.screen.session.search is None


async def test_the_numbers_are_those_of_what_is_shown(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "grave_accent", "b")
        assert groups(person) == [["Water 2"], ["Islamabad 1", "Multan 1"], []]
        await person.press("escape", "grave_accent", "f", "r", "b")
        assert groups(person)[1] == ["Lahore 1", "Multan 1"]


async def test_the_strip_shows_only_the_matches_even_after_a_mark(sit: Sit) -> None:
    async with sit() as person:
        everything = sum(person.screen.query_one(Histogram)._heights)
        await person.press("home", "b", "enter", "s")
        assert everything == 5
        assert sum(person.screen.query_one(Histogram)._heights) == 2
        await person.press("u")
        assert "Remittances" not in person.text()
        await person.press("escape")
        assert sum(person.screen.query_one(Histogram)._heights) == 5


async def test_an_unfinished_word_goes_on_finding_what_it_found(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("remit")
        await person.press("enter", "b", "enter")
        assert person.here == "Remittances reach a record"
        await person.press("slash")
        assert person.screen.session.search is not None
        assert person.screen.session.search.words == "theme:digital-finance remit"


@pytest.mark.parametrize("size", [(120, 40), (60, 16), (40, 10)])
async def test_narrowing_at_every_size(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(*size) as person:
        await person.press("b")
        shown = [each for each in person.app.screen.query(FacetList) if each.region.area]
        assert len(shown) == (3 if size[0] > 100 else 1)
        await person.press("tab", "j", "k", "enter")
        assert person.here == "Ministers sign a river treaty"


async def test_places_that_could_be_markup_are_shown_as_they_are(sit: Sit, open_folder: Archives) -> None:
    open_folder().add([story("Odd place", "2025-06-10", place="[b]Nowhere[/b] [@click=app.quit]x")])
    async with sit() as person:
        await person.press("b")
        assert any(line.startswith("[b]Nowhere") for line in groups(person)[1])
        await person.press("l", "end", "enter")
        assert person.screen.session.counts.total == 1


async def test_what_is_not_narrowed_can_not_be_widened(sit: Sit) -> None:
    async with sit() as person:
        await person.press("B")
        assert any("There is no filter" in told for told in person.told)
        await person.press("slash")
        await person.type("treaty")
        await person.press("enter", "B")
        assert any("This search has no filter" in told for told in person.told)
        assert person.screen.session.search is not None
        await person.press("escape", "home", "grave_accent", "B")
        assert "Remittances" in person.text()


async def test_where_nothing_is_found_there_is_nothing_to_filter_by(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("xyzzy")
        assert person.screen.session.counts.total == 0
        await person.press("escape", "home", "grave_accent", "b", "l", "l", "enter", "escape", "grave_accent", "end")
        assert person.here == test_screen.STORIES[4].title
