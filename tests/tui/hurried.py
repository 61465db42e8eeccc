"""A screen that is pressed on without pauses: nobody sees it, so it is painted once it has settled, not all the while until then.

What is painted meanwhile is held by the tests in `tests/tui/terminal/`, on real terminals.
"""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._queue import Queue
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot

_PAUSE = 0.005
_AT_ONCE = 1_000
_painted = Compositor.render_update
_parse = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have apps of this test wait for what is on its way alone, not until the machine has nothing to do, and paint when told to."""
    monkeypatch.setattr(Compositor, "render_update", _unpainted)
    begin_alike(monkeypatch)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", _soon)


def begin_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have apps of this test begin with styles that were read once, and wait until they have nothing left to do; they paint as ever."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)
    monkeypatch.setattr(Pilot, "_wait_for_screen", _settled)


def paint(app: App[None]) -> None:
    """Paint what is other on an app's screen than when it was painted last."""
    if app.is_running:
        _painted(app.screen._compositor, screen_stack=app._background_screens)


def _parsed_once(sheet: Stylesheet, css: str, **read: Any) -> list[RuleSet]:
    """Return the rules of a text of styles, which every app begins with: they are the same wherever the colours are."""
    known = (css, *sorted(read.items()), *sheet._variables.items())
    if known not in _parsed:
        _parsed[known] = _parse(sheet, css, **read)
    return _parsed[known]


def _unpainted(compositor: Compositor, full: bool = False, screen_stack: object = None, simplify: bool = False) -> None:
    """Leave what is to be painted for later."""


async def _settled(pilot: Pilot[None], timeout: float = 30.0) -> bool:
    """Wait until no part of the app has anything left to do. Textual's own sends one message more to each, which costs as much as a key."""
    async with asyncio.timeout(timeout):
        for looks in count():
            if all(map(_rests, (pilot.app, *pilot.app._registry))):
                break
            if pilot.app._exception_event.is_set():
                return False
            await asyncio.sleep(0 if looks < _AT_ONCE else _PAUSE)
    return True


def _rests(part: MessagePump) -> bool:
    """Whether a part of the app waits for its next message, or for none any more."""
    messages: Queue[Message | None] = part._message_queue
    return part._closing or part._closed or (messages.empty() and bool(messages.ready_event._waiters))


async def _soon(min_sleep: float = 0.0, max_sleep: float = 0.0) -> None:
    await asyncio.sleep(_PAUSE)
