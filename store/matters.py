"""What may be asked of and said about running matters, names and jump marks: the part of the one seam that follows stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from store.model import StoryId

if TYPE_CHECKING:
    from store.running import ChangedText, NamesTold, NearThread, Thread, ThreadPlace, ThreadTold, WhyThread


class Matters(Protocol):
    """Threads and names of the stories in an archive. Every method may be called from any thread and may take a while."""

    def place(self, story_id: StoryId) -> ThreadPlace | None:
        """Return where a story stands in its thread; None if it stands alone."""

    def threads(self, name: str = "", limit: int = 100) -> Sequence[Thread]:
        """Return the threads with the newest stories, the newest first; with a name those that are called so, the largest first."""

    def thread(self, number: int) -> ThreadTold | None:
        """Return a thread told whole, also by a number it had before it was joined to another; None if there is none."""

    def near(self, story_id: StoryId) -> Sequence[NearThread]:
        """Return the threads that share the most with what a story is part of, or with the story itself if it stands alone."""

    def number(self) -> int:
        """Return how many threads there are."""

    def why(self, story_id: StoryId) -> WhyThread | None:
        """Return why a story is in its thread; None if it stands alone."""

    def rename(self, story_id: StoryId, name: str) -> None:
        """Call the thread of a story by the person's name; an empty one lets it be named again.

        This and every other change raises ArchiveLockedError, RecordError.
        """

    def join(self, story_id: StoryId, other: StoryId) -> None:
        """Make one of the threads of two stories."""

    def move(self, story_id: StoryId, to: StoryId | None) -> None:
        """Move a story to the thread of another, or out of its thread."""

    def split(self, story_id: StoryId) -> None:
        """Make a story and all later ones of its thread a thread of their own."""

    def names(self, story_id: StoryId) -> NamesTold:
        """Return the people, organisations, agreements and places a story names. Raises UnknownStoryError."""

    def changes(self, story_id: StoryId) -> ChangedText | None:
        """Return the words an updated story has more and those it lost since its text before; None if it has none."""

    def jumps(self) -> Mapping[str, StoryId]:
        """Return the jump marks: letter to story."""

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter, which comes off the story it was on."""
