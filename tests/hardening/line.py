"""A line to a terminal: a program runs on it, and once it has ended it is seen what it left behind."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Self

_PROJECT = Path(__file__).resolve().parents[2]
_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_ON = {47, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 1047, 1049, 2004, 2026, 2048}
"""What a sane terminal has off: other screens, the mouse, focus, pasted text and frames told apart."""
_OFF = {7, 25}
"""What it has on: lines that wrap, and the cursor."""


class Line:
    """A pty on which a program runs, in a session of its own."""

    def __init__(
        self,
        command: Sequence[str],
        surroundings: Mapping[str, str],
        odd: Mapping[str, str] | None = None,
        folder: Path = _PROJECT,
    ) -> None:
        """Begin a command in a folder, in surroundings without sizes and with a usual terminal, but for what is `odd`."""
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self._before = termios.tcgetattr(self._theirs)
        self.seen = b""
        """All that was written to the terminal."""
        self.status: int | None = None
        """The exit status, below 0 for a signal; None while it runs."""
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(self._theirs, termios.TIOCSCTTY, 0)
                for number in range(3):
                    os.dup2(self._theirs, number)
                os.closerange(3, 256)
                os.chdir(folder)
                sized = {name: value for name, value in surroundings.items() if name not in ("COLUMNS", "LINES")}
                os.execve(
                    command[0], list(command), {**sized, "PYTHONPATH": str(_PROJECT), "TERM": "xterm-256color", **(odd or {})}
                )
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status is None:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self._ours)
        os.close(self._theirs)

    def type(self, keys: bytes) -> None:
        """Type something."""
        os.write(self._ours, keys)

    def wait_for(self, words: bytes, seconds: float = 40.0) -> None:
        """Wait until something was written. Raises TimeoutError."""
        end = monotonic() + seconds
        while words not in self.seen:
            if monotonic() > end or not self._still_runs():
                raise TimeoutError(f"{words!r} was not written: {self.seen[-400:]!r}")
            self.read(0.02)

    def wait_until(self, holds: Callable[[], bool], seconds: float = 40.0) -> None:
        """Wait until something holds. Raises TimeoutError."""
        end = monotonic() + seconds
        while not holds():
            if monotonic() > end:
                raise TimeoutError
            self.read(0.02)

    def read(self, seconds: float) -> None:
        """Read what is written for so long."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            if select.select([self._ours], [], [], left)[0]:
                self.seen += os.read(self._ours, 1 << 16)

    def wait(self, seconds: float = 25.0) -> bool:
        """Wait for the end of the program, and what is written after it; returns whether it came."""
        end = monotonic() + seconds
        while self._still_runs():
            if monotonic() > end:
                return False
            self.read(0.01)
        since = monotonic()
        while self.left_behind() and monotonic() - since < 2.0:  # the keeper has its moment
            self.read(0.02)
        self.read(0.02)
        return True

    def left_behind(self) -> str:
        """Return what the program left of a terminal that is not as it was, in words; empty if all is well."""
        modes = {int(mode): how == b"h" for modes, how in _MODES.findall(self.seen) for mode in modes.split(b";")}
        wrong = [str(mode) for mode in sorted(_ON) if modes.get(mode, False)]
        wrong += [f"no {mode}" for mode in sorted(_OFF) if not modes.get(mode, True)]
        if len(re.findall(rb"\x1b\[>\d+u", self.seen)) > self.seen.count(b"\x1b[<u"):
            wrong.append("keys told otherwise")
        if termios.tcgetattr(self._theirs) != self._before:
            wrong.append("raw")
        return ", ".join(wrong)

    def is_taken(self) -> bool:
        """Return whether the program paints on the terminal."""
        return bool(self.left_behind())

    def _still_runs(self) -> bool:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is None


def dateline(*arguments: str, before: str = "") -> list[str]:
    """Return a command that runs Dateline, in which some lines of Python come first: a fault that is to be tried."""
    script = f"import sys; sys.argv = ['dateline', *{list(arguments)!r}]\n{before}\nfrom tui.__main__ import main\nmain()"
    return [sys.executable, "-c", script]


_SHELL = """
import os, signal, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.argv[1], sys.argv[1:])
os.write(1, b"[job %d]" % pid)
while True:
    status = os.waitpid(pid, os.WUNTRACED)[1]
    if not os.WIFSTOPPED(status):
        sys.exit(os.waitstatus_to_exitcode(status) & 255)
    os.write(1, b"[stopped]")
"""


def as_job(command: Sequence[str]) -> list[str]:
    """Return a command that runs another as a shell does, who can stop it; `job_of` has its number."""
    return [sys.executable, "-c", _SHELL, *command]


def job_of(line: Line) -> int:
    """Return the number of the process that was begun as a job, once it was."""
    line.wait_until(lambda: re.search(rb"\[job \d+\]", line.seen) is not None)
    found = re.search(rb"\[job (\d+)\]", line.seen)
    return int(found[1]) if found else 0
