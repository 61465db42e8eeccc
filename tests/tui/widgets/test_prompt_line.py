"""The line in which a person types, and the list of completions beneath it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.widgets import Input

from store.api.search import Completion
from tests.tui.widgets.stage import Staged, on_stage
from tui.widgets.completion_list import CompletionList
from tui.widgets.prompt import Prompt

WATER = Completion("theme:water", 0, 9, "water", 1_200)
TRADE = Completion("theme:trade", 0, 9, "trade")
FIELD = Completion("place:", 0, 3, "place:", 40)


@asynccontextmanager
async def prompt(text: str = "") -> AsyncIterator[Staged[Prompt]]:
    """Give a prompt that is open for a search."""
    async with on_stage(Prompt(), 60, 12) as staged:
        staged.widget.open("search", "/", "words", text)
        await staged.pilot.pause()
        yield staged


def typed(staged: Staged[Prompt]) -> str:
    return staged.widget.query_one(Input).value


def offered(staged: Staged[Prompt]) -> list[str]:
    """Return what the list shows, a `>` before what is marked."""
    shown = staged.widget.query_one(CompletionList)
    return [f"{'>' if one is shown.marked else ''}{one.shown}" for one in shown.offered] if shown.display else []


async def test_what_is_typed_is_told_with_the_cursor_and_what_it_is_for() -> None:
    async with prompt("in") as staged:
        await staged.press("d", "left", "u", "enter")

        assert [(each.purpose, each.text, each.cursor) for each in staged.told(Prompt.Changed)] == [
            ("search", "ind", 3),
            ("search", "inud", 3),
        ]
        assert [(each.purpose, each.text) for each in staged.told(Prompt.Submitted)] == [("search", "inud")]


async def test_enter_tells_what_is_marked_and_whether_the_person_marked_it() -> None:
    async with prompt("the") as staged:
        staged.widget.offer("the", 3, [Completion("theme", 0, 3, "theme"), Completion("thread", 0, 3, "thread")])
        await staged.press("enter")
        staged.widget.offer("the", 3, [Completion("theme", 0, 3, "theme"), Completion("thread", 0, 3, "thread")])
        await staged.press("down", "enter")
        await staged.press("m", "enter")

        told = [(each.text, each.marked, each.chosen) for each in staged.told(Prompt.Submitted)]
        assert told == [("the", "theme", False), ("the", "thread", True), ("them", "", False)]


async def test_the_line_is_opened_with_a_sign_a_hint_and_its_text_and_closed_again() -> None:
    async with prompt("indus") as staged:
        line = staged.widget.query_one(Input)
        assert (line.value, line.cursor_position, line.placeholder) == ("indus", 5, "words")
        assert line.has_focus
        assert not staged.told(Prompt.Changed)
        staged.widget.note("3 found")
        assert str(staged.widget.noted.render()) == "3 found"
        staged.widget.close()
        assert not staged.widget.display


async def test_the_list_is_walked_round_and_the_marked_one_taken() -> None:
    async with prompt("theme:wat") as staged:
        staged.widget.offer("theme:wat", 9, [WATER, TRADE])
        assert offered(staged) == [">water", "trade"]
        await staged.press("down")
        assert offered(staged) == ["water", ">trade"]
        await staged.press("down", "up", "tab")

        assert typed(staged) == "theme:trade "
        assert offered(staged) == []
        assert [each.text for each in staged.told(Prompt.Changed)] == ["theme:trade "]
        assert staged.told(Prompt.Changed)[0].cursor is None


async def test_behind_a_field_one_goes_on_with_its_value() -> None:
    async with prompt("pla") as staged:
        staged.widget.offer("pla", 3, [FIELD])
        await staged.press("tab")

        assert typed(staged) == "place:"


async def test_before_a_closing_sign_no_space_is_put_and_one_that_is_there_is_kept() -> None:
    for before, after in (("theme:wat)", "theme:water)"), ("theme:wat | x", "theme:water | x")):
        async with prompt(before) as staged:
            staged.widget.query_one(Input).cursor_position = 9
            staged.widget.offer(before, 9, [WATER])
            await staged.press("tab")

            assert typed(staged) == after


async def test_tab_before_the_list_has_come_takes_the_best_when_it_comes() -> None:
    async with prompt("theme:wa") as staged:
        await staged.press("t", "tab")
        staged.widget.offer("theme:wat", 9, [WATER, TRADE])

        assert typed(staged) == "theme:water "
        assert offered(staged) == []


async def test_what_is_offered_for_another_text_or_place_is_dropped() -> None:
    async with prompt("theme:wat") as staged:
        staged.widget.offer("theme:wa", 8, [WATER])
        staged.widget.offer("theme:wat", 3, [WATER])
        assert offered(staged) == []
        staged.widget.offer("theme:wat", 9, [WATER])
        await staged.press("left")
        assert offered(staged) == []


async def test_escape_closes_the_list_first_and_then_leaves_the_line() -> None:
    async with prompt("theme:wat") as staged:
        staged.widget.offer("theme:wat", 9, [WATER])
        await staged.press("escape")
        assert offered(staged) == []
        assert not staged.told(Prompt.Cancelled)
        await staged.press("escape")

        assert [each.purpose for each in staged.told(Prompt.Cancelled)] == ["search"]


async def test_without_a_list_the_arrows_want_other_searches_and_more_matches() -> None:
    async with prompt("indus") as staged:
        await staged.press("up", "down", "alt+down", "alt+up")

        assert [(each.by, each.text) for each in staged.told(Prompt.HistoryStepped)] == [(1, "indus"), (-1, "indus")]
        assert [each.by for each in staged.told(Prompt.MatchStepped)] == [1, -1]
        staged.widget.put("indus treaty")
        await staged.pilot.pause()
        assert typed(staged) == "indus treaty"
        assert staged.told(Prompt.Changed)[-1].cursor is None


async def test_a_completion_is_taken_by_a_click() -> None:
    async with prompt("theme:wat") as staged:
        staged.widget.offer("theme:wat", 9, [WATER, TRADE])
        await staged.pilot.pause()
        await staged.pilot.click(CompletionList, offset=(3, 1))
        await staged.pilot.pause()

        assert typed(staged) == "theme:trade "


async def test_the_list_is_as_wide_as_it_needs_with_numbers_at_its_right() -> None:
    async with prompt("theme:wat") as staged:
        staged.widget.offer(
            "theme:wat", 9, [WATER, TRADE, Completion("x", 0, 9, "a name much too long for so small a list", 7)]
        )
        lines = str(staged.widget.query_one(CompletionList).render()).split("\n")

        assert all(line.endswith(" │") for line in lines)
        assert [line.rstrip("│").split() for line in lines[:2]] == [["▌water", "1,200", "stories"], ["trade"]]
        assert lines[2].rstrip(" │").endswith("…  7 stories")
        assert {len(line) for line in lines} == {44}
