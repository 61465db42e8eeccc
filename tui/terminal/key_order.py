"""Keys that come faster than what they do: each is taken once the one before it is done with, so that none goes astray.

A key is passed from the widget that has the focus up to the app, and what it does may give the focus to another. A key that comes
in the same moment, over a slow line or from a program that types, would still go to the first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

_PATIENCE = 2.0
"""Seconds after which the next key is taken though it is not known what became of the one before."""


class KeyOrder:
    """Takes keys one after another."""

    def __init__(self, app: App[None], take: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app, self._take = app, take
        self._waiting: deque[events.Key] = deque()
        self._way: Sequence[MessagePump] = ()
        self._screen: Screen[object] | None = None
        self._round = 0

    async def press(self, key: events.Key) -> None:
        """Take a key, now or when those before it are done with."""
        if self._waiting:
            self._waiting.append(key)
        elif self._is_busy():
            self._waiting.append(key)
            self._wait()
        else:
            await self._now(key)

    async def _now(self, key: events.Key) -> None:
        self._screen = self._app.screen
        self._way = [node for node in (self._app.focused or self._screen).ancestors_with_self if isinstance(node, MessagePump)]
        await self._take(key)

    def _is_busy(self) -> bool:
        """Return whether the last key, or what it set going on the screen, is still on its way."""
        opened = self._app.screen is not self._screen and not self._app.screen.is_mounted
        return bool(self._way) and (opened or any(node.message_queue_size for node in self._way))

    def _wait(self) -> None:
        """Follow the last key up to the app, and then what it had widgets tell one another; then go on."""
        self._round += 1
        self._pass_on([*self._way, *self._way, self._app], self._round)
        self._app.set_timer(_PATIENCE, partial(self._go_on, self._round))

    def _pass_on(self, way: Sequence[MessagePump], nth: int) -> None:
        for at, node in enumerate(way):
            if node.call_later(self._pass_on, way[at + 1 :], nth):
                return
        screen = self._app.screen
        if screen is self._screen or not screen.call_after_refresh(self._app.call_later, partial(self._go_on, nth)):
            self._app.call_later(self._go_on, nth)

    async def _go_on(self, nth: int) -> None:
        if nth == self._round and self._waiting:
            await self._now(self._waiting.popleft())
            if self._waiting:
                self._wait()
            else:
                self._round += 1
