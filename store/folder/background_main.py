"""The process that works beside an open screen: `python -m store.folder.background_main FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store.api.errors import DatelineError
from store.folder.archive import FolderArchive
from store.paths import Paths


def main() -> None:
    """Understand what waits to be understood, giving way to everything else that runs."""
    if hasattr(os, "nice"):
        os.nice(19)
    archive = FolderArchive(Paths.find(Path(sys.argv[1])), seeded=False)
    try:
        archive.understand(gently=True)
    except DatelineError:
        sys.exit(1)  # another program is busy with the archive; the open screen starts this again
    finally:
        archive.close()


if __name__ == "__main__":
    main()
