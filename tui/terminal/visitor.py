"""A visitor: a page of a browser that has the screen (`dateline serve`). What is done for it stays within the archive.

Keys that would start a program, or read or write files, say so (`Controller.not_in_browser`). Beneath them the process itself
starts none but Dateline's own workers, whatever asks for one.
"""

from __future__ import annotations

import errno
import os
import sys

from tui.terminal.hang_up import SERVER

_BEGINS = frozenset(
    ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.fork", "os.forkpty", "pty.spawn")
)
"""What Python says when a program is begun by other ways than the one that Dateline's workers are begun by."""
_WORKERS = "store."
"""What the modules are called that Dateline has work behind the screen."""


def is_visited() -> bool:
    """Return whether the screen is shown to a page of a browser."""
    return SERVER in os.environ


def bar_programs() -> None:
    """Have every start of another program refused from here on, for good: it raises PermissionError."""
    sys.addaudithook(_refuse)


def _refuse(event: str, told: tuple[object, ...]) -> None:
    if event in _BEGINS or (event == "subprocess.Popen" and not _is_worker(told)):
        raise PermissionError(errno.EPERM, "for a page of a browser no other program is started")


def _is_worker(told: tuple[object, ...]) -> bool:
    program, words = told[0], told[1]
    if program != sys.executable or not isinstance(words, list | tuple) or len(words) < 3:
        return False
    return list(words[:2]) == [sys.executable, "-m"] and str(words[2]).startswith(_WORKERS)
