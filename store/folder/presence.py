"""Whether an archive that was opened is still there: its folder may be removed, or its disk unmounted, while it is open."""

from __future__ import annotations

import os
from pathlib import Path

from store.api.errors import ArchiveGoneError
from store.text.numbers import counted


class Presence:
    """Knows what an archive's folder was when it was last seen."""

    def __init__(self, folder: Path, *, stands: bool) -> None:
        self._folder = folder
        self._stood = stands and self._has_anything()

    def see(self, known: int = 0) -> None:
        """See to it that the folder is there, so that no empty one is made in its place. Raises ArchiveGoneError.

        An empty one is also taken for a disk that was unmounted where the index knows stories of it.
        """
        if self._has_anything():
            self._stood = True
        elif self._stood:
            raise ArchiveGoneError.of(self._folder)
        elif known and self._folder.is_dir():
            stood = f"an archive with {counted(known, 'story', 'stories')} stood there"
            advice = "mount its disk or bring it back; to begin anew there, take the empty folder away"
            raise ArchiveGoneError(f"{self._folder} is empty, and {stood}: {advice}")

    def _has_anything(self) -> bool:
        """Return whether the folder has any file of the record; where a disk was unmounted it is there, and empty."""
        try:
            with os.scandir(self._folder) as entries:
                return any(entry.name.endswith(".json") for entry in entries)
        except OSError:
            return False
