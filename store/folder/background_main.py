"""The process that works beside an open screen, or behind a command: `python -m store.folder.background_main FOLDER [behind]`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from store.api.errors import DatelineError
from store.folder.archive import FolderArchive
from store.formats.helper import when_input_ends
from store.index.memory import give_back_large
from store.paths import Paths
from store.record.lock import WriterLock

_PATIENCE = 24 * 3600
"""Seconds to wait for another of these processes, which then has done what there is to do."""
_COLLECTED = (10_000, 10, 10)
"""When rings of objects are looked for: what is made here lives for a story or for good; looking more often takes a tenth of the time."""


def main() -> None:
    """Understand what waits to be understood, giving way to everything else that runs."""
    gc.set_threshold(*_COLLECTED)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is worked on is then noted as left, not as what ended it
    if hasattr(os, "nice"):
        os.nice(19)
    paths, behind = Paths.find(Path(sys.argv[1])), sys.argv[2:] == ["behind"]
    if not behind:
        when_input_ends(partial(os.kill, os.getpid(), signal.SIGTERM))
    give_back_large()
    try:
        with _turn(paths, behind=behind):
            archive = FolderArchive(paths, seeded=False)
            try:
                archive.understand(gently=True, threads=not behind)
            finally:
                archive.close()
    except DatelineError:
        sys.exit(1)  # another program is busy with the archive; the open screen starts this again


@contextmanager
def _turn(paths: Paths, *, behind: bool) -> Iterator[None]:
    """Wait until no other of these works, as two would do the same work. Raises ArchiveLockedError where one waits behind commands already.

    The one that waits finds all that came until it begins; each command would else leave one more.
    """
    with ExitStack() as waiting:
        if behind:
            waiting.enter_context(WriterLock(paths.index / "understanding" / "next", 0.0).held())
        with WriterLock(paths.index / "understanding", _PATIENCE).held():
            waiting.close()
            yield


if __name__ == "__main__":
    main()
