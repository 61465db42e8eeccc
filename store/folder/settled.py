"""Settled: whether an archive stands as it did when nothing was to be done for it at once, which its files tell from outside.

Most programs that open an archive find it so. They need none of what writes, understands and finds threads, which takes longer
to load than most questions take to be answered.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from store.files import Look, is_young, keep, kept, look_of
from store.paths import Paths
from store.record.copies import copies_of_settings

_FILE = "settled.json"
_DERIVED = ("dateline.json", "lessons.json", "meta.json", "reports.json", "threads.db", "threads.db-wal")
"""What is looked at in the index's folder: whatever says what was taken in, by any program. What is kept of counts is not among it."""
_OURS = Path(__file__)
"""A file of the program, which another installation writes anew: then all may be different."""


def _matters(name: str) -> bool:
    """Return whether a file may be one of the record, or a copy of one under another name."""
    return name[0].isdigit() or ".json" in name.lower() or name.startswith(("watches", "feeds", "desk", "record"))


class Settled:
    """The note that nothing is to be done at once, beside an archive's index; it may be deleted at any time."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def look(self, rules: str) -> str:
        """Return what stands for all that makes work for an archive: its files as they are now, and the rules they are held against.

        Empty if there is no archive yet, or one of its files was changed only just now.
        """
        record = self.record()
        if record is None or any(map(is_young, (look for _, look in record))):  # a change may come yet that looks the same
            return ""
        derived, copies = [self._content(name) for name in _DERIVED], copies_of_settings(self._paths.config)
        return blake2b(repr((rules, record, derived, copies, look_of(_OURS))).encode(), digest_size=16).hexdigest()

    def record(self) -> list[tuple[str, Look]] | None:
        """Return the record's files as they are seen from outside; None if there is no archive yet."""
        try:
            with os.scandir(self._paths.archive) as entries:
                return sorted(
                    (entry.name, look_of(entry)) for entry in entries if entry.name[0] != "." and _matters(entry.name)
                )
        except OSError:
            return None

    def _content(self, name: str) -> tuple[int, ...]:
        """Return what stands for a derived file's content; nothing if it has none.

        SQLite makes and empties its second file for who only reads, and says whose it is with every look at it: that is no change.
        """
        look = look_of(self._paths.index / name)
        return (*look[:2], *look[3:]) if look and look[0] else ()

    def left(self, look: str) -> tuple[int, tuple[str, ...]] | None:
        """Return how much was left for work behind the screen when the archive looked like this, and what was set aside.

        None if it did not look like this.
        """
        return kept(
            self._paths.index / _FILE,
            lambda plain: (int(plain["pending"]), tuple(map(str, plain["aside"]))) if look and plain["look"] == look else None,
        )

    def note(self, look: str, pending: int, aside: Sequence[str]) -> None:
        """Note that no more than that is left for an archive that looks like this, and what of it is set aside."""
        keep(self._paths.index / _FILE, {"look": look, "pending": pending, "aside": list(aside)})
