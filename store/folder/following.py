"""What those who change an archive ask of what keeps its engine true to its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import Marks


class Following(Protocol):
    """Lets the engine follow the record; whoever writes to the record holds its lock."""

    def catch_up(self, progress: Progress | None = None) -> None:
        """Let the engine take in all that is in the record. Raises ArchiveLockedError, RecordError."""

    def home(self, story_id: StoryId) -> str:
        """Return the month of the record in which a story stands. Raises UnknownStoryError, ArchiveLockedError, RecordError."""

    def index_again(self, stories: Sequence[Story], marks: Mapping[StoryId, Marks]) -> None:
        """Let the engine have stories as they are now. Raises ArchiveLockedError, RecordError."""

    def is_ready(self, months: Iterable[str]) -> bool:
        """Return whether the stories of some months stand where the engine says."""

    def marking(self, month: str, story_ids: Iterable[StoryId]) -> AbstractContextManager[None]:
        """Write marks of a month's stories within."""
