"""What to add is named by a path, chosen from a list, given as an address, or pasted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.dialogs.test_windows import Stage
from tui.dialogs.add_prompt import AddPrompt, Brought
from tui.terminal.folder_listing import folder_listing


@asynccontextmanager
async def adding() -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddPrompt(lambda prompt, path: prompt.fill(folder_listing(path))))
        await pilot.pause()
        yield app, pilot


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news").mkdir()
    for name in ("news/june.txt", "news/july.txt", "notes.md"):
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_a_folder_is_gone_into_and_a_file_of_it_chosen(folder: Path) -> None:
    async with adding() as (app, pilot):
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "news/"
        await pilot.press("down", "down", "enter")
        await pilot.pause()
    assert app.answers == [Brought(path="news/june.txt")]


async def test_tab_completes_as_far_as_it_is_clear(folder: Path) -> None:
    async with adding() as (app, pilot):
        await pilot.press("n", "o", "tab")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "notes.md"
        await pilot.press("ctrl+u", *"news/j", "tab")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "news/ju"
        await pilot.press("enter")
        await pilot.pause()
    assert app.answers == [Brought(path="news/ju")]


async def test_a_whole_folder_is_taken(folder: Path) -> None:
    async with adding() as (app, pilot):
        await pilot.press(*"news/ju", "ctrl+s")
        await pilot.pause()
    assert app.answers == [Brought(path="news")]


async def test_an_address_is_taken_as_one(folder: Path) -> None:
    async with adding() as (app, pilot):
        app.screen.query_one(Input).value = "https://example.org/feed"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert app.answers == [Brought(link="https://example.org/feed")]


async def test_lines_that_are_pasted_are_a_text_and_one_line_is_a_path(folder: Path) -> None:
    async with adding() as (app, pilot):
        app.post_message(events.Paste("notes.md"))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "notes.md"
        app.post_message(events.Paste("Harbour opens\n\nShips left."))
        await pilot.pause()
    assert app.answers == [Brought(text="Harbour opens\n\nShips left.")]


async def test_a_story_can_be_written_and_nothing_is_added_without_a_name(folder: Path) -> None:
    async with adding() as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        assert not app.answers
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert app.answers[0].is_nothing


async def test_a_click_takes_a_file(folder: Path) -> None:
    async with adding() as (app, pilot):
        await pilot.click("OptionList", offset=(2, 1))
        await pilot.pause()
    assert app.answers == [Brought(path="notes.md")]
