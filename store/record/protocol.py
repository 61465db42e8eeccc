"""What a record must give to whatever reads and changes it: kept by files in a folder, and by the tables of a database."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from store.api.story import Story, StoryId
from store.api.views import Marks
from store.record.steps import Steps
from store.record.turn import Turn

if TYPE_CHECKING:
    from tinydb import TinyDB

Rows = list[Mapping[str, Any]]


class Watched(Protocol):
    """Tells whether something was changed since it was last looked at."""

    def changed(self) -> bool:
        """Return whether it is another than when this was last asked, or noted."""

    def changing(self) -> AbstractContextManager[None]:
        """Note our own change of it, unless another program changed it before: then there is something to be seen."""


class SmallTables(Protocol):
    """The small tables beside the stories, each in a file of its name: watch lists, feeds, the notebook."""

    @property
    def lock(self) -> Turn:
        """Held while writing."""

    @property
    def steps(self) -> Steps:
        """What the person did last, to be taken back."""

    def read(self, name: str, table: str) -> Rows:
        """Return the rows of a file's table, as far as they can be read."""

    def changing(self, name: str) -> AbstractContextManager[TinyDB]:
        """Open a file for changes that are written together at the end, or, if an error ends the work within, not at all."""

    def note_left_out(self, name: str, told: Iterable[str]) -> None:
        """Note rows of a file that can't be what they should be, and tell those that are new."""

    def place_of(self, name: str, row: Mapping[str, Any]) -> str:
        """Return where one of a file's rows stands, as a person finds it."""

    def is_out_of_reach(self, name: str) -> bool:
        """Return whether a file could not be read at all when it was read last."""

    def watched(self, name: str) -> Watched:
        """Return what tells whether a file is changed."""


class Months(SmallTables, Protocol):
    """The stories of each month, those that were taken out, the texts that were replaced, and marks."""

    def rows_of(self, month: str, ids: Collection[str], table: str = "stories") -> Rows:
        """Return the rows that one of a month's tables has of some stories."""

    def mark_rows(self, month: str) -> Rows:
        """Return the rows of a month's marks."""

    def marks(self, month: str) -> Mapping[StoryId, Marks]:
        """Return the marks of a month's stories."""

    def marked_months(self) -> Container[str]:
        """Return the months that may have marks."""

    def mark(self, month: str, changes: Mapping[StoryId, Mapping[str, Any]]) -> dict[StoryId, Marks]:
        """Change marks of one month's stories, by the names of `Marks`, in one write; return them."""

    def note_marks(self, changes: Mapping[str, Mapping[StoryId, Mapping[str, Any]]]) -> None:
        """Note what takes back changes of marks that are about to be made, given by month, all at once."""

    def add_marks(self, month: str, marks: Mapping[str, dict[str, Any]]) -> None:
        """Join marks with those a month has of the same stories, one row each."""

    def drop_marks(self, month: str, story_ids: Iterable[str]) -> None:
        """Take the marks of some stories out of a month."""

    def changing_month(
        self, month: str, ids: Collection[str] | None = None, *, noted: bool = True
    ) -> AbstractContextManager[TinyDB]:
        """Open what a month has of some stories for changes that are written at the end, or after an error not at all."""

    def write(
        self, month: str, stories: Iterable[Story], replaced: Iterable[Story] = (), fresh: Container[StoryId] = ()
    ) -> None:
        """Add or replace stories of one month in one write; texts that stood before, and those given, are kept aside there."""

    def remove(self, month: str, story_id: StoryId) -> Story:
        """Take a story out of a month and keep it among the removed ones there."""

    def restore(self, story_id: StoryId | None = None) -> tuple[str, Story]:
        """Bring back a removed story, by its id or how that begins, or the one removed last; return it with its file's month."""

    def earlier(self, month: str, story_id: StoryId) -> list[Story]:
        """Return the texts a story had before it was written anew, the last one first."""
