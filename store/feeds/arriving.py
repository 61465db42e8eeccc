"""Answers as they arrive: fetched and read here, or, where there are many feeds, in a process beside this one that keeps them."""

from __future__ import annotations

import pickle
import queue
import subprocess
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from threading import Event, Thread

from store.feeds.reading import FeedReading
from store.fetch.answer import Fetched, Outcome
from store.fetch.request import MOST_BYTES, Request
from store.formats.helper import begun

_MANY = 24
"""Feeds for which a process of their own pays: one fetches and reads, the other keeps what was read."""
_AHEAD = 96
"""Answers that wait to be taken, before no more are asked for."""
_QUIET = 1.5
"""Seconds without an answer after which that is told, so that one slow feed holds up no other."""
_ENDED = "what it gave could not be read, as the process that reads feeds was ended; update it again"

Arrived = Fetched | FeedReading
"""An answer with nothing to keep, or one that is to be read, or was."""


def arriving(requests: Sequence[Request], names: Mapping[str, str]) -> Generator[Arrived | None, None, None]:
    """Yield answers as they come, and None whenever none has come for a while.

    `names` are what feeds are called, by the names of their requests. Whoever stops taking answers ends what is under way.
    """
    answers: queue.Queue[Arrived | BaseException | None] = queue.Queue(_AHEAD)
    ended = Event()
    many = len(requests) >= _MANY and all(0 < request.settings.most_bytes <= MOST_BYTES for request in requests)
    come = beside if many else here

    def put(one: Arrived | BaseException | None) -> None:
        while not ended.is_set():
            with suppress(queue.Full):
                answers.put(one, timeout=0.2)
                return

    def take() -> None:
        try:
            with closing(come(requests, names, ended.is_set)) as coming:
                for one in coming:
                    put(one)
        except BaseException as error:  # noqa: BLE001 – raised where the answers are taken
            put(error)
        put(None)

    Thread(target=take, name="arriving", daemon=True).start()
    try:
        yield from _taken(answers)
    finally:
        ended.set()


def _taken(answers: queue.Queue[Arrived | BaseException | None]) -> Iterator[Arrived | None]:
    while True:
        try:
            got = answers.get(timeout=_QUIET)
        except queue.Empty:
            yield None
            continue
        if got is None:
            return
        if isinstance(got, BaseException):
            raise got
        yield got


def here(requests: Sequence[Request], names: Mapping[str, str], ended: Callable[[], bool]) -> Generator[Arrived, None, None]:
    """Yield answers that are fetched by this process, and read when their stories are asked for."""
    from store.fetch.rounds import fetch_all

    with closing(fetch_all(requests)) as coming:
        for fetched in coming:
            yield fetched if fetched.body is None else FeedReading(fetched, names[fetched.request.name], fetched.request.name)
            if ended():
                return


def beside(requests: Sequence[Request], names: Mapping[str, str], ended: Callable[[], bool]) -> Generator[Arrived, None, None]:
    """Yield answers that another process fetches and reads; its end, whatever the reason, loses no more than what it had."""
    left = {request.name: request for request in requests}
    with begun("store.feeds.reading_main", stderr=subprocess.DEVNULL) as process:
        try:
            if process.stdin:
                with suppress(BrokenPipeError):  # it stays open: when it closes, for whatever reason, the process ends
                    pickle.dump((list(requests), dict(names)), process.stdin)
                    process.stdin.flush()
            with suppress(EOFError, pickle.UnpicklingError):
                while process.stdout and left and not ended():
                    one: Arrived = pickle.load(process.stdout)  # noqa: S301 – from our own process
                    left.pop((one if isinstance(one, Fetched) else one.fetched).request.name)
                    yield one
        finally:
            process.kill()
    if len(left) == len(requests) and not ended():
        yield from here(requests, names, ended)
        return
    for request in left.values():
        yield Fetched(request, Outcome.FAILED, request.state, _ENDED)
