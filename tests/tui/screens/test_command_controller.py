"""Commands that are typed: run, refused, recalled, completed."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.views import Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice
from tui.dialogs.help_page import HelpPage
from tui.dialogs.save_prompt import SavePrompt
from tui.screens.timeline.session import Mode, Purpose
from tui.widgets.date_words import DateWays, like
from tui.widgets.prompt import Prompt

sitting = paper_sitting(STORIES)


def command(sitting: PaperSitting, line: str) -> None:
    sitting.press("command.open")
    sitting.enter(line)


def offered(sitting: PaperSitting) -> list[str]:
    return [one.text for one in sitting.paper.prompt.offered or ()]


def test_a_key_is_run_by_its_name(sitting: PaperSitting) -> None:
    command(sitting, "star")

    assert sitting.row is not None
    assert sitting.row.starred
    assert sitting.session.purpose is Purpose.NOTHING


def test_a_date_is_gone_to_and_words_are_found(sitting: PaperSitting) -> None:
    command(sitting, "may 2025")
    assert sitting.here == STORIES[1].title
    command(sitting, "/treaty")
    assert sitting.session.search is not None
    assert sitting.session.selection.words == "treaty"
    command(sitting, "q")
    assert sitting.session.search is None


def test_a_theme_is_shown_alone_and_all_again(sitting: PaperSitting) -> None:
    command(sitting, "theme wat")
    assert sitting.session.selection == Selection(themes=frozenset({"water"}))
    command(sitting, "theme all")
    assert sitting.session.selection == Selection()
    command(sitting, "theme nowhere")
    assert sitting.notices[-1] == "No theme is called “nowhere”; ctrl+t lists them"


def test_a_thread_that_is_not_there_is_told(sitting: PaperSitting) -> None:
    command(sitting, "thread nowhere")

    assert sitting.notices[-1] == "No thread is called “nowhere”"


def test_the_stories_of_a_tag_are_searched_for(sitting: PaperSitting) -> None:
    command(sitting, "tag deep water")

    assert sitting.session.selection.words == 'tag:"deep water"'


def test_what_is_shown_is_saved_to_the_file_that_is_named(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(sitting, f"w {tmp_path}/all.csv")

    assert (tmp_path / "all.csv").read_text().count("\n") >= len(STORIES)
    assert sitting.notices[-1].startswith("5 stories")


def test_what_means_nothing_stays_in_the_line_with_what_may_be_meant(sitting: PaperSitting) -> None:
    command(sitting, "thme")
    assert sitting.paper.prompt.said == "No command is called “thme”; theme?"
    assert sitting.session.mode is Mode.COMMANDING

    sitting.enter("theme")
    assert sitting.paper.prompt.said.startswith("theme NAME: show a theme alone")
    sitting.enter("")
    assert sitting.session.purpose is Purpose.NOTHING


def test_names_are_completed(sitting: PaperSitting) -> None:
    sitting.press("command.open")
    sitting.type("unre")
    assert offered(sitting)[:2] == ["unread.next", "unread.previous"]
    sitting.type("theme w")
    assert "theme Water" in offered(sitting)
    sitting.type("set dens")
    assert offered(sitting)[:2] == ["set density comfortable", "set density compact"]
    sitting.type("tag x")
    assert offered(sitting) == []


def test_enter_runs_what_is_marked_where_what_is_typed_is_no_whole_command(sitting: PaperSitting) -> None:
    def press_enter(typed: str, marked: str, *, chosen: bool = False) -> None:
        sitting.press("command.open")
        sitting.type(typed)
        sitting.send(Prompt.Submitted("command", typed, marked=marked, chosen=chosen))

    press_enter("sta", "story.star")
    assert sitting.row is not None
    assert sitting.row.starred
    press_enter("star", "screen.help", chosen=True)
    assert isinstance(sitting.window.dialog, HelpPage)
    sitting.answer(None)
    press_enter("thme", "story.remove")
    assert sitting.paper.prompt.said == "No command is called “thme”; theme?"


def test_a_part_of_a_name_is_enough_where_no_other_has_it(sitting: PaperSitting) -> None:
    command(sitting, "set density comp")
    assert sitting.window.liked("density") == "compact"
    command(sitting, "set colours light")
    assert sitting.window.liked("colours") == "dateline-light"
    command(sitting, "theme dark")
    assert sitting.window.liked("colours") == "dateline-dark"


def test_vim_hands_find_the_save_window_and_earlier_notices(sitting: PaperSitting) -> None:
    command(sitting, "w")
    assert isinstance(sitting.window.dialog, SavePrompt)
    sitting.answer(None)
    command(sitting, "messages")
    assert isinstance(sitting.window.dialog, Choice)
    sitting.answer(None)
    command(sitting, "q!")
    assert sitting.paper.status_bar.typed.startswith("Leave Dateline?")


def test_the_list_shows_what_tab_puts_into_the_line(sitting: PaperSitting) -> None:
    sitting.press("command.open")
    sitting.type("next unread")

    offered_now = sitting.paper.prompt.offered or ()
    assert offered_now[0].shown.startswith("unread.next  ")


def test_earlier_commands_come_back_and_are_no_searches(sitting: PaperSitting) -> None:
    command(sitting, "view.reverse")
    sitting.press("command.open")
    sitting.send(Prompt.HistoryStepped(1, ""))
    assert sitting.paper.prompt.text == "view.reverse"
    sitting.leave()
    sitting.press("search.open")
    sitting.send(Prompt.HistoryStepped(1, ""))
    assert sitting.paper.prompt.text == ""


def test_a_setting_holds_at_once_and_says_how_to_take_it_back(sitting: PaperSitting) -> None:
    command(sitting, "set density compact")
    assert sitting.paper.timeline.density == "compact"
    assert sitting.notices[-1] == "density is compact · :set density comfortable takes it back"

    command(sitting, "set newest_first on")
    assert sitting.session.newest_first
    command(sitting, "set zoom years")
    assert sitting.notices[-1] == "zoom is years from the next start on · :set zoom stories takes it back"
    command(sitting, "colours light")
    assert sitting.window.liked("colours") == "dateline-light"
    command(sitting, 'set date_format "Jun 2, 2025"')
    assert sitting.window.liked("date_format") == "Jun 2, 2025"
    like(DateWays())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("set density airy", 'density is "comfortable" or "compact"'),
        ("set dens compact", "No setting is called dens"),
        ("set update_every soon", "update_every is a whole number"),
        ("set density", "Long headlines on two lines, or one line for every story"),
        ("colours mauve", "No colours are called mauve"),
    ],
)
def test_a_setting_that_cannot_be_is_told_of(sitting: PaperSitting, line: str, told: str) -> None:
    command(sitting, line)

    assert sitting.notices[-1].startswith(told)
