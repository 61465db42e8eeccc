"""Killing work at any moment: the work is done by a process of its own, which ends itself without a word when its moment comes."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from itertools import count
from types import FrameType
from typing import Any

_CHANGES = frozenset("open write flush fsync close __exit__ chmod replace rename unlink mkdir flock".split())
"""Functions of the system, and of open files, that change something."""


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
