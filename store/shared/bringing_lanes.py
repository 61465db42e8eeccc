"""Months of an archive brought in by several processes at once, each a few at a time in a transaction of its own."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from itertools import islice
from queue import SimpleQueue

from store.api.errors import DatelineError
from store.formats.helper import Helper
from store.shared.month_bringer import Month, MonthBringer, Put

Brings = Callable[[Iterable[list[Month]]], Iterator[tuple[list[Month], Put]]]
"""Brings in months, and yields those that are in as they are."""
_MOST = 4
_MODULE = "store.shared.bringing_main"


def processes() -> int:
    """Return how many processes bring in at once: one more than there are processors, as each waits for the database now and then."""
    return min(_MOST, len(os.sched_getaffinity(0)) + 1)


@contextmanager
def bringing_in(bringer: MonthBringer, address: str, helpers: int) -> Iterator[Brings]:
    """Lend what brings in months, here or by so many processes, which end with it, done or not."""
    if not helpers:
        yield lambda groups: ((some, bringer.bring(some)) for some in groups)
        return
    free: SimpleQueue[Helper] = SimpleQueue()

    def brought(some: list[Month]) -> tuple[list[Month], Put]:
        helper = free.get()
        helper.give(pickle.dumps(some))
        try:
            told = pickle.loads(helper.take())  # noqa: S301 - from a process of ours
        except EOFError as error:
            raise DatelineError("a process that brought months in has ended; the same command goes on where it was") from error
        finally:
            free.put(helper)
        if isinstance(told, str):
            raise DatelineError(told)
        return some, told

    with ThreadPoolExecutor(helpers) as threads, ExitStack() as ends:
        for _ in range(helpers):
            free.put(ends.enter_context(Helper(_MODULE, (address, str(bringer.folder)))))

        def bring(groups: Iterable[list[Month]]) -> Iterator[tuple[list[Month], Put]]:
            coming = iter(groups)
            under_way: set[Future[tuple[list[Month], Put]]] = {
                threads.submit(brought, some) for some in islice(coming, helpers)
            }
            while under_way:
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                under_way |= {threads.submit(brought, some) for some in islice(coming, len(done))}
                for one in done:
                    yield one.result()

        yield bring
