"""The help: one page first, every key behind it, found as one types; at every size."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.tui.dialogs.test_windows import Stage
from tui.dialogs.help_page import Chapter, HelpLine, HelpPage, chapter_lines, found_lines, in_columns
from tui.screens.timeline.help_chapters import FIRST, every_key, first_page, keys_without_a_job
from tui.screens.timeline.key_tables import key_tables
from tui.terminal.keymap import Keymap


def page(keymap: Keymap | None = None) -> HelpPage:
    return HelpPage(first_page(keymap or Keymap()), lambda: every_key(keymap or Keymap()))


def test_every_key_of_the_first_page_is_one_and_there_are_about_two_dozen() -> None:
    known = {binding.id for table in key_tables() for binding in table.bindings}
    lines = [line for lines in FIRST.values() for line in lines]

    assert {name for ids, _ in lines for name in ids.split()} <= known
    assert 20 <= len(lines) <= 30


def test_every_key_has_a_job() -> None:
    assert not keys_without_a_job()


def test_keys_of_ones_own_stand_on_both_pages() -> None:
    shown = [*first_page(Keymap({"story.star": "f7"})), *every_key(Keymap({"story.star": "f7", "view.lanes": "unbound"}))]

    assert any(line.keys.startswith("f7") for line in shown[3].lines)
    assert HelpLine("f7", "Star the story, or remove the star", "story.star") in [line for one in shown for line in one.lines]


@pytest.mark.parametrize("width", [46, 69, 100])
def test_lines_fit_and_go_on_beneath_their_own_text(width: int) -> None:
    lines = [line.plain for line in chapter_lines(every_key(Keymap()), width)]

    assert max(map(cell_len, lines)) <= width
    start = lines.index("Move")
    text = lines[start + 1]
    column = len(text) - len(text.removeprefix("g").lstrip())
    goes_on = [line for line in lines if line.startswith("   ")]
    assert all(line[:column].strip() == "" and line[column] != " " for line in goes_on)
    assert max(cell_len(line.plain) for line in in_columns(first_page(Keymap()), width)) <= width


def test_what_is_typed_is_looked_for_in_keys_words_and_headings() -> None:
    chapters = [
        Chapter("Mark", [HelpLine("s", "Star the story"), HelpLine("U", "Undo")]),
        Chapter("Move", [HelpLine("u", "Go on")]),
    ]

    assert found_lines(chapters, "star") == [Chapter("Mark", [HelpLine("s", "Star the story")])]
    assert found_lines(chapters, "move") == [chapters[1]]
    assert [one.title for one in found_lines(chapters, "u")] == ["Mark", "Move"]
    assert not found_lines(chapters, "zebra")


async def test_one_page_first_then_every_key_then_what_is_typed() -> None:
    app, shown = Stage(), page()
    async with app.run_test(size=(60, 16)) as pilot:
        app.show(shown)
        await pilot.pause()
        assert "next, previous line" in shown.shown
        assert "Search language" not in shown.shown

        await pilot.press("question_mark")
        assert "Search language" in shown.shown
        await pilot.press("down", "pagedown", "pageup", "up")
        await pilot.press(*"undo")
        assert "Take back the last change" in shown.shown
        assert "zoom" not in shown.shown.lower()
        await pilot.press("q")
        assert shown.is_current
        assert shown.shown == "No key does that"
        await pilot.press("escape")
        await pilot.pause()
        assert not shown.is_current


async def test_q_closes_the_help_while_nothing_is_typed() -> None:
    app, shown = Stage(), page()
    async with app.run_test(size=(120, 40)) as pilot:
        app.show(shown)
        await pilot.press("q")
        await pilot.pause()
        assert not shown.is_current
