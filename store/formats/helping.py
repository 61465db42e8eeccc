"""A process that makes stories ready for a lane which reads alone: `python -m store.formats.helping`.

It is given what makes ready and then parts on standard input, and answers with each part, made ready, on standard output; when
its input ends, for whatever reason, it ends too.
"""

from __future__ import annotations

import pickle
import queue
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import IO, Self

from store.api.prepared import Preparer
from store.formats.transport import Passed, pass_on, passed_on, pickled, unpickled

Prepare = Callable[[Sequence[Passed]], list[Passed]]
"""Makes ready what was read: stories become `Prepared`, as far as they can."""


def prepare_of(preparer: Preparer) -> Prepare:
    """Return what makes stories ready in this process."""
    module, *given = preparer
    prepare: Prepare = import_module(module).preparer(*given)
    return prepare


class Helper:
    """The process, as the lane sees it."""

    def __init__(self, preparer: Preparer) -> None:
        self._preparer = preparer
        self._done: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.busy_with = 0
        """How many parts were given and not taken back."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "store.formats.helping"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 – our own module
        if self._process.stdin and self._process.stdout:
            pickle.dump(self._preparer, self._process.stdin)
            Thread(target=self._collect, args=(self._process.stdout,), name="helped", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    @property
    def has_done(self) -> bool:
        """Whether a part can be taken without waiting."""
        return not self._done.empty()

    def give(self, part: bytes | memoryview) -> None:
        """Let a pickled part be made ready. Raises BrokenPipeError if the process has ended."""
        if self._process.stdin:
            pass_on(self._process.stdin, part)
            self.busy_with += 1

    def take(self) -> bytes:
        """Return the next part, made ready; they come in the order they were given. Raises EOFError if the process has ended."""
        part = self._done.get()
        if not part:
            raise EOFError("the process that makes stories ready has ended")
        self.busy_with -= 1
        return part

    def _collect(self, back: IO[bytes]) -> None:
        for part in passed_on(back):
            self._done.put(part)
        self._done.put(b"")


def main() -> None:
    """Make ready what comes, until nothing more does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    prepare = prepare_of(pickle.load(sys.stdin.buffer))  # noqa: S301 – from the process that started this
    given, sys.stdout = sys.stdout.buffer, sys.stderr
    with suppress(BrokenPipeError):
        for part in passed_on(sys.stdin.buffer):
            found = unpickled(part)
            pass_on(given, pickled(prepare(found) if isinstance(found, list) else []))


if __name__ == "__main__":
    main()
