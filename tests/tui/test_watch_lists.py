"""Watch lists on the screen: kept from a search, shown as lanes and in the list of lanes, and current."""

from __future__ import annotations

from textual.widgets import OptionList

from tests.conftest import Archives, story
from tests.tui import test_screen
from tests.tui.test_screen import Person, Sit
from tui.dialogs.theme_picker import ThemePicker
from tui.widgets.prompt import Prompt
from tui.widgets.title_bar import TitleBar

sit = test_screen.sit


def heads(person: Person) -> str:
    """Return the lanes' names and numbers, from the first lane in sight on."""
    return " ".join(person.screen.panes.lanes.render_line(1).text[8:].split())


async def leftmost(person: Person) -> None:
    """Show the lanes and go to the first of them."""
    if not person.screen.has_class("lanes"):
        await person.press("v")
    await person.press("h", "h", "h", "h", "h")


def lanes(person: Person) -> str:
    shown = person.screen.panes.lanes
    return "\n".join(shown.render_line(y).text for y in range(shown.size.height))


def listed(person: Person) -> list[str]:
    """Return the lines of the list of lanes."""
    picker = person.app.screen
    assert isinstance(picker, ThemePicker)
    options = picker.query_one("#dialog").options  # type: ignore[attr-defined]
    return [str(option.prompt).strip() for option in options]


async def keep(person: Person, words: str, name: str) -> None:
    """Search for words, keep the search under a name, and leave it."""
    await person.press("slash")
    await person.type(words)
    await person.press("enter", "W")
    await person.type(name)
    await person.press("enter", "escape")


async def test_a_search_is_kept_and_its_lane_follows_the_stories(sit: Sit, open_folder: Archives) -> None:
    async with sit(160, 40) as person:
        await keep(person, "treaty", "Treaty")
        assert any(note.startswith("Watching “Treaty”: 2 stories, 2 unread") for note in person.told)
        assert "Reservoir" in person.text()
        await leftmost(person)
        assert heads(person).startswith("◉ Treaty 2, 2 unread")
        await person.press("end")
        assert person.here == "Envoys return for talks"
        assert "■ Ministers sign" in lanes(person)
        await person.press("r")
        assert heads(person).startswith("◉ Treaty 2, 1 unread")
        open_folder().add([story("Treaty talks begin anew", "2025-05-01", "The treaty again.")])
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert heads(person).startswith("◉ Treaty 3, 2 unread")
        assert person.here == "Envoys return for talks"
        await person.press("k")
        assert person.here == "Treaty talks begin anew"


async def test_a_lane_with_more_than_there_is_room_for_unfolds_into_its_search(sit: Sit, open_folder: Archives) -> None:
    open_folder().add([story(f"Treaty talks, day {day}", f"2025-05-0{day}", "The treaty again.") for day in range(1, 7)])
    open_folder().watches.put("Treaty", "treaty")
    async with sit(160, 40) as person:
        await leftmost(person)
        assert "… 4 more stories" in lanes(person)
        await person.press("end", "enter")
        assert person.here == "Treaty talks, day 4"
        assert not person.screen.has_class("lanes")
        assert person.screen.session.counts.total == 8
        assert "◉ Treaty" in person.screen.query_one(TitleBar).render().plain
        await person.press("escape")
        assert "Reservoir" in person.text()


async def test_the_list_of_lanes_begins_with_the_watch_lists_and_shows_one_alone(sit: Sit, open_folder: Archives) -> None:
    open_folder().watches.put("Rivers", "theme:water")
    async with sit() as person:
        await person.press("T")
        assert listed(person)[0] == "◉ Rivers  2 stories · 2 unread"
        await person.press("home", "enter")
        assert person.here == "Reservoir falls to a low"
        assert "Remittances" not in person.text()
        assert person.screen.session.counts.total == 2
        await person.press("r", "T")
        assert listed(person)[0] == "◉ Rivers  2 stories · 1 unread"
        await person.press("escape", "escape", "home", "grave_accent", "T", "home", "enter")
        assert person.screen.session.counts.total == 2
        await person.press("O", "T", "end", "enter")
        assert "Remittances" in person.text()


async def test_a_list_that_another_program_makes_is_noticed(sit: Sit, open_folder: Archives) -> None:
    async with sit(160, 40) as person:
        await leftmost(person)
        await person.press("l")
        assert "◉" not in heads(person)
        here = person.here
        open_folder().watches.put("Rivers", "theme:water")
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert person.here == here
        await leftmost(person)
        assert heads(person).startswith("◉ Rivers 2, 2 unread")
        open_folder().watches.remove("Rivers")
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert "◉" not in heads(person)


async def test_a_list_of_the_unread_loses_what_is_read(sit: Sit, open_folder: Archives) -> None:
    open_folder().watches.put("New", "is:unread")
    async with sit(160, 40) as person:
        await leftmost(person)
        assert heads(person).startswith("◉ New 5, 5 unread")
        await person.press("r")
        assert heads(person).startswith("◉ New 4, 4 unread")


async def test_a_search_that_is_shown_in_lanes_is_kept_from_there(sit: Sit, open_folder: Archives) -> None:
    async with sit(160, 40) as person:
        await person.press("home", "b", "enter", "v", "W")
        await person.type("Rivers")
        await person.press("enter")
        assert person.screen.panes.lanes.has_focus
        assert heads(person) == "Water 2"
        await person.press("O")
        await leftmost(person)
        assert heads(person).startswith("◉ Rivers 2, 2 unread")


async def test_names_that_can_not_be_kept_are_refused_in_the_line(sit: Sit) -> None:
    async with sit() as person:
        await person.press("W")
        assert any("There is no search" in note for note in person.told)
        await person.press("slash")
        await person.type("treaty")
        await person.press("enter", "W", "enter")
        ask = person.screen.query_one(Prompt)
        assert ask.display
        assert "a watch list needs a name" in str(ask.query_one("#prompt-note").render())
        await person.press("escape")
        assert not ask.display
        assert person.screen.session.search is not None
        assert "Reservoir" not in person.text()


async def test_a_name_that_is_taken_is_told_before_it_is_given_to_another_search(sit: Sit, open_folder: Archives) -> None:
    open_folder().watches.put("Rivers", "theme:water")
    async with sit() as person:
        await person.press("slash")
        await person.type("remittances")
        await person.press("enter", "W")
        await person.type("rivers")
        assert "“Rivers” will watch for this instead" in str(person.screen.query_one("#prompt-note").render())


async def test_what_a_search_is_within_is_kept_with_it(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("home", "grave_accent", "f")
        await keep(person, "treaty", "River treaties")
    assert [watch.line for watch in open_folder().watches.all()] == ["theme:water is:unread treaty"]


async def test_hostile_names_stand_as_they_are(sit: Sit, open_folder: Archives) -> None:
    open_folder().watches.put("[b]Odd[/b] \x1b[2J[@click=app.quit]x", "treaty")
    async with sit(160, 40) as person:
        await leftmost(person)
        assert "[b]Odd[/b]" in heads(person)
        assert "\x1b" not in heads(person)
        await person.press("T")
        assert listed(person)[0].startswith("◉ [b]Odd[/b]")
        await person.press("home", "enter")
        assert "[b]Odd[/b]" in person.screen.query_one(TitleBar).render().plain
        await person.press("W")
        await person.type("[/b]")
        await person.press("enter")
        assert any("Watching “[/b]”" in note for note in person.told)


async def test_lanes_show_no_watch_lists_within_a_search_and_keep_the_place(sit: Sit, open_folder: Archives) -> None:
    open_folder().watches.put("Rivers", "theme:water")
    async with sit(160, 40) as person:
        await person.press("home", "v", "b", "enter")
        assert person.screen.has_class("lanes")
        assert heads(person) == "Water 2"
        assert person.here == "Ministers sign a river treaty"
        await person.press("B")
        assert person.here == "Ministers sign a river treaty"
        await leftmost(person)
        assert heads(person).startswith("◉ Rivers 2, 2 unread")


async def test_where_there_is_no_watch_list_yet_the_list_says_how_to_make_one(sit: Sit) -> None:
    async with sit() as person:
        await person.press("T")
        assert person.app.screen.query_one(OptionList).border_subtitle == "no watch lists yet: W saves a search as one"
