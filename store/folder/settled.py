"""Settled: whether an archive stands as it did when nothing was to be done for it at once, which its files tell from outside.

Most programs that open an archive find it so. They need none of what writes, understands and finds threads, which takes longer
to load than most questions take to be answered.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from store.files import is_young, keep, kept, look_of
from store.paths import Paths

_FILE = "settled.json"
_DERIVED = ("dateline.json", "lessons.json", "meta.json", "reports.json", "threads.db", "threads.db-wal")
"""What is looked at in the index's folder: whatever says what was taken in, by any program. What is kept of counts is not among it."""
_OURS = Path(__file__)
"""A file of the program, which another installation writes anew: then all may be different."""


class Settled:
    """The note that nothing is to be done at once, beside an archive's index; it may be deleted at any time."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def look(self, rules: str) -> str:
        """Return what stands for all that makes work for an archive: its files as they are now, and the rules they are held against.

        Empty if there is no archive yet, or one of its files was changed only just now.
        """
        try:
            with os.scandir(self._paths.archive) as entries:
                record = sorted((entry.name, look_of(entry)) for entry in entries if entry.name.endswith(".json"))
        except OSError:
            return ""
        if any(map(is_young, (look for _, look in record))):  # a change may come yet that looks the same
            return ""
        derived = [self._content(name) for name in _DERIVED]
        return blake2b(repr((rules, record, derived, look_of(_OURS))).encode(), digest_size=16).hexdigest()

    def _content(self, name: str) -> tuple[int, ...]:
        """Return what stands for a derived file's content; nothing if it has none.

        SQLite makes and empties its second file for who only reads, and says whose it is with every look at it: that is no change.
        """
        look = look_of(self._paths.index / name)
        return (*look[:2], *look[3:]) if look and look[0] else ()

    def pending(self, look: str) -> int | None:
        """Return how much was left for work behind the screen when the archive looked like this; None if it did not."""
        return kept(self._paths.index / _FILE, lambda plain: int(plain["pending"]) if look and plain["look"] == look else None)

    def note(self, look: str, pending: int) -> None:
        """Note that no more than that is left for an archive that looks like this."""
        keep(self._paths.index / _FILE, {"look": look, "pending": pending})
