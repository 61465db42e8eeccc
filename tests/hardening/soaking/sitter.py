"""Dateline with a pulse inside: it tells over a socket for how long, at the longest, its screen's own thread did nothing else.

    python tests/hardening/soaking/sitter.py FD

A pulse that comes late was held up: by the screen's own work, or by other programs that had the processor. Both are told apart, as
the system counts for each thread how long it was ready and had to wait (`/proc/PID/task/TID/schedstat`).
Where SOAK_STACKS names a file, what all threads were doing is written there whenever the pulse stops for a tenth of a second.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import threading
import traceback
from time import monotonic, sleep

import tui.app
from tests.hardening.soaking.gauge import held_time, of_threads
from tui.app import DatelineApp

BEAT = 0.02
"""Seconds between two beats."""
_LATE = 0.1


class SatApp(DatelineApp):
    """Dateline, taking its own pulse."""

    asker: socket.socket

    def on_mount(self) -> None:
        self._longest, self._last, self._before = (0.0, 0.0), monotonic(), of_threads(os.getpid())
        if stacks := os.environ.get("SOAK_STACKS"):
            threading.Thread(target=self._watch, args=(stacks, threading.get_ident()), daemon=True).start()
        loop = asyncio.get_running_loop()
        loop.add_reader(self.asker, self._answer)
        loop.call_later(BEAT, self._beat)

    def _beat(self) -> None:
        now, after = monotonic(), of_threads(os.getpid())
        late = max(0.0, now - self._last - BEAT)  # its own sleep is no holding up
        held = held_time(now - self._last, os.getpid(), self._before, after) - BEAT
        self._longest = max(self._longest, (min(late, max(0.0, held)), late))
        self._last, self._before = now, after
        asyncio.get_running_loop().call_later(BEAT, self._beat)

    def _watch(self, path: str, thread: int) -> None:
        """Write down what the screen's thread is doing whenever its pulse stops.

        `faulthandler` would do it from outside of the interpreter, but looks at what threads are changing, and ends the program
        now and then.
        """
        with open(path, "a", buffering=1) as file:  # noqa: PTH123
            while True:
                sleep(_LATE / 2)
                if monotonic() - self._last > _LATE + BEAT and (frame := sys._current_frames().get(thread)):
                    file.write(
                        f"{monotonic():.1f}: {monotonic() - self._last:.2f} s\n{''.join(traceback.format_stack(frame))}\n"
                    )

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
