"""Every key and every message has exactly one owner, and the screen stays small."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest
from textual.actions import parse
from textual.message import Message
from textual.widget import Widget

import tui.widgets
from tests.tui import test_screen
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import Sit
from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.hints import HINTS
from tui.screens.timeline.owners import OWNERS
from tui.screens.timeline.screen import TimelineScreen
from tui.screens.timeline.session import Mode

sit = test_screen.sit
sitting = paper_sitting(test_screen.STORIES)
nobody = paper_sitting([])
ON_THE_SCREEN = (
    "Timeline",
    "Lanes",
    "Across",
    "StoryView",
    "RelatedList",
    "Histogram",
    "TitleBar",
    "Prompt",
    "NotePane",
    "SplitBar",
)


def messages_of_widgets() -> set[type[Message]]:
    """Return the messages of the widgets that the timeline's screen is made of."""
    found: set[type[Message]] = set()
    for module in pkgutil.walk_packages(tui.widgets.__path__, "tui.widgets."):
        for name, kind in inspect.getmembers(import_module(module.name), inspect.isclass):
            if name in ON_THE_SCREEN and issubclass(kind, Widget):
                own = [value for base in kind.__mro__ if base.__module__.startswith("tui.") for value in vars(base).values()]
                found |= {value for value in own if isinstance(value, type) and issubclass(value, Message)}
    return found


def test_every_key_has_an_owner_that_takes_what_it_is_given(sitting: PaperSitting) -> None:
    for key in TABLE:
        _, name, parameters = parse(key.action)
        assert name == "do"
        inspect.signature(attrgetter(str(parameters[0]))(sitting.on)).bind(*parameters[1:])


def test_no_two_keys_have_a_name_or_an_action_in_common() -> None:
    assert len({key.id for key in TABLE}) == len({key.action for key in TABLE}) == len(TABLE)
    keys = [key for row in TABLE for key in row.keys.split(",")]
    assert len(set(keys)) == len(keys)


def test_every_message_has_an_owner() -> None:
    assert set(OWNERS) == messages_of_widgets()


@pytest.mark.parametrize("message", OWNERS, ids=lambda message: message.__qualname__)
def test_a_message_is_handled_once(message: type[Message]) -> None:
    named = [
        kind
        for kind in TimelineScreen.__mro__
        if {message.handler_name, f"_{message.handler_name}"} & set(vars(kind))  # which Textual would call as well
    ]

    assert named == []


async def test_the_screen_is_small_and_stands_on_no_tower(sit: Sit) -> None:
    async with sit() as person:
        named = set(dir(person.screen)) - set(dir(person.app.get_default_screen()))
        ours = {name for name in named if not name.startswith("_reactive_")}  # where Textual keeps its own

    assert len(ours) <= 40
    assert [kind for kind in TimelineScreen.__mro__ if kind.__module__.startswith("tui.")] == [TimelineScreen]


def test_only_the_questions_hold_the_archive() -> None:
    folder = Path(tui.__path__[0])
    holding = {
        module.name: line.strip()
        for room in ("screens", "dialogs", "widgets")
        for module in (folder / room).rglob("*.py")
        for line in module.read_text("utf-8").splitlines()
        if re.search(r"\.archive\b|_archive\b", line) and " import " not in line and module.name != "questions.py"
    }

    assert holding == {
        "screen.py": "self.questions = Questions(opening.archive, opening.changes, window)"
    }  # which hands it over


def test_what_keys_need_is_something_that_may_be_there(sitting: PaperSitting) -> None:
    assert {key.needs for key in TABLE} - {""} == set(sitting.on.status.present())


def test_every_mode_has_its_keys_and_a_click_on_one_does_what_some_key_does() -> None:
    bound = {key.action for key in TABLE} | {"app.focus_next", ""}

    assert set(HINTS) == set(Mode)
    assert {hint[2] for hints in HINTS.values() for hint in hints} <= bound


def test_nothing_is_offered_that_needs_what_is_not_there(nobody: PaperSitting) -> None:
    offered = {key.id for key in TABLE if nobody.on.status.offers(key.action)}

    assert not any(nobody.on.status.present().values())
    assert offered == {key.id for key in TABLE if not key.needs}
    assert nobody.on.status.offers("an action of a widget")
