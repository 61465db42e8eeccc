"""A lane: a process that reads large files for another one that keeps what is in them: `python -m store.formats.reading_main`.

It is given a `Task` on standard input, and gives parts of what it read to standard output, before each large file how far it is;
the reading, with what it noted, is the last. What takes more of the machine than it may is refused, or ends it. A lane that reads
alone lets one more process make stories ready, and does so itself whenever that one has enough to do.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from time import monotonic

from store.api.changes import Refused
from store.formats import lane_limits
from store.formats.format_table import read_source
from store.formats.helper import Helper, collect_seldom
from store.formats.preparing_main import Prepare, prepare_of
from store.formats.source import Read
from store.formats.transport import LARGE_FILE, Given, Passed, Reached, Task, pass_on, pickled

_TOGETHER = 100
"""What is passed on together."""
_SOON = 1.0
"""Seconds after which what was read is passed on though it is less."""
_ENOUGH = 2
"""Parts that wait for the process which helps."""
_MOST_WAITING = 8
"""Parts that wait to be passed on behind one that is still being made ready."""


def main() -> None:
    """Read and pass on, until all is done or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 – from the process that started this
    given, sys.stdout = sys.stdout.buffer, sys.stderr
    prepare = prepare_of(task.preparer) if task.preparer else None
    lane_limits.begin(patient=task.patient)
    with suppress(BrokenPipeError, EOFError):  # whoever listens sees that the reading is missing
        for part in _ready(_parts(task), task, prepare):
            pass_on(given, part)
        pass_on(given, pickled(task.reading))


def _ready(parts: Iterable[list[Read] | Reached], task: Task, prepare: Prepare | None) -> Iterator[bytes | memoryview]:
    """Yield parts of what was read, made ready."""
    if prepare is None:
        yield from map(pickled, parts)
        return
    collect_seldom()
    prepare = _within_bounds(prepare)
    if not task.helped:
        yield from (pickled(part if isinstance(part, Reached) else prepare(part)) for part in parts)
        return
    with Helper("store.formats.preparing_main", task.preparer) as helper:
        waiting: deque[memoryview | None] = deque()
        for part in parts:
            if isinstance(part, Reached):
                waiting.append(pickled(part))
            elif helper.busy_with < _ENOUGH:
                helper.give(pickled(part))
                waiting.append(None)
            else:
                waiting.append(pickled(prepare(part)))
            while waiting and (waiting[0] is not None or helper.has_done or len(waiting) > _MOST_WAITING):
                yield waiting.popleft() or helper.take()
        yield from (part or helper.take() for part in waiting)


def _within_bounds(prepare: Prepare) -> Prepare:
    """Return the same making ready with time of its own: reading has all of its time again behind it."""

    def prepared(part: Sequence[Passed]) -> list[Passed]:
        lane_limits.go_on()
        done = prepare(part)
        lane_limits.go_on()
        return done

    return prepared


def _parts(task: Task) -> Iterator[list[Read] | Reached]:
    """Yield what is read in parts that are not too large; how far it is stands before the first and around large files."""
    part, begun, was_large, skipped = list[Read](), monotonic(), True, task.skipped
    for nth, file in enumerate(task.files):
        is_large = file.size > LARGE_FILE
        if is_large or was_large:
            if part:
                yield part
                part = []
            yield Reached(nth, task.reading)
        was_large = is_large
        for one in _read(file, task):
            lane_limits.go_on()
            if skipped:
                skipped -= 1
                continue
            begun = begun if part else monotonic()
            part.append(one)
            if len(part) == _TOGETHER or monotonic() - begun > _SOON:
                yield part
                part = []
    if part:
        yield part


def _read(file: Given, task: Task) -> Iterator[Read]:
    """Yield what a file holds."""
    try:
        yield from read_source(file.source, reading=task.reading)
    except MemoryError:
        yield Refused(file.name or file.path, 0, lane_limits.TOO_MUCH)


if __name__ == "__main__":
    main()
