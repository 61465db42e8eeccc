"""Windows over the timeline answer once, with what was chosen, and are filled when answers come before or after they open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from store.api.story import StoryId
from store.api.themes import Theme, ThemeChoice
from store.api.views import Facets
from store.api.watches import Watch
from tui.dialogs.choice import Choice, Offer
from tui.dialogs.events_page import EventsPage
from tui.dialogs.filter_picker import FilterPicker
from tui.dialogs.help_page import HelpPage
from tui.dialogs.letter_prompt import LetterPrompt
from tui.dialogs.theme_picker import ThemePicker
from tui.widgets.entry_list import EntryLine
from tui.widgets.facet_list import FacetList
from tui.widgets.lanes.watch_count import WatchCount

THEMES = [Theme("water", "Water", "#3070c0"), Theme("trade", "Trade", "#c07030")]
OFFERS = [
    Offer("People", heading=True),
    Offer("Ada", "3 stories"),
    Offer("Ben"),
    Offer("Places", heading=True),
    Offer("Lindau"),
]


class Stage(App[None]):
    """An app of nothing but windows."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what the styles need beyond those of Textual's themes."""
        return {"muted": "grey"}

    def show(self, window: Screen[Any]) -> None:
        self.push_screen(window, self.answers.append)


@asynccontextmanager
async def asking() -> AsyncIterator[Callable[..., Any]]:
    """Yield a way to open a window, look at it, press keys, and have its answer."""
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:

        async def answer(window: Screen[Any], *keys: str, then: Callable[[Pilot[None]], None] = lambda _: None) -> Any:
            app.show(window)
            await pilot.pause()
            then(pilot)
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            return app.answers.pop()

        yield answer


async def test_a_choice_passes_headings_over_and_answers_with_the_place_among_all() -> None:
    async with asking() as answer:
        assert await answer(Choice("Named", OFFERS), "enter") == 1
        assert await answer(Choice("Named", OFFERS), "j", "j", "enter") == 4
        assert await answer(Choice("Named", OFFERS, here=2), "enter") == 2
        assert await answer(Choice("Named", OFFERS), "escape") is None


async def test_a_second_key_does_not_close_a_second_window() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.show(HelpPage([], list))
        app.show(Choice("Named", OFFERS))
        await pilot.pause()
        choice = app.screen
        assert isinstance(choice, Choice)
        choice.dismiss(1)
        choice.dismiss(2)
        await pilot.pause()
        assert isinstance(app.screen, HelpPage)
    assert app.answers == [1]


async def test_a_window_that_is_closed_before_it_is_laid_out_closes_once_it_is_and_what_is_asked_of_it_then_does_nothing() -> (
    None
):
    app = Stage()
    async with app.run_test() as pilot:
        page = EventsPage([events("a"), events("c")])
        app.show(page)
        assert page.is_current
        assert not page.is_mounted
        await app.run_action("turn", page)
        page.dismiss(StoryId("b"))
        page.dismiss(StoryId("c"))
        assert app.answers == []
        await pilot.pause()
        assert app.screen is not page
        await app.run_action("turn", page)
    assert app.answers == ["b"]


async def test_a_letter_is_taken_and_what_letters_stand_for_is_shown_when_it_comes() -> None:
    prompt = LetterPrompt("Go to", "any letter")

    def fill(pilot: Pilot[None]) -> None:
        prompt.fill({"a": "A story"})
        assert "A story" in str(prompt.query_one(Static).render())

    async with asking() as answer:
        assert await answer(prompt, "exclamation_mark", "a", then=fill) == "a"
        assert await answer(LetterPrompt("Go to", "any letter"), "apostrophe") == "'"
        assert await answer(LetterPrompt("Go to", "any letter"), "escape") is None


async def test_a_theme_picker_stands_on_the_chosen_one_and_shows_the_words_for_each() -> None:
    picker = ThemePicker("Theme", THEMES, "trade", "Let Dateline decide")

    def explain(pilot: Pilot[None]) -> None:
        picker.explain(ThemeChoice(("trade",), {"water": ("river", "dam"), "trade": ("tariff",)}))
        options = picker.query_one(OptionList)
        lines = [str(options.get_option_at_index(at).prompt).strip() for at in range(3)]
        assert lines == ["Water  river, dam", "● Trade  tariff", "Let Dateline decide"]

    async with asking() as answer:
        assert await answer(picker, "k", "enter", then=explain) == "water"
        assert await answer(ThemePicker("Theme", THEMES, "trade", "None of them"), "j", "enter") == ""


async def test_typing_a_name_goes_to_its_line_and_keys_stay_keys() -> None:
    async with asking() as answer:
        assert await answer(ThemePicker("Theme", THEMES, "water", "Let Dateline decide"), *"tr", "enter") == "trade"
        assert await answer(ThemePicker("Theme", THEMES, "trade", "Let Dateline decide"), "W", "enter") == "water"
        assert await answer(ThemePicker("Theme", THEMES, "water", "Let Dateline decide"), *"date", "enter") == ""
        assert await answer(ThemePicker("Theme", THEMES, "trade", "Let Dateline decide"), *"wj", "enter") == "trade"
        assert await answer(ThemePicker("Theme", THEMES, "trade", "Let Dateline decide"), *"zz", "enter") == "trade"
        assert await answer(ThemePicker("Theme", THEMES, "trade", "Let Dateline decide"), *"wq") is None
        streets = [Offer("Streets", heading=True), Offer("Banking"), Offer("Streets of Bonn"), Offer("Old bank")]
        assert await answer(Choice("Named", streets), *"bank", "enter") == 1
        assert await answer(Choice("Named", streets), *"str", "backspace", *"eets of", "enter") == 2


async def test_the_frame_says_the_keys_and_what_is_typed() -> None:
    picker = ThemePicker("Show", THEMES, "none", "All themes", here="trade")

    def look(_pilot: Pilot[None]) -> None:
        shown = picker.query_one(OptionList)
        assert shown.border_subtitle == "type a name · ↑ ↓ choose · ↵ take · Esc close"
        assert [str(option.prompt)[:3] for option in shown.options] == ["  W", "  T", "● A"]

    async with asking() as answer:
        assert await answer(picker, "enter", then=look) == "trade"


async def test_watch_lists_are_counted_when_the_numbers_come() -> None:
    lists = [WatchCount(Watch("Rivers", "river"))]
    picker = ThemePicker("Show", THEMES, "", "All", watched=lists)

    def count(pilot: Pilot[None]) -> None:
        line = picker.query_one(OptionList).get_option_at_index
        assert str(line(0).prompt).endswith("…")
        picker.count([WatchCount(lists[0].watch, 1_200, 3)])
        assert str(line(0).prompt).endswith("1,200 stories · 3 unread")

    async with asking() as answer:
        assert await answer(picker, "enter", then=count) == "watch:Rivers"


async def test_the_filter_picker_goes_from_group_to_group() -> None:
    facets = Facets((("water", 4), ("gone", 2)), (("LINDAU", 3), ("OSTIA", 1)), (("Herald", 7),))
    picker = FilterPicker(THEMES)
    picker.fill(facets)

    def shown(pilot: Pilot[None]) -> None:
        groups = list(picker.query(FacetList))
        assert [[facet.value for facet in group.facets] for group in groups] == [["water"], ["LINDAU", "OSTIA"], ["Herald"]]

    async with asking() as answer:
        assert await answer(picker, "l", "down", "enter", then=shown) == ("place", "OSTIA")
        for keys, wanted in ((("h", "enter"), ("source", "Herald")), (("enter",), ("theme", "water")), (("b",), None)):
            other = FilterPicker(THEMES)
            other.fill(facets)
            assert await answer(other, *keys) == wanted


def events(*titles: str) -> tuple[str, str, tuple[list[EntryLine], list[StoryId]]]:
    return (
        titles[0],
        "2 stories",
        ([EntryLine(title, entry=at) for at, title in enumerate(titles)], [StoryId(one) for one in titles]),
    )


async def test_a_page_of_events_leads_to_a_story_of_the_list_one_turned_to() -> None:
    async with asking() as answer:
        assert await answer(EventsPage([events("a", "b")]), "j", "enter") == "b"
        assert await answer(EventsPage([events("a"), events("c")]), "tab", "enter") == "c"
        assert await answer(EventsPage([events("a")]), "y", "m", "escape") is None


async def test_a_brief_is_copied_and_written_under_a_name_nothing_has_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "river.md").write_text("kept")
    copied: list[str] = []

    def brief(form: str) -> bytes:
        return f"as {form}".encode()

    def watch_clipboard(pilot: Pilot[None]) -> None:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)

    async with asking() as answer:
        await answer(EventsPage([events("a")], "river", brief), "y", "m", "m", "escape", then=watch_clipboard)

        assert copied == ["as markdown"]
        assert sorted((path.name, path.read_text()) for path in tmp_path.glob("*.md")) == [
            ("river-2.md", "as markdown"),
            ("river-3.md", "as markdown"),
            ("river.md", "kept"),
        ]
