"""Ticking lanes and putting them in order."""

from __future__ import annotations

from textual.app import App
from textual.widgets import OptionList

from tui.dialogs.lane_picker import LanePicker, Ticked

LANES = [("water", "Water", "3 stories"), ("trade", "[b]Trade[/b]", "2 stories"), ("other", "Other", "1 story")]


class Stage(App[None]):
    """An app of nothing but the picker."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the one colour it needs."""
        return {"muted": "grey"}


async def left_with(*keys: str) -> tuple[Ticked | None, list[str]]:
    """Press keys in the picker, and return what it answers and what it showed last."""
    answers: list[Ticked | None] = []
    app = Stage()
    async with app.run_test(size=(80, 20)) as pilot:
        picker = LanePicker("Lanes by theme: which to show")
        app.push_screen(picker, answers.append)
        picker.offer(LANES, {"water", "trade"})
        await pilot.pause()
        await pilot.press(*keys)
        shown = [str(option.prompt) for each in picker.query(OptionList) for option in each.options]
        await pilot.press("enter")
        await pilot.pause()
    return answers[0], shown


async def test_lanes_are_ticked_and_moved() -> None:
    answer, shown = await left_with("space", "j", "j", "x", "left_parenthesis")

    assert shown == ["  Water  3 stories", "✓ Other  1 story", "✓ [b]Trade[/b]  2 stories"]
    assert answer == (("water", "other", "trade"), frozenset({"trade", "other"}))


async def test_the_last_tick_stays_and_closing_changes_nothing() -> None:
    answer, _ = await left_with("space", "j", "space")
    assert answer == (("water", "trade", "other"), frozenset({"trade"}))
    assert (await left_with("space", "escape"))[0] is None
