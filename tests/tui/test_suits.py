"""The colours of the screen change as one, whichever way another theme of the screen is chosen."""

from __future__ import annotations

import pytest

from store.text.contrast import contrast
from tests.tui.test_screen import Sit, sit

__all__ = ["sit"]


async def test_stories_themes_suit_the_ground_when_another_theme_of_the_screen_is_chosen(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_COLOURS", "full")
    async with sit(120, 24) as person:
        for name in ("solarized-light", "nord", "dateline-contrast", "ansi-dark"):
            person.app.theme = name
            await person.settle()
            themes = person.screen.controllers.themes.session.themes.values()
            ground = person.app.theme_variables["panel"] if name != "ansi-dark" else "#000000"
            assert min(contrast(theme.colour, ground) for theme in themes) >= 4.4, name


async def test_c_turns_through_datelines_own_suits_and_back_to_the_first(sit: Sit) -> None:
    async with sit(120, 24) as person:
        seen = []
        for _ in range(4):
            await person.press("C")
            seen.append(person.app.theme)

        assert seen == ["dateline-light", "dateline-contrast", "dateline-contrast-light", "dateline-dark"]
