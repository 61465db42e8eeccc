"""The search line in use: completions beneath it, and earlier searches brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.conftest import Archives, story
from tests.tui import test_screen
from tests.tui.test_screen import Person, Sit
from tui.dialogs.search_help import LANGUAGE
from tui.widgets.completion_list import CompletionList
from tui.widgets.prompt import Prompt

sit = test_screen.sit


def line(person: Person) -> str:
    return person.screen.query_one(Input).value


def listed(person: Person) -> list[str]:
    """Return what the list shows; nothing while it is hidden."""
    shown = person.screen.query_one(CompletionList)
    assert shown.display == bool(shown.offered)
    return [" ".join(shown.render_line(y).text.rstrip("│").split()) for y in range(shown.size.height)] if shown.display else []


async def test_two_letters_offer_a_field_and_tab_takes_it_and_shows_its_values(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("p")
        assert listed(person) == []
        await person.type("l")
        assert listed(person) == ["▌place:"]
        await person.press("tab")
        assert line(person) == "place:"
        assert listed(person) == ["▌Islamabad 1 story", "Lahore 1 story", "Multan 1 story"]
        await person.press("down", "down", "up", "tab")
        assert line(person) == "place:Lahore "
        assert listed(person) == []
        assert person.here == "Envoys return for talks"
        await person.type("treaty")
        assert person.here == "Envoys return for talks"


async def test_what_the_list_lies_over_does_not_move(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        before = {widget: widget.region for widget in person.screen.walk_children() if not isinstance(widget, CompletionList)}
        await person.type("theme:")
        assert len(listed(person)) >= 2
        shown = person.screen.query_one(CompletionList)
        assert shown.region.y == 1
        assert shown.region.x + 1 == person.screen.query_one(Input).region.x + len("theme:")
        assert all(
            widget.region == region for widget, region in before.items() if widget.id not in ("prompt-note", "prompt-input")
        )


@pytest.mark.parametrize("size", [(60, 16), (40, 10)])
async def test_the_list_stays_inside_a_small_window(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(*size) as person:
        await person.press("slash")
        await person.type("remittances lahore (islamabad | place:")
        assert person.screen.region.contains_region(person.screen.query_one(CompletionList).region)
        assert listed(person)


async def test_plain_words_show_no_list_and_enter_searches(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        for letter in "remittances":
            await person.type(letter)
            assert listed(person) == []
        await person.press("space")
        await person.type("ti")
        assert listed(person) == ["▌title:"]
        await person.press("backspace", "backspace", "enter")
        assert person.here == "Remittances reach a record"


async def test_enter_searches_for_what_stands_there_and_takes_nothing_from_the_list(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("place:mul")
        assert listed(person) == ["▌Multan 1 story"]
        await person.press("enter")
        assert line(person) == "place:mul"
        assert listed(person) == []
        assert person.here == "Reservoir falls to a low"
        assert person.screen.panes.timeline.has_focus


async def test_escape_closes_the_list_then_leaves_the_line(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("is:")
        assert len(listed(person)) == 5
        await person.press("escape")
        assert listed(person) == []
        assert person.screen.query_one(Prompt).display
        await person.press("escape")
        assert not person.screen.query_one(Prompt).display


async def test_the_list_follows_the_cursor_away(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("is:")
        await person.press("home")
        assert listed(person) == []


async def test_tab_before_the_list_is_there_takes_the_best_when_it_comes(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.pilot.press("p", "l", "tab")
        await person.settle()
        assert line(person) == "place:"
        await person.press("x", "tab", "y")
        assert line(person) == "place:xy"
        assert person.screen.query_one(Input).has_focus


async def test_a_late_answer_to_older_text_is_dropped(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("is:")
        ask = person.screen.query_one(Prompt)
        offered = person.screen.query_one(CompletionList).offered
        await person.type("x")
        ask.offer("is:", 3, offered)
        assert listed(person) == []


async def test_a_click_takes_a_completion(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("place:")
        await person.pilot.click(CompletionList, offset=(3, 2))
        await person.settle()
        assert line(person) == "place:Multan "
        assert person.screen.query_one(Input).has_focus


async def test_a_place_that_could_be_markup_is_shown_as_it_is(sit: Sit, open_folder: Archives) -> None:
    open_folder().add([story("Odd place", "2025-06-10", place="[b]Nowhere")])
    async with sit() as person:
        await person.press("slash")
        await person.type("place:now")
        assert listed(person) == ["▌[b]Nowhere 1 story"]


async def test_matches_are_walked_while_typing(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("treaty")
        first = person.here
        await person.press("ctrl+n")
        second = person.here
        assert {first, second} == {"Ministers sign a river treaty", "Envoys return for talks"}
        await person.press("alt+up")
        assert person.here == first
        assert line(person) == "treaty"


async def test_up_brings_back_earlier_searches_even_from_another_sitting(sit: Sit, tmp_path: Path) -> None:
    async with sit() as person:
        for words in ("treaty", "remittances", "place:lahore"):
            await person.press("slash")
            await person.type(words)
            await person.press("enter", "escape")
    assert (tmp_path / "config" / "searches").read_text() == "treaty\nremittances\nplace:lahore\n"
    async with sit() as person:
        await person.press("slash", "up")
        assert line(person) == "place:lahore"
        assert listed(person) == []
        assert person.here == "Envoys return for talks"
        await person.press("up", "up", "up")
        assert line(person) == "treaty"
        await person.press("down")
        assert line(person) == "remittances"
        assert person.here == "Remittances reach a record"
        await person.press("down", "down")
        assert line(person) == ""
        await person.type("tr")
        await person.press("up")
        assert line(person) == "treaty"


async def test_the_date_line_has_neither_list_nor_history(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("treaty")
        await person.press("enter", "escape", "g")
        await person.type("on")
        assert listed(person) == []
        await person.press("up")
        assert line(person) == "on"


async def test_help_tells_the_search_language(sit: Sit) -> None:
    from store.query.lexer import NAMED

    told = " ".join(typed for typed, _ in LANGUAGE)
    assert [name for name in NAMED if f"{name}:" not in told] == []
    async with sit() as person:
        await person.press("question_mark", "tab")
        assert "These words side by side" in str(person.app.screen.query_one("#help-text", Static).render())


async def test_a_mistake_in_the_line_is_named_while_it_is_typed(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("theme:watr")
        assert "no theme `watr`; did you mean `water`?" in note(person)
        await person.press("ctrl+u")
        await person.type("on:2025-1")
        assert "no date" not in note(person)
        await person.type("3")
        assert note(person).startswith("`on:2025-13` is no date")


async def test_what_stood_for_a_misspelled_word_is_told(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("treatty ")
        assert "also: treatty → treaty" in note(person)


def note(person: Person) -> str:
    """Return what stands beside the search line."""
    return str(person.screen.query_one(Prompt).noted.render())
