"""Programs of the person's that are asked for a line: within bounds of time and of what they print."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from threading import Event, Timer


def first_output(words: list[str], most: int, seconds: float) -> tuple[bytes, int | None]:
    """Run a program and return the first bytes it prints, and how it ended; None if it had to be ended for taking too long.

    A program that goes on printing beyond `most` bytes is ended, and has ended well. Raises OSError, ValueError and IndexError
    if it can't be run.
    """
    late = Event()
    with (
        subprocess.Popen(  # noqa: S603
            [words[0], *words[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0 if os.name == "posix" else None,
        ) as program
    ):
        timer = Timer(seconds, _end, (program, late))
        timer.start()
        try:
            printed = program.stdout.read(most) if program.stdout else b""
            if len(printed) == most:
                _end(program, Event())
                return printed, 0
            ended = program.wait()
        finally:
            timer.cancel()
    return printed, None if late.is_set() else ended


def _end(program: subprocess.Popen[bytes], ended: Event) -> None:
    """End a program and whatever it has started, and say so."""
    ended.set()
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(program.pid, signal.SIGKILL)
        else:
            program.kill()
