"""The palette: everything in one list, found as one types."""

from __future__ import annotations

from store.api.views import Selection
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.palette import Palette

HOSTILE = story("Steered \x1b]0;x\x07[@click=app.quit]harbour[/]", "2025-03-01", "Nobody was hurt.")
sitting = paper_sitting([*STORIES, HOSTILE])


def look(sitting: PaperSitting, typed: str) -> list[tuple[str, str]]:
    palette = sitting.window.dialog
    assert isinstance(palette, Palette)
    palette._on_typed(typed)
    sitting.settle()
    return [(entry.words, entry.kind) for entry in palette._entries]


def test_what_is_wanted_most_is_offered_first_each_with_its_key(sitting: PaperSitting) -> None:
    sitting.press("palette.open")
    palette = sitting.window.dialog
    assert isinstance(palette, Palette)

    first = palette._entries[0]
    assert (first.words, first.kind, first.key) == ("Find stories by words, spelled right or not", "command", "/")
    assert {entry.kind for entry in palette._entries} == {"command", "theme", "setting"}


def test_stories_are_found_beside_commands_and_gone_to(sitting: PaperSitting) -> None:
    sitting.press("palette.open")
    found = look(sitting, "remitances")
    assert ("Remittances reach a record", "story · 20 May 2025") in found

    sitting.answer([words for words, _ in found].index("Remittances reach a record"))
    assert sitting.here == "Remittances reach a record"
    assert len(sitting.session.trail.behind) == 1


def test_a_theme_and_a_setting_are_chosen(sitting: PaperSitting) -> None:
    sitting.press("palette.open")
    found = look(sitting, "water")
    assert ("Water", "theme") in found
    sitting.answer(found.index(("Water", "theme")))
    assert sitting.session.selection == Selection(themes=frozenset({"water"}))

    sitting.press("palette.open")
    assert look(sitting, "density comp")[0] == ("density: compact", "setting")
    sitting.answer(0)
    assert sitting.paper.timeline.density == "compact"


def test_a_hostile_title_is_shown_as_it_reads(sitting: PaperSitting) -> None:
    sitting.press("palette.open")

    assert ("Steered [@click=app.quit]harbour[/]", "story · 1 Mar 2025") in look(sitting, "steered")


def test_only_what_does_something_now_is_offered(sitting: PaperSitting) -> None:
    sitting.press("palette.open")
    assert not any("next best match" in words for words, _ in look(sitting, "best match"))
    sitting.answer(None)
    sitting.press("search.open")
    sitting.enter("treaty")
    sitting.press("palette.open")
    assert any("match" in words for words, kind in look(sitting, "match") if kind == "command")
