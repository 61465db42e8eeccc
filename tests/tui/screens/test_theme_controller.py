"""A story's theme corrected and explained, a theme made, colours that suit the ground."""

from __future__ import annotations

from store.api.views import Selection
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice
from tui.dialogs.theme_picker import ThemePicker
from tui.dialogs.why_panel import WhyPanel, theme_reasons
from tui.screens.timeline.session import Purpose

sitting = paper_sitting(STORIES)
bees = paper_sitting(
    [
        story(
            f"Beekeepers count hives {at}",
            f"2025-01-{at + 1:02}",
            "Beekeepers found honeybees and hives. Apiaries of honeybees.",
        )
        for at in range(12)
    ]
    + [story(f"Another matter {at}", f"2025-02-{at + 1:02}", "Ministers met over a budget.") for at in range(12)]
)


def test_themes_wear_colours_that_suit_the_ground(sitting: PaperSitting) -> None:
    dark = dict(sitting.session.themes)
    sitting.press("view.colours")
    light = sitting.session.themes

    assert list(dark) == list(light)
    assert any(dark[key].colour != light[key].colour for key in dark)
    assert list(sitting.paper.timeline.themes) == list(sitting.paper.lanes.themes) == list(light.values())
    assert sitting.window.likes == [False]


def test_a_theme_is_corrected_and_taken_back(sitting: PaperSitting) -> None:
    row = sitting.row
    assert row is not None
    other = next(key for key in sitting.session.themes if key != row.theme)
    sitting.press("story.theme")
    picker = sitting.window.dialog
    assert isinstance(picker, ThemePicker)
    assert picker._why is not None
    sitting.answer(other)

    assert sitting.row is not None
    assert sitting.row.theme == other
    assert sitting.notices[-1] == f"Theme: {sitting.session.themes[other].name} · U takes it back"

    sitting.press("story.theme")
    sitting.answer(other)
    assert sitting.notices[-1] == "It has that theme already"

    sitting.press("story.theme")
    sitting.answer("")
    assert sitting.row.theme == row.theme
    assert sitting.notices[-1] == "Theme: as Dateline decides · U takes it back"

    sitting.press("story.theme")
    sitting.answer(None)
    assert sitting.row.theme == row.theme


def test_why_is_a_panel_that_names_the_words_and_the_correction(sitting: PaperSitting) -> None:
    sitting.go_to(STORIES[0].title)
    sitting.press("story.why")
    row, panel = sitting.row, sitting.window.dialog
    assert row is not None
    assert isinstance(panel, WhyPanel)
    assert panel._why.choice.themes[0] == row.theme
    sitting.answer(None)

    sitting.on.story.mark(row, theme="other")
    sitting.settle()
    sitting.press("story.why")
    corrected = sitting.window.dialog
    assert isinstance(corrected, WhyPanel)
    assert theme_reasons(corrected._why.choice) == ["You chose it."]
    assert not sitting.notices[1:]


def test_from_why_one_goes_on_to_correct(sitting: PaperSitting) -> None:
    sitting.go_to(STORIES[0].title)
    sitting.press("story.why")
    sitting.answer("theme")
    assert isinstance(sitting.window.dialog, ThemePicker)
    sitting.answer(None)

    sitting.press("story.why")
    sitting.answer("thread")
    assert isinstance(sitting.window.dialog, Choice)


def test_a_theme_is_made_from_what_is_shown(bees: PaperSitting) -> None:
    bees.press("search.open")
    bees.enter("honeybees")
    bees.press("theme.new")
    assert bees.session.purpose is Purpose.THEME
    bees.enter("Beekeeping")

    assert bees.session.purpose.value == ""
    assert "Beekeeping" in [theme.name for theme in bees.session.themes.values()]
    assert any(notice.startswith("New theme “Beekeeping”, known by: ") for notice in bees.notices)

    bees.press("theme.new")
    bees.type("beekeeping")
    assert bees.paper.prompt.said == "there is a theme “Beekeeping” already"


def test_a_theme_that_can_not_be_made_says_why_in_the_line(bees: PaperSitting) -> None:
    bees.press("search.open")
    bees.enter("honeybees")
    bees.press("theme.new")
    bees.enter(next(iter(bees.session.themes.values())).name)  # which there is already

    assert bees.session.purpose is Purpose.THEME
    assert bees.paper.prompt.said


def test_everything_is_no_theme(sitting: PaperSitting) -> None:
    assert sitting.session.selection == Selection()
    sitting.press("theme.new")

    assert sitting.session.purpose is Purpose.NOTHING
    assert sitting.notices == ["All stories are shown; search with / first, then K makes a theme of what matches"]
