"""What works behind the screen stands still with every key that is pressed there, wherever that is."""

from __future__ import annotations

import pytest

from store.paths import Paths
from store.stillness import is_typing
from tests.tui import test_screen
from tests.tui.test_screen import Sit

sit = test_screen.sit


@pytest.mark.parametrize("key", ["end", "home", "pagedown", "g", "slash", "enter"])
async def test_every_key_asks_what_works_behind_to_stand_still(sit: Sit, key: str) -> None:
    async with sit() as person:
        (Paths.find().index / "typing").unlink(missing_ok=True)
        assert not is_typing(Paths.find().index)

        await person.press(key)

        assert is_typing(Paths.find().index)


async def test_keys_of_a_date_ask_for_it(sit: Sit) -> None:
    async with sit() as person:
        await person.press("g")
        await person.pilot.pause(0.35)
        (Paths.find().index / "typing").unlink()

        await person.press("2")

        assert is_typing(Paths.find().index)
