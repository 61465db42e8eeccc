"""Starting the process that works on an archive beside an open screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start the process for an archive's folder; it says nothing and ends when nothing is left to do."""
    command = [sys.executable, "-m", "store.folder.background_main", str(folder)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - our own module and a folder
