"""Whether an archive that was opened is still there: its folder may be removed, or its disk unmounted, while it is open."""

from __future__ import annotations

import os
from pathlib import Path

from store.api.errors import ArchiveGoneError


class Presence:
    """Knows what an archive's folder was when it was last seen."""

    def __init__(self, folder: Path, *, stands: bool) -> None:
        self._folder = folder
        self._stood = stands and self._has_anything()

    def see(self) -> None:
        """See to it that the folder is there, so that no empty one is made in its place. Raises ArchiveGoneError."""
        if self._has_anything():
            self._stood = True
        elif self._stood:
            raise ArchiveGoneError.of(self._folder)

    def _has_anything(self) -> bool:
        """Return whether the folder has any file of the record; where a disk was unmounted it is there, and empty."""
        try:
            with os.scandir(self._folder) as entries:
                return any(entry.name.endswith(".json") for entry in entries)
        except OSError:
            return False
