"""Standing still: what works behind an open screen rests while a person types there, so that no key waits for a processor.

The screen touches a small file in the index's folder with every key; whatever works behind it looks at that file
between two small pieces of its work, which costs a few millionths of a second, and goes on once the typing has rested.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from time import sleep, time

_FILE = "typing"
_REST = 1.0
"""Seconds without a key after which the person is taken to read."""
_NAP = 0.05
"""Seconds to sleep at least before looking again."""


def note_typing(folder: Path) -> None:
    """Ask whatever works on the index of a folder to stand still for a moment, as the person types."""
    path = folder / _FILE
    with contextlib.suppress(OSError):  # then it goes on working, and keys take a little longer
        try:
            os.utime(path)
        except FileNotFoundError:
            path.touch()


def is_typing(folder: Path) -> bool:
    """Return whether a person is typing on a screen that is open on the index of a folder."""
    return _left(folder) > 0


def rest_while_typing(folder: Path) -> None:
    """Return at once where nobody types, else when the typing has rested; called before each small piece of work."""
    while (left := _left(folder)) > 0:
        sleep(max(_NAP, left))


def _left(folder: Path) -> float:
    """Return how many seconds are left to rest; none where the file says a time to come, as after the clock was put back."""
    try:
        since = time() - (folder / _FILE).stat().st_mtime
    except OSError:
        return 0.0
    return _REST - since if 0 <= since < _REST else 0.0
