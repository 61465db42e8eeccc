"""Stories before they are kept: put right, kept one by one or all together, passed over, and nothing typed is lost unasked."""

from __future__ import annotations

from textual.widgets import Input, OptionList, Static, TextArea

from store.api.views import MarkedStory
from tests.conftest import story
from tests.tui.dialogs.test_windows import THEMES, Stage, asking
from tui.dialogs.choice import Choice
from tui.dialogs.story_draft import Draft
from tui.dialogs.story_form import Kept, StoryForm
from tui.dialogs.theme_picker import ThemePicker

HARBOUR = Draft(MarkedStory(story("Harbour opens", place="LINDAU")))
BRIDGE = Draft(MarkedStory(story("Bridge is late")))
NAMELESS = Draft(None, "It rained all day.", about="there is no headline here")


def titles(kept: list[Kept]) -> list[str]:
    return [one.marked.story.title for one in kept]


async def test_enter_keeps_a_story_as_it_was_read() -> None:
    async with asking() as answer:
        assert await answer(StoryForm([HARBOUR], THEMES), "enter") == [Kept(HARBOUR.came)]  # type: ignore[arg-type]


async def test_lines_and_text_are_put_right_with_the_keys_of_a_form() -> None:
    async with asking() as answer:
        (kept,) = await answer(
            StoryForm([HARBOUR], THEMES), "exclamation_mark", "down", *["tab"] * 5, "ctrl+home", *"New. ", "ctrl+s"
        )

    assert kept.marked.story.title == "Harbour opens!"
    assert kept.marked.story.body[0].startswith("New.")


async def test_several_are_stepped_through_kept_or_passed_over() -> None:
    drafts = [HARBOUR, BRIDGE, Draft(MarkedStory(story("Third")))]
    async with asking() as answer:
        assert titles(await answer(StoryForm(drafts, THEMES), "ctrl+s", "ctrl+n", "ctrl+s", "escape")) == [
            "Harbour opens",
            "Third",
        ]
        assert titles(await answer(StoryForm(drafts, THEMES), "ctrl+l")) == ["Harbour opens", "Bridge is late", "Third"]
        assert titles(await answer(StoryForm(drafts, THEMES), "ctrl+b", "ctrl+s", "ctrl+s", "ctrl+s")) == titles(
            [Kept(one.came) for one in drafts if one.came]
        )


async def test_what_cannot_be_kept_says_why_and_stays_to_be_put_right() -> None:
    form = StoryForm([HARBOUR, NAMELESS], THEMES)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await pilot.pause()
        await pilot.press("ctrl+l")

        assert "needs a title" in str(form.query_one("#form-note", Static).render())
        assert form.query_one(TextArea).text == "It rained all day."
        await pilot.press(*"Rain", "enter")
        await pilot.pause()
    assert titles(app.answers.pop()) == ["Harbour opens", "Rain"]


async def test_a_date_that_is_none_is_told_where_it_stands() -> None:
    form = StoryForm([HARBOUR], THEMES)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await pilot.pause()
        await pilot.press("down", *"?", "enter")
        assert form.focused is form.query_one("#form-date", Input)
        assert "is no date" in str(form.query_one("#form-note", Static).render())


async def test_a_theme_is_chosen_from_the_list_by_key_or_mouse() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(StoryForm([HARBOUR], THEMES))
        await pilot.pause()
        await pilot.click("#form-theme")
        await pilot.pause()
        assert isinstance(app.screen, ThemePicker)
        await pilot.press("enter", "ctrl+s")
        await pilot.pause()
    (kept,) = app.answers.pop()
    assert kept.theme == THEMES[0].key


async def test_a_click_on_a_key_does_what_the_key_does() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(StoryForm([HARBOUR], THEMES))
        await pilot.pause()
        await pilot.click("#form-keys", offset=(3, 0))
        await pilot.pause()
    assert titles(app.answers.pop()) == ["Harbour opens"]


async def test_escape_asks_if_something_was_typed_and_only_then() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        form = StoryForm([HARBOUR], THEMES)
        app.show(form)
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Choice)
        assert app.screen.query_one(OptionList).option_count == 2
        await pilot.press("enter")
        await pilot.pause()
        assert form in app.screen_stack
        assert len(app.screen_stack) == 2

        await pilot.press("escape", "j", "enter")
        await pilot.pause()
        assert app.answers.pop() is None

        app.show(StoryForm([HARBOUR], THEMES))
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.answers.pop() is None
