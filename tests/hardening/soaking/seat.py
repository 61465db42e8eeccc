"""A seat before the screen of a soak: keys are pressed, and each is told with how long its paint took and what held it up."""

from __future__ import annotations

import json
import os
import select
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.bench.terminal import Terminal
from tests.hardening.soaking import sitter
from tests.hardening.soaking.gauge import own_time, worked_and_waited
from tests.hardening.soaking.home import environment

_PROJECT = Path(__file__).resolve().parents[3]
_BURST = 0.02
"""Seconds without paint after which a frame is over."""
_AFTER = 0.05
"""Seconds after all was done that a key brought about in which it may still be read what was painted."""
_QUIET = 0.12
"""Seconds without paint after which nothing more is waited for."""
_MOST = 4.0
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Frame:
    """What came of a key."""

    key: str
    wall: float
    """Seconds from the key to the last byte of the frame that answers it; to the end of what it did where that is nothing to be seen."""
    own: float
    """The same without the time in which other programs had the processor."""
    settled: float
    """Seconds from the key to the last byte of all that it brought about."""
    held: float
    """For how long at the longest the screen's thread did nothing else since the last key, without waiting for a processor."""
    held_wall: float
    """The same by the clock."""


class EndedError(Exception):
    """Dateline has ended; told with what it said last."""


class Seat:
    """Somebody before a screen."""

    def __init__(self, home: Path, size: tuple[int, int] = (120, 40)) -> None:
        self._ours, theirs = socket.socketpair()
        theirs.set_inheritable(True)
        env = {**environment(home), "PYTHONPATH": str(_PROJECT), "COLORTERM": "truecolor", "BROWSER": "true", "VISUAL": "true"}
        os.environ.pop("COLUMNS", None)
        self.terminal = Terminal([sys.executable, sitter.__file__, str(theirs.fileno())], env, *size)
        theirs.close()
        self._ours.settimeout(60)
        with suppress(PermissionError):  # who looks is not to be late, or what is seen would be
            os.setpriority(os.PRIO_PROCESS, 0, -15)

    @property
    def pid(self) -> int:
        """The screen's process."""
        return self.terminal.pid

    def press(self, keys: str, called: str = "") -> Frame:
        """Press a key, or several at once, and wait for what is painted. Raises EndedError."""
        before, begun = worked_and_waited(self.pid), monotonic()
        self.terminal.send(keys.encode())
        answered, first, last, after = 0.0, 0.0, 0.0, before
        while (now := monotonic() - begun) < _MOST:
            quiet = _QUIET if last or now > 1.0 else 1.0
            if first == 0.0 and last and now - last > _BURST:
                first = last
            if not select.select([self.terminal._fd], [], [], _BURST if last and not first else quiet)[0]:
                if last and not first:
                    first = last
                    continue
                break
            try:
                self.terminal.read()
            except OSError as error:
                raise EndedError(self.terminal.seen[-2_000:].decode(errors="replace")) from error
            last = monotonic() - begun
            if not first:
                after, answered = worked_and_waited(self.pid), answered or last
        first = first or last
        self.terminal.seen = self.terminal.seen[-_KEPT:]
        own, wall, rested = self._pulse()
        rest = rested - begun
        if 0 < rest < answered - _AFTER:  # painted for another reason, long after
            first = last = rest
        return Frame(called or repr(keys), first, min(first, own_time(first, before, after)), last, own, wall)

    def wait_for(self, text: str, seconds: float = 120) -> None:
        """Wait until a text has been painted. Raises TimeoutError."""
        self.terminal.wait_for(text.encode(), seconds)

    def idle(self, seconds: float) -> None:
        """Press nothing for a while."""
        self.terminal.idle(seconds)
        self.terminal.seen = self.terminal.seen[-_KEPT:]

    def _pulse(self) -> tuple[float, float, float]:
        self._ours.sendall(b"?")
        answer = b""
        while not answer.endswith(b"\n"):
            piece = self._ours.recv(200)
            if not piece:
                raise EndedError(self.terminal.seen[-2_000:].decode(errors="replace"))
            answer += piece
        own, wall, rested = json.loads(answer)
        return own, wall, rested

    def leave(self) -> int:
        """Leave Dateline, and return its exit status; what does not end within half a minute is ended, and told as -9."""
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, 0)
        self.terminal.send(b"\x11")
        end = monotonic() + 30
        while monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.terminal._fd)
                return os.waitstatus_to_exitcode(status)
            if select.select([self.terminal._fd], [], [], 0.1)[0]:
                try:
                    self.terminal.read()
                except OSError:
                    continue
        self.terminal.close()
        return -9
