"""Every key of every table has an id and words, is offered by name, stands in the help, and is pressed or named by a test."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.tui.terminal.keys import all_keys, tables
from tui.app import DatelineApp
from tui.screens.timeline.bindings import APP_KEYS, KEYS, TABLE
from tui.screens.timeline.command_line import Named, by_name
from tui.screens.timeline.help_chapters import every_key, keys_without_a_job
from tui.screens.timeline.key_tables import key_tables
from tui.screens.timeline.screen import TimelineScreen
from tui.terminal.keymap import Keymap

TESTS = Path(__file__).parent


BOUND = [(kind, binding) for kind, table in tables() for binding in table if isinstance(binding, Binding)]
EACH = pytest.mark.parametrize(
    "binding", [binding for _, binding in BOUND], ids=[f"{kind.__name__}-{binding.id}" for kind, binding in BOUND]
)


@cache
def text_of_tests() -> str:
    """Return the text of all tests of the screen."""
    return "\n".join(path.read_text() for path in TESTS.rglob("test_*.py") if path.name != Path(__file__).name)


walked_keys = cache(all_keys)


@EACH
def test_a_key_has_an_id_and_words_for_it(binding: Binding) -> None:
    assert re.fullmatch(r"[a-z-]+\.[a-z-]+", binding.id or "")
    assert binding.tooltip[:1].isupper()
    assert not binding.tooltip.endswith(".")


@EACH
def test_a_key_stands_in_a_table_by_which_it_is_chosen_and_in_the_help(binding: Binding) -> None:
    assert binding in [one for table in key_tables() for one in table.bindings]
    assert binding.id in [line.name for chapter in every_key(Keymap()) for line in chapter.lines]


@EACH
def test_a_key_is_pressed_or_named_by_a_test(binding: Binding) -> None:
    """Walks press every key that a terminal can send; other tests name what they press by the key, its id or its action."""
    walked = walked_keys()
    keys = binding.key.split(",")
    named = [re.escape(f'"{one}"') for one in (*keys, binding.id or "", *(" ".join(keys).split()))]

    assert all(key in walked for key in keys) or re.search("|".join(named), text_of_tests())


def test_every_key_of_the_timeline_is_run_by_its_name_in_palette_and_command_line() -> None:
    named = [Named(key.id, key.tooltip) for key in TABLE]

    assert [key.id for key in KEYS] == [key.id for key in TABLE]
    assert all(by_name(key.id.replace(".", " "), named) == key.id for key in TABLE)
    assert not keys_without_a_job()


def test_the_app_and_the_screen_have_no_keys_beside_the_tables() -> None:
    assert vars(DatelineApp)["BINDINGS"] == APP_KEYS
    assert vars(TimelineScreen)["BINDINGS"] == KEYS
