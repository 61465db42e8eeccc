"""The palette's window: typed into, walked, clicked, at any size."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from tests.tui.dialogs.test_windows import Stage
from tui.dialogs.palette import Entry, Palette

ENTRIES = [Entry(f"Command number {nth} with many words that go on and on", "command", "g") for nth in range(30)]


@pytest.mark.parametrize("width", [60, 120])
async def test_keys_walk_the_list_while_one_types_and_enter_chooses(width: int) -> None:
    typed: list[str] = []
    app = Stage()
    async with app.run_test(size=(width, 16)) as pilot:
        await app.push_screen(Palette(ENTRIES, typed.append), app.answers.append)
        await pilot.press("a", "b", "down", "down", "up", "pagedown", "enter")
        await pilot.pause()

    assert typed == ["a", "ab"]
    assert app.answers == [9]


async def test_where_nothing_matches_there_is_nothing_to_choose() -> None:
    app = Stage()
    async with app.run_test(size=(60, 16)) as pilot:
        palette = Palette((), lambda _: None)
        await app.push_screen(palette, app.answers.append)
        await pilot.press("down", "enter")
        assert "nothing matches" in str(palette.query_one(OptionList).get_option_at_index(0).prompt)
        await pilot.press("escape")
        await pilot.pause()

    assert app.answers == [None]
