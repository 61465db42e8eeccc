"""Dateline with a pulse inside: it tells over a socket for how long, at the longest, its screen's own thread did nothing else.

    python tests/hardening/soaking/sitter.py FD

A pulse that comes late was held up: by the screen's own work, or by other programs that had the processor. Both are told apart, as
the system counts for each thread how long it was ready and had to wait (`/proc/PID/task/TID/schedstat`).
Where SOAK_STACKS names a file, what all threads were doing is written there whenever the pulse stops for a tenth of a second.
"""

from __future__ import annotations

import asyncio
import faulthandler
import json
import os
import socket
import sys
from time import monotonic

import tui.app
from tests.hardening.soaking.gauge import own_time, worked_and_waited
from tui.app import DatelineApp

BEAT = 0.02
"""Seconds between two beats."""
_LATE = 0.1


class SatApp(DatelineApp):
    """Dateline, taking its own pulse."""

    asker: socket.socket

    def on_mount(self) -> None:
        self._stacks = open(stacks, "a") if (stacks := os.environ.get("SOAK_STACKS")) else None  # noqa: SIM115, PTH123 - to the end
        self._longest, self._last, self._before = (0.0, 0.0), monotonic(), worked_and_waited(os.getpid())
        loop = asyncio.get_running_loop()
        loop.add_reader(self.asker, self._answer)
        loop.call_later(BEAT, self._beat)

    def _beat(self) -> None:
        now, after = monotonic(), worked_and_waited(os.getpid())
        late = max(0.0, now - self._last - BEAT)
        self._longest = max(self._longest, (own_time(late, self._before, after), late))
        self._last, self._before = now, after
        if self._stacks:
            faulthandler.dump_traceback_later(_LATE + BEAT, file=self._stacks)
        asyncio.get_running_loop().call_later(BEAT, self._beat)

    def _answer(self) -> None:
        if not self.asker.recv(64):
            asyncio.get_running_loop().remove_reader(self.asker)
            return
        own, late = self._longest
        self._longest = (0.0, 0.0)
        self.asker.sendall(json.dumps([own, late]).encode() + b"\n")


def main() -> None:
    """Run Dateline on the usual archive, with the socket of the given number."""
    SatApp.asker = socket.socket(fileno=int(sys.argv[1]))
    tui.app.DatelineApp = SatApp  # type: ignore[misc]
    from tui.launch import run_app

    sys.exit(run_app(None, fresh=True))


if __name__ == "__main__":
    main()
