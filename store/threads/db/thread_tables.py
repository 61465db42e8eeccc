"""What must be kept of threads, whatever keeps it: clusters, members, reports that fold, and what was taken in of each month.

Everything in these tables can be made again from the archive's stories and the person's corrections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from store.api.story import StoryId
from store.api.threads import Thread
from store.threads.cluster.cluster_cache import ClusterTable
from store.threads.cluster.clusterer import Merged
from store.threads.cluster.features import Features

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Membership:
    """That a story is in a thread, and why."""

    story: StoryId
    """The story."""
    thread: int
    """Its thread's id."""
    day: int
    """The story's day, as an ordinal."""
    title: str
    """Its title, from which the thread is named."""
    likeness: float | None
    """How strongly it belonged when it came, in bits a feature; None if the person put it there."""
    shared: Sequence[tuple[str, float]]
    """What it shared with the thread, as it prints it, each with its bits of evidence, what weighed most first."""


class ThreadTable(Protocol):
    """Threads as they are listed."""

    def get(self, thread: int) -> Thread | None:
        """Return a thread, also by an id it had before it was joined to another; None if there is none."""

    def current(self, thread: int) -> int:
        """Return a thread's id today, if it was joined to an older one since."""

    def newest(self, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads with the newest stories that have at least so many, the newest first."""

    def between(self, first: int, last: int, limit: int, least: int = 2) -> list[Thread]:
        """Return the threads that last into a stretch of days, or through it, the largest first."""

    def called(self, words: Sequence[str], limit: int) -> list[Thread]:
        """Return the threads whose name has some words in this order, the largest first."""

    def namesakes(self, name: str, limit: int) -> list[Thread]:
        """Return the threads that have a name, the largest first."""

    def count(self) -> int:
        """Return how many threads of several stories there are."""


class MemberTable(Protocol):
    """Which story is in which thread."""

    def get(self, story: StoryId) -> Membership | None:
        """Return a story's membership; None for a story that was not taken in."""

    def thread_of(self, story: StoryId) -> int | None:
        """Return the id of a story's thread; None for a story that was not taken in."""

    def of(self, thread: int, days: tuple[int, int] | None = None, limit: int = -1) -> list[tuple[StoryId, float]]:
        """Return a thread's stories, oldest first, with their likenesses (0 where the person put them); of some days if given."""

    def days(self, thread: int, days: tuple[int, int]) -> list[tuple[StoryId, int]]:
        """Return a thread's stories of some days, oldest first, each with its day."""

    def titles(self, thread: int, limit: int) -> list[str]:
        """Return titles of a thread's stories, of many a choice that has nothing to do with what they are about."""

    def put(self, member: Membership) -> None:
        """Keep where a story is, in the place of where it was."""

    def drop(self, story: StoryId) -> None:
        """Forget a story."""

    def merge(self, merged: Merged) -> None:
        """Keep that a thread became part of another; its stories go along."""

    def merged_into(self, thread: int) -> list[Merged]:
        """Return the threads that became part of a thread."""


class LooseTable(Protocol):
    """The stories of a small archive, at hand to be grouped anew."""

    def keep(self, stories: Iterable[tuple[StoryId, Features]]) -> None:
        """Keep stories at hand."""

    def clear(self) -> None:
        """Keep nothing any more."""

    def make_firm(self, thread: int) -> None:
        """Leave a thread as the person made it: its stories are no more loose."""

    def all(self) -> tuple[list[StoryId], list[Features], list[int]]:
        """Return the stories that may be grouped anew, in time order, what each is known by, and its thread."""


class ReportTable(Protocol):
    """Which stories fold into which, as they tell the same news."""

    def lead_of(self, story: StoryId) -> StoryId | None:
        """Return the story that a story folds into; None if it stands for itself."""

    def behind(self, leads: Iterable[StoryId]) -> list[StoryId]:
        """Return the stories that fold into any of some."""

    def counts(self) -> dict[StoryId, int]:
        """Return how many reports each story stands for that stands for several."""

    def fold(self, folded: Mapping[StoryId, StoryId], apart: Iterable[StoryId] = ()) -> None:
        """Keep which stories fold into which, and which stand for themselves; all of them are `owed` from then on."""

    def owed(self) -> set[StoryId]:
        """Return the stories whose folding changed, and of which nothing else knows yet."""

    def told(self, stories: Iterable[StoryId]) -> None:
        """Keep that whatever follows from the folding of stories knows of it."""


class MonthTable(Protocol):
    """What of the archive's stories was taken in, month by month."""

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return the stamp each month had when it was taken in; none from tables of other rules."""

    def texts(self, month: str) -> dict[StoryId, int]:
        """Return the stories of a month that were taken in, with a sum of each one's text."""

    def note(self, month: str, texts: Mapping[StoryId, int], stamp: Sequence[int] | None, gone: Iterable[StoryId] = ()) -> None:
        """Keep that a month was taken in, what is new in it and what is gone; one without a stamp is gone."""


class ThreadTables(Protocol):
    """All that is kept of threads. One process writes; others may read meanwhile."""

    clusters: ClusterTable
    """What is known of each thread."""
    threads: ThreadTable
    """Threads as they are listed."""
    members: MemberTable
    """Which story is in which thread."""
    loose: LooseTable
    """Stories that may be grouped anew."""
    reports: ReportTable
    """Which stories fold into which."""
    months: MonthTable
    """What was taken in of each month."""

    def revision(self) -> int:
        """Return a number that changes whenever somebody else wrote."""

    def writing(self) -> AbstractContextManager[None]:
        """Keep all that is changed inside, or, after an error, nothing."""

    def close(self) -> None:
        """Be done with them."""


class ThreadSource(Protocol):
    """Where the thread tables of an archive are opened. Every method may be called from any thread."""

    notices: list[str]
    """What the person should know of it, a sentence each; whoever tells it takes it out."""

    def ask(self, question: Callable[[ThreadTables], _T]) -> _T | None:
        """Return the answer to a question, as things stood at one moment; None if there are no tables yet, or they were just begun anew."""

    def changed(self) -> bool:
        """Return whether anything was written since this was last asked."""

    def opened(self) -> AbstractContextManager[ThreadTables]:
        """Open the tables to write. Raises UnreadableFileError if that can't be done, or something in them can't."""

    def close(self) -> None:
        """Be done with them; they are opened again with the next question."""
