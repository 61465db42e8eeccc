"""What came in since a time, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from store.api.story import StoryId


@dataclass(frozen=True, slots=True)
class Came:
    """Stories that came in."""

    number: int = 0
    """How many."""
    ids: tuple[StoryId, ...] = ()
    """Which, in the order in which they came; of a large import only the first."""
