"""A person's own keys, dates and zoom, as they are met on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui import test_offers, test_screen
from tests.tui.test_screen import Sit
from tui.dialogs.choice import Choice
from tui.dialogs.help_page import HelpPage
from tui.widgets.date_words import DateWays, like

sit = test_screen.sit


@pytest.fixture(autouse=True)
def usual_dates() -> Iterator[None]:
    yield
    like(DateWays())


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "settings.toml").write_text(text)


async def test_keys_of_ones_own_do_what_they_say_and_are_printed_everywhere(sit: Sit, tmp_path: Path) -> None:
    settings(
        tmp_path, '[keys]\n"story.star" = "f7"\n"story.copy-title" = "c c"\n"story.theme" = ""\n"search.open" = "ctrl+x"\n'
    )
    async with sit() as person:
        await person.press("end", "s")
        assert not person.screen.controllers.browse.row.starred
        await person.press("f7")
        assert person.screen.controllers.browse.row.starred
        await person.press("c", "c")
        assert person.told[-1].startswith("Copied the title")

        person.screen.panes.status_bar.hush()
        assert "ctrl+x find" in test_offers.hinted(person)
        assert any("(ctrl+x)" in words for words in await test_offers.offered(person))
        await person.press("question_mark")
        help_page = person.app.screen
        assert isinstance(help_page, HelpPage)
        assert "ctrl+x" in help_page.shown


async def test_what_is_wrong_is_told_at_the_foot_by_its_line_and_nothing_ends(sit: Sit, tmp_path: Path) -> None:
    settings(tmp_path, 'density = "airy"\n\n[keys]\n"story.star" = "j"\n"story.stra" = "x"\n')
    async with sit() as person:
        told = "\n".join(person.told)

        assert 'settings.toml, line 1: density is "comfortable" or "compact"; it stays comfortable' in told
        assert "settings.toml, line 4: j is the key of timeline.next; story.star keeps s" in told
        assert "and 1 more in settings.toml" in told
        await person.press("s")
        assert person.screen.controllers.browse.row.starred


async def test_colours_that_are_not_there_are_told_of_by_their_line(sit: Sit, tmp_path: Path) -> None:
    settings(tmp_path, '\ncolours = "dateline-lihgt"\n')
    async with sit() as person:
        assert person.app.theme == "dateline-dark"
        assert person.told[-1] == (
            "settings.toml, line 2: no colours are called dateline-lihgt (dateline-light?); they stay dateline-dark"
        )


async def test_days_are_written_as_one_likes_them_and_weeks_begin_when_they_do(sit: Sit, tmp_path: Path) -> None:
    settings(tmp_path, 'date_format = "Jun 2, 2025"\nweek_begins = "sunday"\nzoom = "weeks"\n')
    async with sit() as person:
        assert "Jun 8–14, 2025" in person.text()  # 9 June 2025 was a Monday
        await person.press("g")
        await person.type("9 june 2025")
        assert "Jun 9, 2025" in str(person.screen.panes.prompt.noted.render())


async def test_what_a_key_changes_is_written_into_the_file_between_the_persons_own_words(sit: Sit, tmp_path: Path) -> None:
    settings(tmp_path, "# mine\nnewest_first = false  # for now\n")
    async with sit() as person:
        await person.press("R")
    assert (tmp_path / "config" / "settings.toml").read_text() == "# mine\nnewest_first = true  # for now\n"


async def test_ctrl_q_leaves_at_once(sit: Sit) -> None:
    async with sit() as person:
        await person.pilot.press("ctrl+q")
        await person.pilot.pause()
    assert person.app.return_code == 0


async def test_a_click_on_the_trail_shows_it_and_on_the_unread_those_alone(sit: Sit) -> None:
    async with sit(100, 24) as person:
        await person.press("g")
        await person.type("2024")
        await person.press("enter")
        person.screen.panes.status_bar.hush()
        await person.pilot.click("#status-bar", offset=(4, 0))
        await person.settle()
        assert isinstance(person.app.screen, Choice)
        await person.press("escape")
        await person.pilot.click("#title-bar", offset=(88, 0))
        await person.settle()
        assert person.screen.session.selection.unread


async def test_a_click_on_a_storys_theme_shows_that_alone(sit: Sit) -> None:
    async with sit(120, 30) as person:
        await person.press("home")
        await person.pilot.click("#timeline", offset=(12, 1))
        await person.settle()
        assert person.screen.session.selection.themes == frozenset({person.screen.controllers.browse.row.theme})
        assert person.told[-1] == "This theme alone · Esc shows all again"
        await person.press("escape")
        assert not person.screen.session.selection.themes
