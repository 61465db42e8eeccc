"""What the screen offers and counts is true: no key that does nothing, no number of what can't be reached."""

from __future__ import annotations

from store.paths import Paths
from tests.conftest import story
from tests.tui import test_filters, test_screen
from tests.tui.test_screen import Person, Sit
from tests.tui.test_waiting import held_elsewhere
from tui.app import DatelineApp
from tui.dialogs.filter_picker import FilterPicker
from tui.state.opened_archive import open_at_newest
from tui.widgets.facet_list import FacetList
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.status_bar import StatusBar

sit = test_screen.sit
nothing_yet = test_screen.sitting_before([])
many_places = test_screen.sitting_before(
    [story(f"Report number {at} of the tour", f"2025-01-{at % 28 + 1:02}", place=f"TOWN {at:03}") for at in range(90)]
)


def hinted(person: Person) -> str:
    return person.screen.query_one(StatusBar).render().plain


async def offered(person: Person) -> list[str]:
    """Return what the palette offers, by its words."""
    commands = person.screen.controllers.commands
    return [f"{one.words}  ({one.key})" for one in (*commands.keys(), *commands.here())]


async def test_a_link_is_offered_where_there_is_one(sit: Sit) -> None:
    async with sit() as person:
        await person.press("end", "k", "k", "enter")
        assert person.reads == "Remittances reach a record"
        assert " link" in hinted(person)
        assert any("Open the story's link" in words for words in await offered(person))

        await person.press("escape", "j", "enter")
        assert person.reads == "Reservoir falls to a low"
        assert " link" not in hinted(person)
        assert not any("link" in words for words in await offered(person))


async def test_matches_and_the_trail_are_offered_once_there_are_any(sit: Sit) -> None:
    async with sit() as person:
        assert not any("next best match" in words or "along the trail" in words for words in await offered(person))

        await person.press("slash")
        await person.type("treaty")
        await person.press("enter")
        assert any("match" in words for words in await offered(person))


async def test_every_place_can_be_chosen(many_places: Sit) -> None:
    async with many_places() as person:
        await person.press("b", "l", "end")
        picker = person.app.screen
        assert isinstance(picker, FilterPicker)
        assert len(list(picker.query(FacetList))[1].facets) == 90
        await person.press("enter")
        assert "Town 089" in test_filters.title_bar(person)


async def test_the_next_unread_story_is_looked_for_from_the_first_again(sit: Sit) -> None:
    async with sit() as person:
        await person.press("end", "u")
        assert person.here == "Ministers sign a river treaty"
        await person.press("alt+u")
        assert "Odd" in person.here


async def test_with_one_unread_story_left_there_is_no_other(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", *("r", "j") * 4, "u")
        assert "Odd" in person.here
        await person.press("u")
        assert "Odd" in person.here


async def test_the_starting_stories_are_there_at_once() -> None:
    opening = open_at_newest(None)
    app = DatelineApp(opening, opening.archive._paths.config)  # type: ignore[attr-defined]
    async with app.run_test(size=(120, 40)) as pilot:
        person = Person(app, pilot)
        assert "161 stories" in test_filters.title_bar(person)
        await person.settle()
        assert "161 stories" in test_filters.title_bar(person)
    opening.archive.close()


async def test_no_number_is_told_before_the_archive_is_made() -> None:
    with held_elsewhere(Paths.find().index):
        opening = open_at_newest(None)
    app = DatelineApp(opening, opening.archive._paths.config)  # type: ignore[attr-defined]
    async with app.run_test(size=(120, 40)) as pilot:
        person = Person(app, pilot)
        first = test_filters.title_bar(person)
        assert "making your archive from the starting stories" in first
        assert "0 stories" not in first
        await person.settle()
        assert "161 stories" in test_filters.title_bar(person)
    opening.archive.close()


async def test_while_a_note_is_written_the_foot_says_how_to_end_it_and_one_ends_where_one_began(sit: Sit) -> None:
    async with sit(60, 16) as person:
        await person.press("a")
        assert person.screen.session.reading
        assert hinted(person).split() == ["Esc", "done"]
        await person.type("Ask the harbour")
        await person.press("escape")
        assert not person.screen.session.reading
        assert "Esc done" not in hinted(person)

        await person.press("enter", "a", "escape")
        assert person.screen.session.reading


async def test_lanes_of_no_stories_say_how_some_come(nothing_yet: Sit) -> None:
    async with nothing_yet() as person:
        await person.press("Y")
        assert person.app.screen is person.screen
        assert person.told[-1] == "No stories yet: P adds some, F follows feeds"

        told = len(person.told)
        await person.press("v")
        assert person.told[told:] == ["No stories yet: P adds some, F follows feeds"]
        assert person.screen.query_one(Lanes).render_line(0).text.strip() == "no stories here"
