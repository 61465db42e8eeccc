"""A turn to write: had by one thread of one program at a time."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol


class Turn(Protocol):
    """Lets one thread of one program write; may be taken again by the thread that has it."""

    @property
    def patience(self) -> float:
        """Seconds to wait for whoever else writes."""

    def held(self) -> AbstractContextManager[None]:
        """Have the turn. Raises ArchiveLockedError, RecordError if nothing can, or may, be written."""
