"""Watch lists: searches that a person keeps under names, and what may be done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from store.api.views import Selection


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch list: a search that a person gave a name to."""

    name: str
    """What it is called; no two differ by case or accents alone."""
    line: str
    """The search line as it was typed, so that `after:last month` moves on with the days."""

    @property
    def selection(self) -> Selection:
        """The stories it watches for; its last word is whole, which in a line that is being typed it need not be."""
        return Selection(words=f"{self.line} ")


class WatchLists(Protocol):
    """The person's watch lists. Every method may be called from any thread; each raises ArchiveLockedError, RecordError."""

    def all(self) -> Sequence[Watch]:
        """Return the lists in the person's order; cheap enough to be asked for whenever they are shown.

        What of them can't be read is left out, and told by the next `Archive.refresh`.
        """

    def put(self, name: str, line: str) -> Watch:
        """Add a list as the last one, or change the line of the one with that name, which stays where and as it is.

        Raises WatchError if the name or the line can't be kept.
        """

    def rename(self, old: str, new: str) -> Watch:
        """Call a list something else and return it. Raises UnknownWatchError, WatchError if the name can't be kept or is taken."""

    def move(self, name: str, position: int) -> Watch:
        """Put a list at a position among the others, from 0, or at the nearest there is. Raises UnknownWatchError."""

    def remove(self, name: str) -> Watch:
        """Take a list away and return it. Raises UnknownWatchError."""
