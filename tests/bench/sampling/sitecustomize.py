"""Loaded by each Python that is started with this folder in `PYTHONPATH`: notes what its threads use a processor for.

Every few milliseconds it looks at what each thread is doing, and adds the processor time that the thread has used since to that
stack. What was noted stands in a file of `DATELINE_SAMPLES`, one a process, written anew every second: a process that is killed
has left all but its last second.
"""

from __future__ import annotations

import atexit
import json
import os
import sys
import threading
import time
from collections import defaultdict, deque
from contextlib import suppress
from itertools import accumulate, chain, repeat
from operator import call, methodcaller
from pathlib import Path
from types import CodeType, FrameType

_EVERY = 0.002
_WRITTEN_EVERY = 1.0
_DEEPEST = 120
_TURN = 0.00001
"""Seconds after which a thread lets this one look: at more, all would be seen where they wait for a file, which lets others go on."""
_Stack = tuple[CodeType, ...]


class Sampler(threading.Thread):
    """The thread that looks at the others."""

    def __init__(self, folder: Path) -> None:
        super().__init__(name="sampler", daemon=True)
        self._file = folder / f"{os.getpid()}.json"
        self._seconds: defaultdict[_Stack, float] = defaultdict(float)
        self._used: dict[int, float] = {}
        self._writing = threading.Lock()

    def run(self) -> None:
        """Look, and write now and then, until the process ends."""
        written = time.monotonic()
        while True:
            sys.setswitchinterval(_TURN)  # which programs set for themselves
            time.sleep(_EVERY)
            self._look()
            if (now := time.monotonic()) - written > _WRITTEN_EVERY:
                written = now
                self.write()

    def write(self) -> None:
        """Put what was noted in place of what was written before."""
        with self._writing:
            stacks = [[[_name(code) for code in stack], seconds] for stack, seconds in self._seconds.copy().items()]
            told = {"command": sys.orig_argv[1:4], "seconds": time.process_time(), "stacks": stacks}
            part = self._file.with_suffix(".part")
            with suppress(OSError):  # nobody wants to know any more
                part.write_text(json.dumps(told), encoding="utf-8")
                part.replace(self._file)

    def _look(self) -> None:
        for thread in threading.enumerate():
            if thread is self or thread.ident is None or thread.native_id is None:
                continue
            with suppress(OSError):  # it has ended meanwhile
                used = time.clock_gettime(~thread.native_id << 3 | 6)  # the clock of a thread, as Linux numbers them
                if more := used - self._used.get(thread.native_id, 0.0):
                    self._used[thread.native_id] = used
                    self._seconds[_stack_of(thread.ident)] += more


def _stack_of(thread: int) -> _Stack:
    """Return what a thread has called, outermost first, without what Python itself does to load a module.

    It is followed from call to caller within one step of the interpreter: meanwhile no other thread goes on, and none of it ends.
    """
    calls: deque[FrameType] = deque()
    innermost = map(methodcaller("get", thread), map(call, (sys._current_frames,)))
    with suppress(AttributeError):  # behind the outermost
        calls.extend(accumulate(chain(innermost, repeat("f_back", _DEEPEST)), getattr))
    codes = (one.f_code for one in reversed(calls) if one is not None)
    return tuple(code for code in codes if not code.co_filename.startswith("<frozen"))


def _name(code: CodeType) -> str:
    path = Path(code.co_filename)
    return f"{path.parent.name}/{path.name}:{code.co_firstlineno} {code.co_qualname}"


if folder := os.environ.get("DATELINE_SAMPLES"):
    sampler = Sampler(Path(folder))
    sampler.start()
    atexit.register(sampler.write)
