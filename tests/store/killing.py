"""Work that is killed at any moment, by itself or from outside, or finds the disk full: all in processes of its own."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from itertools import count
from types import FrameType
from typing import Any

_CHANGES = frozenset("open write flush fsync close __exit__ chmod replace rename unlink mkdir flock".split())
"""Functions of the system, and of open files, that change something."""
_INTERRUPTED = 130


def killed_at(moment: int, work: Callable[[], object]) -> bool:
    """Do some work up to the so-manieth change of a file, and return whether that killed it: else it was done.

    Even moments are just before a change, odd ones just after. Raises RuntimeError if the work failed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of processes with threads; none of them is needed here
        process = os.fork()
    if process == 0:
        _work_and_die(moment, work)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.WEXITSTATUS(status):
        raise RuntimeError("the work failed")
    return False


def _work_and_die(moment: int, work: Callable[[], object]) -> None:
    calls, code = count(), 1

    def look(frame: FrameType, event: str, what: Any) -> None:
        if event in ("c_call", "c_return") and what.__name__ in _CHANGES and next(calls) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.setprofile(look)
        work()
        sys.setprofile(None)
        code = 0
    finally:
        sys.setprofile(None)
        os._exit(code)


def moments_of(work: Callable[[], object]) -> int:
    """Do some work in a process of its own, and return at how many moments `killed_at` could kill it. Raises RuntimeError if it failed."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        try:
            os.close(reading)
            calls = count()

            def look(frame: FrameType, event: str, what: Any) -> None:
                if event in ("c_call", "c_return") and what.__name__ in _CHANGES:
                    next(calls)

            sys.setprofile(look)
            work()
            sys.setprofile(None)
            os.write(writing, str(next(calls)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        number = told.read()
    os.waitpid(process, 0)
    if not number:
        raise RuntimeError("the work failed")
    return int(number)


def killed_after(seconds: float, command: Sequence[str]) -> list[int]:
    """Kill a program some time after it has told its first number, and return all numbers that it told."""
    program = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert program.stdout is not None
    first = program.stdout.readline()
    time.sleep(seconds)
    program.send_signal(signal.SIGKILL)
    told = [int(number) for number in (first, *program.stdout.read().split())]
    program.wait()
    return told


def on_a_full_disk(room: int, command: Sequence[str]) -> str:
    """Run a program that can write no file longer than so many bytes, and return what it says on standard error."""

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    # Python's own files of compiled code would be cut short too, and stay so for every later program.
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, preexec_fn=fill, env=env, capture_output=True, check=False, text=True).stderr


def killed_by(number: int, seconds: float, work: Callable[[], object]) -> bool:
    """Do some work, send it a signal after some time, and return whether that ended it; to be interrupted is an end as any other.

    Raises RuntimeError if the work failed by itself.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        code = 1
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            work()
            code = 0
        except KeyboardInterrupt:
            code = _INTERRUPTED
        finally:
            os._exit(code)
    time.sleep(seconds)
    os.kill(process, number)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == _INTERRUPTED:
        return True
    if os.WEXITSTATUS(status):
        raise RuntimeError("the work failed")
    return False
