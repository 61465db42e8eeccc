"""Leaving in good order when the terminal is closed, or the system ends programs."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

SERVER = "DATELINE_SERVER"
"""The variable of the environment in which a session in a browser finds the number of its server's process."""
_LEAVING = 5.0
"""Seconds in which a screen is left; one that was about to paint when its terminal went may never be."""
_LOOKED_EVERY = 1.0
"""Seconds between looks at whether the program that began this one is still there."""
_BY_SIGNAL = 128
"""What is added to a signal's number in the exit status of what it ended."""


def leave_when_told(leave: Callable[[], object], make_changes: Callable[[], object], left: threading.Event) -> None:
    """Have the screen left when a signal says so, that nothing the person did is lost.

    If it is not `left` some seconds later, its changes are made all the same, and the process ends.
    """

    def end(number: int) -> None:
        if not left.is_set():
            make_changes()
            os._exit(_BY_SIGNAL + number)

    def told(number: int, _frame: object) -> None:
        if hasattr(signal, "SIGCONT"):  # comes with the end of a terminal, and would have Textual begin to paint once more
            signal.signal(signal.SIGCONT, signal.SIG_IGN)
        leave()
        last = threading.Timer(_LEAVING, end, (number,))
        last.daemon = True
        last.start()

    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, told)


def hang_up_with_server() -> None:
    """Have a session in a browser told to leave once the server that began it is gone, however that ended: no terminal tells it."""
    parent = int(os.environ.get(SERVER, "0"))

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOKED_EVERY)
        os.kill(os.getpid(), signal.SIGHUP)

    if parent and hasattr(signal, "SIGHUP"):
        threading.Thread(target=watch, name="server", daemon=True).start()
