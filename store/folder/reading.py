"""Reading the record to index it, a piece at a time, and telling how far that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.api.progress import Progress
from store.api.story import Story
from store.record.record import Record

_MANY_BYTES = 2_000_000
"""Of more of the record than this, stories can be found first and are understood later."""
_PIECE = 2_500
"""Stories that are handed on together."""
_MEGABYTE = 1_000_000


@dataclass(slots=True)
class Reading:
    """Reads parts one after another."""

    record: Record
    sizes: Mapping[str, int]
    """The bytes of each part that is to be read."""
    progress: Progress | None
    what: str = "Indexing"
    """What is told of it."""
    _done: float = 0

    @property
    def is_little(self) -> bool:
        """Whether all of it is so little that it is understood at once."""
        return sum(self.sizes.values()) < _MANY_BYTES

    def stories(self, part: str) -> Iterator[list[Story]]:
        """Yield the stories of a part, and tell how much was read before, in megabytes."""
        self.tell()
        stories = self.record.part_stories(part)
        for at in range(0, max(1, len(stories)), _PIECE):
            piece = stories[at : at + _PIECE]
            yield piece
            self._done += self.sizes.get(part, 0) * (len(piece) / len(stories) if stories else 1)
            self.tell()

    def tell(self) -> None:
        """Tell how much was read."""
        if self.progress:
            total = sum(self.sizes.values())
            self.progress(self.what, round(self._done / _MEGABYTE), -(-total // _MEGABYTE))
