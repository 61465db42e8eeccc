"""Starting and ending the process that works on an archive beside an open screen, or behind a command that has ended.

What works beside a screen ends with it, however that ends: its standard input is then closed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PARTING = 2.0
"""Seconds that it has to put aside what it is working on."""


def start(folder: Path, *, behind: bool = False) -> subprocess.Popen[bytes]:
    """Start the process for an archive's folder; it says nothing and ends when nothing is left to do.

    What is worked on `behind` a command goes on when that has ended, and leaves threads to an open screen.
    """
    command = [sys.executable, "-m", "store.folder.background_main", str(folder), *["behind"] * behind]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - our own module and a folder
        command, stdin=quiet if behind else subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=behind
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process, if it has not ended; what it was working on waits for the next one."""
    process.terminate()
    try:
        process.wait(_PARTING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin:
        process.stdin.close()
