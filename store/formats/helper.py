"""A process that does a share of the work: it is given parts of bytes and answers each with bytes, in their order.

It is a module that is run with `python -m`, finds what it is to know on standard input and then the parts, and ends when its
input does, for whatever reason: none stays behind when the one that began it is ended.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, Any, Self

from store.formats.transport import pass_on, passed_on

_SELDOM = 10_000, 20, 50
"""How many objects have to come before a look at them, and how many looks before one at older ones."""


class Helper:
    """The process, as the one that begins it sees it; a context that ends it."""

    def __init__(self, module: str, given: object) -> None:
        """Take the module that is run, and what it is to know, which can be pickled."""
        self._module = module
        self._given = given
        self._done: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._waiting: queue.SimpleQueue[bytes | memoryview] = queue.SimpleQueue()
        self.busy_with = 0
        """How many parts were given and not taken back."""

    def __enter__(self) -> Self:
        self._process = begun(self._module)
        if self._process.stdin and self._process.stdout:
            Thread(target=self._hand_over, args=(self._process.stdin,), name="helping", daemon=True).start()
            Thread(target=self._collect, args=(self._process.stdout,), name="helped", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._waiting.put(b"")

    @property
    def has_done(self) -> bool:
        """Whether a part can be taken without waiting."""
        return not self._done.empty()

    def give(self, part: bytes | memoryview) -> None:
        """Give a part to be worked on, without waiting until the process has room for it."""
        self.busy_with += 1
        self._waiting.put(part)

    def take(self) -> bytes:
        """Return the answer to the next part; they come in the order the parts were given. Raises EOFError if the process has ended."""
        part = self._done.get()
        self.busy_with -= 1
        if not part:
            self._done.put(b"")
            raise EOFError(f"{self._module} has ended")
        return part

    def _hand_over(self, stream: IO[bytes]) -> None:
        with suppress(BrokenPipeError, ValueError), stream:  # an end is told where the answer is taken
            pickle.dump(self._given, stream)
            stream.flush()
            while part := self._waiting.get():
                pass_on(stream, part)

    def _collect(self, back: IO[bytes]) -> None:
        with back:
            for part in passed_on(back):
                self._done.put(part)
        self._done.put(b"")


def begun(module: str, *, stderr: int | None = None, files: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    """Begin with a module of ours in a process with pipes to and from it, and with some of our open files, by their numbers.

    It has a group of its own: Ctrl+C comes to us alone, and what we began ends with its input.
    """
    command, pipe = [sys.executable, "-m", module], subprocess.PIPE
    env = {**os.environ, "RUST_BACKTRACE": "0"}  # the engine would look for more memory to tell that there is none, and hang
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=stderr, process_group=0, pass_fds=files, env=env)  # noqa: S603


def when_input_ends(call: Callable[[], object]) -> None:
    """Have something called when this process's standard input ends: whoever began it has ended too, or wants no more."""

    def wait() -> None:
        with suppress(OSError):
            while os.read(0, 1):  # not through `sys.stdin`, whose lock would be in the way of this process's own end
                pass
        call()

    Thread(target=wait, name="input", daemon=True).start()


def collect_seldom() -> None:
    """Let this process look seldom for objects that hold each other: its rules stay to the end, and stories, which come and go, do not."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def help_with(begin: Callable[[Any], Callable[[bytes], bytes | memoryview]]) -> None:
    """Be such a process: `begin` is given what it is to know and returns what answers a part."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began this ends it
    answer = begin(pickle.load(sys.stdin.buffer))  # noqa: S301 – from the process that began this
    collect_seldom()
    given, sys.stdout = sys.stdout.buffer, sys.stderr
    with suppress(BrokenPipeError):
        for part in passed_on(sys.stdin.buffer):
            pass_on(given, answer(part))
