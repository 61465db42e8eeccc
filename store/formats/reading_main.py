"""A lane: a process that reads large files for another one that keeps what is in them: `python -m store.formats.reading_main`.

It is given a `Task` on standard input, and gives parts of what it read to standard output; the reading, with what it noted, is
the last. A lane that reads alone lets one more process make stories ready, and does so itself whenever that one has enough to do.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from store.formats.format_table import read_source
from store.formats.helper import Helper, collect_seldom
from store.formats.preparing_main import prepare_of
from store.formats.source import Read, Source
from store.formats.transport import Task, pass_on, pickled

_TOGETHER = 100
"""What is passed on together."""
_ENOUGH = 2
"""Parts that wait for the process which helps."""
_MOST_WAITING = 8
"""Parts that wait to be passed on behind one that is still being made ready."""


def main() -> None:
    """Read and pass on, until all is done or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 – from the process that started this
    given, sys.stdout = sys.stdout.buffer, sys.stderr
    sources = (Source.of_path(Path(file), named=named) for file, named in task.files)
    read = islice(chain.from_iterable(read_source(one, reading=task.reading) for one in sources), task.skipped, None)
    with suppress(BrokenPipeError):
        for part in chain(_ready(_parts(read), task), (pickled(task.reading) for _ in range(1))):
            pass_on(given, part)


def _ready(parts: Iterable[Sequence[Read]], task: Task) -> Iterator[bytes | memoryview]:
    """Yield parts of what was read, made ready."""
    if not task.preparer:
        yield from map(pickled, parts)
        return
    prepare = prepare_of(task.preparer)
    collect_seldom()
    if not task.helped:
        yield from (pickled(prepare(part)) for part in parts)
        return
    with Helper("store.formats.preparing_main", task.preparer) as helper:
        waiting: deque[memoryview | None] = deque()
        for part in parts:
            if helper.busy_with < _ENOUGH:
                helper.give(pickled(part))
                waiting.append(None)
            else:
                waiting.append(pickled(prepare(part)))
            while waiting and (waiting[0] is not None or helper.has_done or len(waiting) > _MOST_WAITING):
                yield waiting.popleft() or helper.take()
        yield from (part or helper.take() for part in waiting)


def _parts(read: Iterable[Read]) -> Iterator[list[Read]]:
    remaining = iter(read)
    while part := list(islice(remaining, _TOGETHER)):
        yield part


if __name__ == "__main__":
    main()
