"""The form and the name of what is saved go together, whichever is changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from store.exports.export_table import STORY_FORMS
from tests.tui.dialogs.test_windows import Stage
from tui.dialogs.save_prompt import SavePrompt, Target, with_ending
from tui.terminal.folder_listing import folder_listing


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefs").mkdir()
    monkeypatch.chdir(tmp_path)


@asynccontextmanager
async def saving(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Stage, Pilot[None], SavePrompt]]:
    app = Stage()
    prompt = SavePrompt(
        "Save 3 stories", Target("river.md", "markdown"), lambda prompt, path: prompt.fill(folder_listing(path))
    )
    async with app.run_test(size=size) as pilot:
        app.show(prompt)
        await pilot.pause()
        yield app, pilot, prompt


async def test_another_form_gives_the_name_its_ending() -> None:
    async with saving() as (app, pilot, prompt):
        for _ in range(list(STORY_FORMS).index("json")):
            await pilot.press("j")
        await pilot.pause()
        assert prompt.query_one(Input).value == "river.json"
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.answers == [Target("river.json", "json")]


async def test_another_ending_chooses_the_form() -> None:
    async with saving() as (app, pilot, prompt):
        await pilot.press("enter", "ctrl+u", *"briefs/water.csv")
        await pilot.pause()
        assert prompt.query_one("#save-forms", OptionList).highlighted == list(STORY_FORMS).index("csv")
        await pilot.press("enter")
        await pilot.pause()
    assert app.answers == [Target("briefs/water.csv", "csv")]


async def test_a_folder_is_completed_and_a_name_is_wanted() -> None:
    async with saving((60, 16)) as (app, pilot, prompt):
        await pilot.press("right", "ctrl+u", "b", "tab", "ctrl+s")
        await pilot.pause()
        assert prompt.query_one(Input).value == "briefs/"
        assert "Give it a name" in str(prompt.query_one("#save-note", Static).render())
        await pilot.press("escape")
        await pilot.pause()
    assert app.answers == [None]


def test_endings_are_exchanged_whole() -> None:
    assert with_ending("a/river.feed.json", "json") == "a/river.json"
    assert with_ending("river.json", "jsonfeed") == "river.feed.json"
    assert with_ending("river.md", "folder") == "river"
    assert with_ending("river 2.0", "csv") == "river 2.0.csv"
    assert with_ending("briefs/", "csv") == "briefs.csv"
