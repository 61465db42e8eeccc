"""Threads: what may be asked of and done to them, and the plain data that answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from store.api.said import Deed
from store.api.story import StoryId
from store.api.views import StoryRow


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread, as it is listed."""

    id: int
    """Its id, kept for good."""
    name: str
    """What it is called."""
    given: bool
    """True if the person gave the name."""
    count: int
    """How many stories it has."""
    first: int
    """Its first day, as an ordinal."""
    last: int
    """Its last day."""


@dataclass(frozen=True, slots=True)
class ThreadPosition:
    """Where a story stands in its thread."""

    thread: Thread
    """The thread, of at least two stories."""
    nth: int
    """Which of its stories it is, in time order, from 1."""
    earlier: StoryRow | None
    """The story before it in the thread."""
    later: StoryRow | None
    """The story after it in the thread."""


@dataclass(frozen=True, slots=True)
class NearThread:
    """A thread that shares much with another."""

    thread: Thread
    """The thread."""
    shares: tuple[str, ...]
    """Names and words that both are known by, the most telling first."""
    latest: StoryId
    """Its latest story."""


@dataclass(frozen=True, slots=True)
class ThreadSummary:
    """A thread told whole."""

    thread: Thread
    """The thread."""
    stands: str
    """Its latest development: a sentence of its latest story, empty if that tells nothing beyond its title."""
    rows: Sequence[StoryRow]
    """Its stories, oldest first."""
    key: frozenset[StoryId]
    """The few of them that tell it, its first and its last among them."""
    near: Sequence[NearThread]
    """Threads beside it: those that share the most with it, the nearest first."""
    theme: str = ""
    """The key of its theme, that of most of its stories; empty if it has none."""


@dataclass(frozen=True, slots=True)
class WhyThread:
    """Why a story is in its thread."""

    thread: Thread
    """The thread."""
    by_person: bool
    """True if the person put it there."""
    began: bool
    """True if the thread began with it."""
    shared: tuple[str, ...]
    """Words and names it shared with the thread when it came, what weighed most first."""
    joined: tuple[tuple[str, ...], ...]
    """For each thread that was joined into this one, what both had."""
    deeds: tuple[Deed, ...] | None = None
    """What those who share the archive did to the thread, the first of it first; None in an archive of one's own."""


class Threads(Protocol):
    """The threads of an archive. Every method may be called from any thread and may take a while."""

    def position(self, story_id: StoryId) -> ThreadPosition | None:
        """Return where a story stands in its thread; None if it stands alone."""

    def threads(self, name: str = "", limit: int = 100) -> Sequence[Thread]:
        """Return the threads with the newest stories, the newest first; with a name those that are called so, the largest first."""

    def thread(self, thread_id: int) -> ThreadSummary | None:
        """Return a thread told whole, also by an id it had before it was joined to another; None if there is none."""

    def themes(self, threads: Sequence[int]) -> Mapping[int, str]:
        """Return the themes of some threads by their ids: of each the key of the theme that most of its stories have first."""

    def near(self, story_id: StoryId) -> Sequence[NearThread]:
        """Return the threads that share the most with what a story is part of, or with the story itself if it stands alone."""

    def count(self) -> int:
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
