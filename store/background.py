"""Background work on an archive in a process of its own: `python -m store.background FOLDER`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from store.archive import open_archive
from store.errors import DatelineError


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start the process for an archive's folder; it says nothing and ends when nothing is left to do."""
    command = [sys.executable, "-m", "store.background", str(folder)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - our own module and a folder


def main() -> None:
    """Understand what waits to be understood, giving way to everything else that runs."""
    if hasattr(os, "nice"):
        os.nice(19)
    archive = open_archive(Path(sys.argv[1]), seeded=False)
    try:
        archive.understand(gently=True)
    except DatelineError:
        sys.exit(1)  # another program is busy with the archive; the open screen starts this again
    finally:
        archive.close()


if __name__ == "__main__":
    main()
