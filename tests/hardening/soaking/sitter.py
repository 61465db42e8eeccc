"""Dateline with a pulse inside: it tells over a socket for how long, at the longest, its screen's own thread did nothing else.

    python tests/hardening/soaking/sitter.py FD

It tells as well when all was done that the last key brought about: what is painted later is no answer to that key.

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
from contextlib import suppress
from time import monotonic, sleep

from textual import events

from tui.launch import run_app, set_pace

set_pace()  # before what looks at it is loaded

import tui.app  # noqa: E402
from tests.hardening.soaking.gauge import held_time, of_threads  # noqa: E402
from tui.app import DatelineApp  # noqa: E402
from tui.screens.timeline.screen import TimelineScreen  # noqa: E402

BEAT = 0.02
"""Seconds between two beats."""
_LATE = 0.1
_NO_ANSWER = "typed", "free"
"""Questions that give no answer to show."""


class SatApp(DatelineApp):
    """Dateline, taking its own pulse."""

    asker: socket.socket

    def on_mount(self) -> None:
        self._longest, self._last, self._before = (0.0, 0.0), monotonic(), of_threads(os.getpid())
        self._rested, self._asked_before = 0.0, frozenset[tuple[str, int]]()
        if stacks := os.environ.get("SOAK_STACKS"):
            threading.Thread(target=self._watch, args=(stacks, threading.get_ident()), daemon=True).start()
        loop = asyncio.get_running_loop()
        loop.add_reader(self.asker, self._answer)
        loop.call_later(BEAT, self._beat)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._rested, self._asked_before = 0.0, frozenset(self._asked())
        await super().on_event(event)

    def _asked(self) -> set[tuple[str, int]]:
        """Return the questions that are still to be answered."""
        return {one for screen in self.screen_stack if isinstance(screen, TimelineScreen) for one in screen.questions._open}

    def _is_at_rest(self) -> bool:
        """Return whether all is done that the last key brought about, and painted."""
        waits = any(group not in _NO_ANSWER for group, _ in self._asked() - self._asked_before)
        screen, writer = self.screen, getattr(self._driver, "_writer_thread", None)
        return not (
            waits
            or self.opening.changes.left
            or screen._dirty_widgets
            or screen._callbacks
            or (writer and writer._queue.qsize())
            or any(node.message_queue_size for node in (self, *screen.walk_children(with_self=True)))
        )

    def _beat(self) -> None:
        now, after = monotonic(), of_threads(os.getpid())
        late = max(0.0, now - self._last - BEAT)  # its own sleep is no holding up
        held = held_time(now - self._last, os.getpid(), self._before, after) - BEAT
        self._longest = max(self._longest, (min(late, max(0.0, held)), late))
        self._last, self._before = now, after
        if not self._rested and self._is_at_rest():
            self._rested = monotonic()
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
        self.asker.sendall(json.dumps([own, late, self._rested]).encode() + b"\n")


def main() -> None:
    """Run Dateline on the usual archive, with the socket of the given number."""
    with suppress(PermissionError):  # what others do beside it on this machine is not to count
        os.setpriority(os.PRIO_PROCESS, 0, -5)
    SatApp.asker = socket.socket(fileno=int(sys.argv[1]))
    tui.app.DatelineApp = SatApp  # type: ignore[misc]
    sys.exit(run_app(None, fresh=True))


if __name__ == "__main__":
    main()
