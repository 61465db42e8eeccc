"""Every key and every message has exactly one owner, and the screen stays small."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from typing import get_type_hints

import pytest
from textual.message import Message
from textual.widget import Widget

import tui.widgets
from tests.tui import test_screen
from tests.tui.test_screen import Sit
from tui.screens.timeline import owners
from tui.screens.timeline.bindings import KEYS, NEEDS, action
from tui.screens.timeline.hints import HINTS
from tui.screens.timeline.screen import TimelineScreen
from tui.screens.timeline.session import Mode, Session
from tui.screens.timeline.situation import Situation

sit = test_screen.sit
ON_THE_SCREEN = ("Timeline", "Lanes", "StoryView", "RelatedList", "Histogram", "TitleBar", "Prompt")


def messages_of_widgets() -> set[type[Message]]:
    """Return the messages of the widgets that the timeline's screen is made of."""
    found: set[type[Message]] = set()
    for module in pkgutil.walk_packages(tui.widgets.__path__, "tui.widgets."):
        for name, kind in inspect.getmembers(import_module(module.name), inspect.isclass):
            if name in ON_THE_SCREEN and issubclass(kind, Widget):
                own = [value for base in kind.__mro__ if base.__module__.startswith("tui.") for value in vars(base).values()]
                found |= {value for value in own if isinstance(value, type) and issubclass(value, Message)}
    return found


def test_every_key_has_an_owner_and_every_owned_key_is_bound() -> None:
    assert {action(key_id) for key_id in owners.KEYS} | {"app.quit"} == {binding.action for binding in KEYS}
    assert len({binding.id for binding in KEYS}) == len(KEYS)


def test_every_message_has_an_owner() -> None:
    assert set(owners.MESSAGES) == messages_of_widgets()


@pytest.mark.parametrize("message", owners.MESSAGES, ids=lambda message: message.__qualname__)
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


def test_what_keys_need_is_something_a_situation_has() -> None:
    assert set(NEEDS.values()) == set(get_type_hints(Situation))


def test_every_mode_has_its_keys_and_a_click_on_one_does_what_some_key_does() -> None:
    bound = {binding.action for binding in KEYS} | {"app.focus_next", ""}

    assert set(HINTS) == set(Mode)
    assert {hint[2] for hints in HINTS.values() for hint in hints} <= bound


def test_nothing_is_offered_that_needs_what_is_not_there() -> None:
    nothing = Situation.of(Session(), None, None)

    assert not any(nothing.offers(needing) for needing in NEEDS)
    assert nothing.offers(action("search.open"))
    assert nothing.offers("app.quit")
