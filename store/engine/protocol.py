"""What another engine must provide to stand under Dateline: finding, counting, giving back, and taking in stories."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from store.api.errors import UnknownStoryError
from store.api.story import StoryId
from store.api.views import Breakdown, Counts, StoryRow
from store.engine.entry import Entry, Stored
from store.engine.terms import Clause

Address = Any
"""Where the engine has a story; means nothing to anybody else, and nothing after the next change."""
Hits = Sequence[tuple[float, Address]]
"""Stories that were found: how well each answers, or its place in the time order; and where it is."""
BEST, OLDEST, NEWEST = "best", "oldest", "newest"
"""Orders in which stories are given back."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many stories there are, and from when to when."""

    count: int
    """How many."""
    first: int
    """Day of the first, as an ordinal; 1 if there is none."""
    last: int
    """Day of the last; 0 if there is none."""


class Intake(Protocol):
    """Takes stories in; what it took can be found once its `with` block has ended without an error."""

    def put(self, fields: dict[str, Any]) -> None:
        """Take in a story, given by its fields (`store.engine.fields.fields_of`), beside what stands there."""

    def drop(self, value: str, field: str = "id") -> None:
        """Take out the stories that have a value in a field, as they stood before the block began."""


class Engine(Protocol):
    """Finds, counts, gives back and takes in stories. Every method may be called from any thread."""

    @property
    def generation(self) -> int:
        """Grows whenever answers may have changed."""

    @property
    def total(self) -> int:
        """How many stories there are."""

    @property
    def listed(self) -> int:
        """So many stories that were found can all be gone through in a moment."""

    def counts_soon(self, query: Clause, *, beside: bool = False) -> bool:
        """Return whether all stories that answer a query are counted about as soon as the first of them are found.

        `beside` is whether they would be counted while these are looked for.
        """

    def reload(self) -> bool:
        """See what was taken in since, by whichever program; returns whether there was anything."""

    def search(self, query: Clause, limit: int, order: str = BEST, *, counted: bool = False) -> tuple[Hits, int | None]:
        """Return the first so many stories that answer a query, and how many there are in all if they are to be counted."""

    def row(self, address: Address) -> StoryRow:
        """Return the line of a story that was found."""

    def stored(self, address: Address) -> Stored:
        """Return a story that was found."""

    def get(self, story_id: StoryId) -> Stored | None:
        """Return a story by its id, or None if there is no such story."""

    def stories(self, query: Clause, limit: int, order: str = BEST) -> list[Stored]:
        """Return the first so many stories that answer a query."""

    def numbers(self, query: Clause, field: str) -> Sequence[tuple[int, Address]]:
        """Return the number in a field of each story that answers a query, and where the story is; no text is read for it."""

    def extent(self, query: Clause) -> Extent:
        """Return how many stories answer a query, and from when to when."""

    def counts(self, query: Clause, first: int, last: int) -> Counts:
        """Return how many stories that answer a query stand on each day of a span, and under each theme."""

    def counts_by_month(self, query: Clause) -> Counts:
        """Return how many stories that answer a query stand in each month, on its first day; themes are not counted."""

    def unread(self, hits: Hits) -> int:
        """Return how many of some stories that were found are unread."""

    def all_counts(self, query: Clause) -> Counts:
        """Return the counts of the query that means all stories; asked for at every start, and so better kept."""

    def breakdown(self, query: Clause, *, weekly: bool) -> Breakdown:
        """Return how many stories that answer a query each theme has in each week (from its Monday) or month."""

    def values(self, query: Clause, field: str, limit: int) -> dict[str, int]:
        """Return the commonest values of a field among the stories that answer a query, the commonest first."""

    def days_told(self, query: Clause, first: int, last: int) -> Mapping[int, int]:
        """Return how many of the stories that answer a query tell something of each day of a span, by ordinals."""

    def frequency(self, field: str, value: str) -> int:
        """Return in about how many stories a word or value stands in a field."""

    def frequencies(self, fields: Sequence[str], words: Collection[str]) -> Mapping[str, int]:
        """Return in about how many stories each of some words stands in that of some fields where most have it; asked all at once.

        Words that no story has are left out. Where an engine stands on another machine, asking for each would take a second.
        """

    def expect(self, words: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """Be told of which words, given with their fields, it is asked next how common they are.

        An engine that stands on another machine asks for all of them at once; to any other it means nothing.
        """

    def vocabulary(self, field: str, letters: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return the words or values of a field that begin with some letters, each with its frequency, the commonest first."""

    def writing(self, threads: int = 1) -> AbstractContextManager[Intake]:
        """Take stories in, and out; all at once at the end, or not at all."""


class MonthlyEngine(Engine, Protocol):
    """An engine under a record that is kept by months, as those need it who keep what is derived true to the record."""

    @property
    def folder(self) -> Path:
        """Where things are kept beside it on this machine, which may be deleted."""

    @property
    def unwritable(self) -> str:
        """Why what was last to be taken in was not; empty if it was."""

    @property
    def orphans(self) -> Mapping[str, str]:
        """Id to the month that has marks of it, of stories that stand nowhere: they were taken out and may come again."""

    def months(self) -> Mapping[str, Sequence[int]]:
        """Return for each month a stamp of its stories' texts, the first number being about how many bytes they have."""

    def as_it_stands(self) -> Engine:
        """Return the engine as it stands now: nothing that is taken in later is seen there, and addresses found there stay true."""

    def giving_back(self) -> Callable[[Address], Stored]:
        """Return what gives back stories that were found until now, also once others are taken in."""


def entry_of(engine: Engine, story_id: StoryId) -> Entry:
    """Return a story with all that is derived for it. Raises UnknownStoryError."""
    return stored_of(engine, story_id).entry


def stored_of(engine: Engine, story_id: StoryId) -> Stored:
    """Return a story as the engine stores it. Raises UnknownStoryError."""
    stored = engine.get(story_id)
    if stored is None:
        raise UnknownStoryError.of(story_id)
    return stored
