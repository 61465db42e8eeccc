"""Courtesy: how many requests a server gets at a time, and how one that is busy or away is left alone for the rest of a round."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from store.fetch.addresses import origin_of
from store.fetch.errors import OfflineError, UnreachableError

_HOPES = 2
"""Times that nobody answered at a server, after which it is not asked again in this round."""
_BUSY_IN_A_ROW = 3
"""Times in a row that a server said it is busy, after which it is left alone for the rest of this round: one feed alone may be."""
_OFFLINE_HOPES = 8
"""Times that no network was there, after which nobody is asked in this round, if nobody has answered so far."""
Host = tuple[str, int]
"""A server: its name and port."""


def host_of(address: str) -> Host:
    """Return the server of a checked address."""
    _, name, port = origin_of(address)
    return name, port


class Hosts:
    """The servers of one round of fetching."""

    def __init__(self, places: int) -> None:
        self._places: dict[Host, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(places))
        self._busy: dict[Host, list[int]] = defaultdict(list)
        self._away: dict[Host, list[UnreachableError]] = defaultdict(list)
        self._offline: list[OfflineError] = []
        self._anybody = False

    @asynccontextmanager
    async def place(self, address: str) -> AsyncIterator[None]:
        """Wait for a place at a server, and hold it."""
        async with self._places[host_of(address)]:
            yield

    def busy(self, address: str, until: int) -> None:
        """Note that a server said it is busy, and until when."""
        self._busy[host_of(address)].append(until)

    def willing(self, address: str) -> None:
        """Note that a server gave an answer of another kind."""
        self._busy.pop(host_of(address), None)

    def busy_until(self, address: str) -> int:
        """Return until when a server is to be left alone; 0 if it is not to be."""
        told = self._busy.get(host_of(address), [])
        return max(told) if len(told) >= _BUSY_IN_A_ROW else 0

    def away(self, address: str, error: UnreachableError) -> None:
        """Note that nobody could be reached at a server."""
        self._away[host_of(address)].append(error)
        if isinstance(error, OfflineError):
            self._offline.append(error)

    def reached(self, address: str) -> None:
        """Note that a server answers."""
        self._anybody = True
        self._away.pop(host_of(address), None)

    def expect(self, address: str) -> None:
        """Raise UnreachableError where there is no hope left in this round that a server answers."""
        told = self._away.get(host_of(address), [])
        if len(told) >= _HOPES:
            raise told[-1]
        if len(self._offline) >= _OFFLINE_HOPES and not self._anybody:
            raise self._offline[-1]
