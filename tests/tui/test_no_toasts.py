"""What is told stands at the foot or on the page it belongs to: toasts would cover what is being read."""

from __future__ import annotations

import re
from pathlib import Path

import tui
from tests.tui import test_screen
from tests.tui.test_screen import Sit

sit = test_screen.sit


def test_nothing_of_ours_shows_a_toast() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in Path(tui.__file__).parent.rglob("*.py")}
    told = {path.name for path, text in sources.items() if re.search(r"(?<!window)\.notify\(", text)}

    assert told == set()


async def test_what_textual_itself_would_toast_is_told_at_the_foot(sit: Sit) -> None:
    async with sit() as person:
        person.app.notify("Saved a picture of [b]this[/b]", title="Picture")
        await person.settle()

        assert person.told[-1] == "Picture: Saved a picture of [b]this[/b]"
        assert not person.app.screen.query("Toast")
