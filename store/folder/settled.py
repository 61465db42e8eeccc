"""Settled: whether an archive stands as it did when nothing was left to be done for it, which its files tell from outside.

Most programs that open an archive find it so. They need none of what writes, understands and finds threads, which takes longer
to load than most questions take to be answered.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from store.files import keep, kept, look_of
from store.paths import Paths

_FILE = "settled.json"
_DERIVED = ("dateline.json", "lessons.json", "meta.json", "reports.json", "threads.db", "threads.db-wal")
"""What is looked at in the index's folder: whatever says what was taken in, by any program. What is kept of counts is not among it."""
_OURS = Path(__file__)
"""A file of the program, which another installation writes anew: then all may be different."""


class Settled:
    """The note that an archive is settled, beside its index; it may be deleted at any time."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def look(self, rules: str) -> str:
        """Return what stands for all that makes work for an archive: its files as they are now, and the rules they are held against.

        Empty if there is no archive yet.
        """
        try:
            with os.scandir(self._paths.archive) as entries:
                record = sorted((entry.name, look_of(entry)) for entry in entries if entry.name.endswith(".json"))
        except OSError:
            return ""
        # an empty file counts as none: SQLite makes and takes away its second one for who only reads
        derived = [look if (look := look_of(self._paths.index / name))[:1] != (0,) else () for name in _DERIVED]
        return blake2b(repr((rules, record, derived, look_of(_OURS))).encode(), digest_size=16).hexdigest()

    def is_noted(self, look: str) -> bool:
        """Return whether nothing was left to be done when the archive looked like this."""
        return bool(look) and (kept(self._paths.index / _FILE, lambda plain: plain["look"] == look) or False)

    def note(self, look: str) -> None:
        """Note that nothing is left to be done for an archive that looks like this."""
        keep(self._paths.index / _FILE, {"look": look})
