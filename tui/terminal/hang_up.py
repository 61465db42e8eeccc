"""Leaving in good order when the terminal is closed, the system ends programs, or anybody sends a signal that would end this one."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from tui.terminal.output_guard import ENDING, complain

SERVER = "DATELINE_SERVER"
"""The variable of the environment in which a session in a browser finds the number of its server's process."""
_BY_SIGNAL = 128
"""What is added to a signal's number in the exit status of what it ended."""
_LEAVING = 5.0
"""Seconds in which a screen is left; one that was about to paint when its terminal went may never be."""
_KEEPING = 10.0
"""Seconds in which what the person did is kept; while another program writes to the archive it may not be."""
_AGAIN = 0.5
"""Seconds after which a screen is told again; one that is only just beginning hears nothing."""
_LOOKED_EVERY = 1.0
"""Seconds between looks at whether the program that began this one is still there."""
_FROM_KEYS = ("SIGINT", "SIGQUIT")
"""Those that keys send to all programs of a terminal: while another has it, they are meant for that one."""
_PASSED = 128
"""What is added to the number of a signal that was passed on by what handles it."""


class Ending:
    """How a sitting ends that a signal ends: what was done is kept, the terminal is as it was, all within some seconds."""

    def __init__(
        self, leave: Callable[[], object], keep: Callable[[float], Sequence[str]], give_back: Callable[[], object]
    ) -> None:
        """`leave` has the screen left.

        `keep` keeps within so many seconds what was done, and returns what it could not; `give_back` gives back the terminal.
        """
        self._leave, self._keep, self._give_back = leave, keep, give_back
        self._left, self._over = threading.Event(), threading.Event()
        self._number = 0
        self._heard, self._told = os.pipe()
        self._numbers = {number for name in (*ENDING, "SIGINT") if (number := getattr(signal, name, None)) is not None}
        self._from_keys = {getattr(signal, name, None) for name in _FROM_KEYS}

    def begin(self) -> None:
        """Listen to signals from now on.

        They are heard by a thread of its own: the screen's may be at work, asleep, or waiting for another program.
        """
        os.set_blocking(self._told, False)
        for number in self._numbers:
            signal.signal(number, self._pass_on)
        signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        threading.Thread(target=self._listen, name="signals", daemon=True).start()

    def left(self) -> None:
        """Note that the screen was left; ctrl+c gives up what is still to be done."""
        self._left.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def over(self) -> None:
        """Note that all was kept."""
        self._over.set()

    def status(self, usual: int) -> int:
        """Return the exit status: that of the signal if one ended it."""
        return _BY_SIGNAL + self._number if self._number else usual

    def _pass_on(self, number: int, _frame: object) -> None:
        """Pass a signal on to whoever listens: not everywhere does it get there by itself."""
        if hasattr(signal, "SIGCONT"):  # comes with the end of a terminal, and would have Textual begin to paint once more
            signal.signal(signal.SIGCONT, signal.SIG_IGN)
        with suppress(OSError):
            os.write(self._told, bytes((number | _PASSED,)))

    def _listen(self) -> None:
        while not self._number:
            came = os.read(self._heard, 1)[0]
            number = came & ~_PASSED
            if number in self._numbers and (came & _PASSED or number not in self._from_keys):
                self._number = number
        self._end()

    def _end(self) -> None:
        end = time.monotonic() + _LEAVING
        while not self._left.is_set() and time.monotonic() < end:
            self._leave()
            self._left.wait(_AGAIN)
        if self._left.is_set() and self._over.wait(_KEEPING):
            return
        not_kept = self._keep(0 if self._left.is_set() else _KEEPING)
        self._give_back()
        if not_kept:
            complain(f"not done: {'; '.join(not_kept)}")
        os._exit(_BY_SIGNAL + self._number)


def hang_up_with_server() -> None:
    """Have a session in a browser told to leave once the server that began it is gone, however that ended: no terminal tells it."""
    parent = int(os.environ.get(SERVER, "0"))

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOKED_EVERY)
        os.kill(os.getpid(), signal.SIGHUP)

    if parent and hasattr(signal, "SIGHUP"):
        threading.Thread(target=watch, name="server", daemon=True).start()
