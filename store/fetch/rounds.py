"""Rounds: many addresses asked at once, within bounds; the answers come as they arrive."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass

from store.fetch.addresses import checked
from store.fetch.answer import Fetched
from store.fetch.errors import FetchError
from store.fetch.fetcher import Fetcher
from store.fetch.hosts import Host, Hosts, host_of
from store.fetch.request import Request


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is asked at once."""

    at_once: int = 16
    """Requests under way."""
    per_host: int = 2
    """Of these, at one server (a name and a port)."""
    waiting: int = 32
    """Answers that may wait to be taken, before no more are asked for."""


_USUAL = Bounds()


def fetch(request: Request, now: Callable[[], float] = time.time) -> Fetched:
    """Return what became of one request. Not to be called where an event loop runs: there, use a `Fetcher`."""
    with closing(fetch_all((request,), now=now)) as answers:
        return next(answers)


def fetch_all(
    requests: Iterable[Request], *, bounds: Bounds = _USUAL, now: Callable[[], float] = time.time
) -> Generator[Fetched, None, None]:
    """Yield what became of each request, in the order the answers come, while others are still under way.

    Whoever takes an answer closes it. Whoever stops taking them (closes the iterator) ends what is under way.
    """
    round_ = _Round(list(requests), bounds, now)
    round_.start()
    try:
        yield from round_.answers()
    finally:
        round_.stop()


class _Round:
    """Requests being asked in a thread with an event loop of its own, so that taking in an answer holds up no other."""

    def __init__(self, requests: list[Request], bounds: Bounds, now: Callable[[], float]) -> None:
        self._line = _Line(requests, bounds.per_host)
        self._count = len(requests)
        self._bounds = bounds
        self._now = now
        self._answers: queue.SimpleQueue[Fetched | BaseException] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="fetch", daemon=True)
        self._begun = threading.Event()
        self._untaken = self._count
        self._loop: asyncio.AbstractEventLoop | None = None
        self._room: asyncio.Semaphore | None = None
        self._all: asyncio.Task[None] | None = None

    def start(self) -> None:
        if self._count:
            self._thread.start()

    def answers(self) -> Iterator[Fetched]:
        for _ in range(self._count):
            answer = self._answers.get()
            self._untaken -= 1
            if isinstance(answer, BaseException):
                raise answer
            if self._loop is not None and self._room is not None:
                with suppress(RuntimeError):  # the last ones were asked, and the loop is closed
                    self._loop.call_soon_threadsafe(self._room.release)
            yield answer

    def stop(self) -> None:
        """End what is under way, and let go of answers nobody took."""
        if not self._count:
            return
        self._begun.wait()
        if self._untaken and self._loop is not None and self._all is not None:
            with suppress(RuntimeError):  # it has ended already
                self._loop.call_soon_threadsafe(self._all.cancel)
        self._thread.join()
        with suppress(queue.Empty):
            while True:
                if isinstance(left := self._answers.get_nowait(), Fetched):
                    left.close()

    def _work(self) -> None:
        try:
            with suppress(asyncio.CancelledError):
                asyncio.run(self._ask_all())
        except BaseException as error:  # noqa: BLE001 – handed to whoever waits for answers, in whose thread it is raised
            self._answers.put(error)
        finally:
            self._begun.set()

    async def _ask_all(self) -> None:
        self._room = asyncio.Semaphore(self._bounds.waiting)
        self._all = asyncio.current_task()
        self._loop = asyncio.get_running_loop()
        self._begun.set()
        fetcher = Fetcher(Hosts(self._bounds.per_host), self._now)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(self._bounds.at_once, self._count)):
                    group.create_task(self._ask_some(fetcher, self._room))
        finally:
            await fetcher.aclose()

    async def _ask_some(self, fetcher: Fetcher, room: asyncio.Semaphore) -> None:
        while (request := await self._line.next()) is not None:
            await room.acquire()
            try:
                self._answers.put(await fetcher.fetch(request))
            finally:
                self._line.done(request)


class _Line:
    """Requests waiting: the servers take turns, and none is asked for more at once than it may be."""

    def __init__(self, requests: list[Request], per_host: int) -> None:
        self._waiting: dict[Host, deque[Request]] = {}
        for request in requests:
            self._waiting.setdefault(_server(request), deque()).append(request)
        longest_first = sorted(self._waiting.items(), key=lambda item: -len(item[1]))
        self._turns = deque(host for host, line in longest_first for _ in range(min(per_host, len(line))))
        self._turns_of = Counter(self._turns)
        self._left = len(requests)
        self._changed = asyncio.Event()

    async def next(self) -> Request | None:
        """Return the next request; None if there is none any more."""
        while not self._turns:
            if not self._left:
                return None
            self._changed.clear()
            await self._changed.wait()
        host = self._turns.popleft()
        self._turns_of[host] -= 1
        self._left -= 1
        return self._waiting[host].popleft()

    def done(self, request: Request) -> None:
        """Note that a request was answered: another may go to its server."""
        host = _server(request)
        if len(self._waiting[host]) > self._turns_of[host]:
            self._turns.appendleft(host)  # its connection is open now
            self._turns_of[host] += 1
        self._changed.set()


def _server(request: Request) -> Host:
    try:
        return host_of(checked(request.start()))
    except FetchError:
        return "", 0
