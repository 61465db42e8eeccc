"""Changes of a month's stories, whatever keeps it: written, taken out, brought back, each noted so that it can be taken back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from store.api.errors import AmbiguousStoryError, StoryError, UnknownStoryError
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.record.differences import difference
from store.record.marks import mark_groups
from store.record.protocol import Rows, Watched
from store.record.removals import as_it_stood, place_among_removals, removal
from store.record.steps import Steps
from store.record.story_rows import EMPTIED, NO_TEXTS, StoryTexts, is_rewritten, keep_earlier, read_row, row_of
from store.record.tables import by_id, drop, put_rows
from store.record.turn import Turn
from store.text.clean import clean_line
from store.text.numbers import counted

if TYPE_CHECKING:
    from tinydb import TinyDB

_TOLD_ROWS = 4
"""Rows of one file that are told, if they can't be stories."""
_CHOICES = 5
"""Removed stories of which it is told that one of them may be meant."""


class MonthChanges(ABC):
    """What changes the stories of months, given how their tables are opened."""

    __slots__ = ()

    @property
    @abstractmethod
    def lock(self) -> Turn:
        """Held while writing."""

    @property
    @abstractmethod
    def steps(self) -> Steps:
        """What the person did last, to be taken back."""

    @abstractmethod
    def read(self, name: str, table: str) -> Rows:
        """Return the rows of a file's table, as far as they can be read."""

    @abstractmethod
    def changing(self, name: str) -> AbstractContextManager[TinyDB]:
        """Open a file for changes that are written together at the end, or, if an error ends the work within, not at all."""

    @abstractmethod
    def note_left_out(self, name: str, told: Iterable[str]) -> None:
        """Note rows of a file that can't be what they should be, and tell those that are new."""

    @abstractmethod
    def place_of(self, name: str, row: Mapping[str, Any]) -> str:
        """Return where one of a file's rows stands, as a person finds it."""

    @abstractmethod
    def is_out_of_reach(self, name: str) -> bool:
        """Return whether a file could not be read at all when it was read last."""

    @abstractmethod
    def watched(self, name: str) -> Watched:
        """Return what tells whether a file is changed."""

    @abstractmethod
    def rows_of(self, month: str, ids: Collection[str], table: str = "stories") -> Rows:
        """Return the rows that one of a month's tables has of some stories."""

    @abstractmethod
    def all_removed(self, letters: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the rows of stories that were taken out, each with the month it stood in; those whose id begins so, and perhaps others."""

    @abstractmethod
    def mark_rows(self, month: str) -> Rows:
        """Return the rows of a month's marks."""

    @abstractmethod
    def marks(self, month: str) -> Mapping[StoryId, Marks]:
        """Return the marks of a month's stories."""

    @abstractmethod
    def changing_month(
        self, month: str, ids: Collection[str] | None = None, *, noted: bool = True
    ) -> AbstractContextManager[TinyDB]:
        """Open what a month has of some stories for changes that are written at the end, or after an error not at all."""

    def earlier(self, month: str, story_id: StoryId) -> list[Story]:
        """Return the texts a story had before it was written anew, the last one first."""
        return list(understood(self.rows_of(month, [story_id], "earlier"), month, [], self.place_of))[::-1]

    def write(
        self, month: str, stories: Iterable[Story], replaced: Iterable[Story] = (), fresh: Container[StoryId] = ()
    ) -> None:
        """Add or replace stories of one month in one write; texts that stood before, and those given, are kept aside there.

        Those that are known to stand nowhere (`fresh`) are not looked for. Raises ArchiveLockedError, RecordError.
        """
        rows = {str(story.id): row_of(story) for story in stories}
        with self.changing_month(month, [one for one in rows if one not in fresh]) as db:
            drop(db.table("removed"), lambda row: row.get("id") in rows)
            standing = by_id(db.table("stories"))
            before = [dict(known) for key, row in rows.items() if (known := standing.get(key)) and is_rewritten(known, row)]
            keep_earlier(db, [*before, *map(row_of, replaced)], rows)
            put_rows(db.table("stories"), rows, standing, EMPTIED)

    def note_texts(self, month: str, before: StoryTexts, after: StoryTexts) -> None:
        """Note what a change makes of stories, so that it can be taken back."""
        added = [one for one, texts in after.items() if texts["stories"] and not before.get(one, NO_TEXTS)["stories"]]
        changed = {one: made for one, texts in before.items() if (made := difference(texts, after.get(one, NO_TEXTS)))}
        known = self.marks(month) if added else {}
        self.note_added(month, [one for one in added if one not in known], again=[one for one in added if one in known])
        if rows := {one: made for one, made in changed.items() if one not in added}:
            self.steps.note({"kind": "stories", "of": month, "rows": rows})

    def note_added(self, month: str, fresh: Sequence[str], *, again: Sequence[str] = ()) -> None:
        """Note stories that are about to be added to a month: `fresh` ones have no marks yet, those that come `again` have."""
        if fresh:
            self.steps.note({"kind": "added", "stories": {month: list(fresh)}})
        if again:
            self.steps.note({"kind": "again", "stories": {month: list(again)}})

    def note_marks(self, changes: Mapping[str, Mapping[StoryId, Mapping[str, Any]]]) -> None:
        """Note what takes back changes of marks that are about to be made, given by month, all at once."""
        groups: list[dict[str, Any]] = []
        for month, theirs in changes.items() if self.steps.is_noting else ():
            standing = {str(row.get("id")): row for row in self.mark_rows(month)}
            wanted = {str(key): {**standing.get(key, {}), **change} for key, change in theirs.items()}
            groups += mark_groups(month, standing, wanted)
        if groups:
            self.steps.note({"kind": "marks", "groups": groups})

    def remove(self, month: str, story_id: StoryId) -> Story:
        """Take a story out of a month and keep it among the removed ones there.

        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """
        with self.changing_month(month, [story_id]) as db:
            row = by_id(db.table("stories")).get(story_id)
            if row is None:
                raise UnknownStoryError.of(story_id)
            db.table("stories").remove(doc_ids=[row.doc_id])
            gone = {str(story_id): {**row, **removal(self)}}
            put_rows(db.table("removed"), gone, by_id(db.table("removed")), EMPTIED)
            return read_row(row)

    def restore(self, story_id: StoryId | None = None) -> tuple[str, Story]:
        """Bring back a removed story, by its id or how that begins, or the one removed last; return it with its file's month.

        Raises UnknownStoryError, AmbiguousStoryError, ArchiveLockedError, RecordError.
        """
        with self.lock.held():
            removed = [
                (place_among_removals(row), month, str(row.get("id")), str(row.get("title", "")))
                for month, row in self.all_removed(story_id or "")
                if str(row.get("id")).startswith(story_id or "")
            ]
            if not removed:
                told = f"no removed story has the id {story_id}" if story_id else "nothing was removed"
                raise UnknownStoryError(f"{told}, so there is nothing to bring back")
            choices = {found: title for _, _, found, title in removed}
            if story_id and story_id not in choices and len(choices) > 1:
                raise AmbiguousStoryError(story_id, [f"{found} {title}" for found, title in choices.items()][:_CHOICES])
            _, month, found, _ = max(one for one in removed if story_id not in choices or one[2] == story_id)
            with self.changing_month(month, [found]) as db:
                gone = by_id(db.table("removed"))[found]
                row = as_it_stood(gone)
                self.steps.call(f"“{clean_line(str(row.get('title')))}” brought back", found)
                db.table("removed").remove(doc_ids=[gone.doc_id])
                put_rows(db.table("stories"), {found: row}, by_id(db.table("stories")), EMPTIED)
            return month, read_row(row)


def understood(
    rows: Iterable[Mapping[str, Any]], part: str, left_out: list[str], place_of: Callable[[str, Mapping[str, Any]], str]
) -> Iterator[Story]:
    """Yield the stories that rows hold, and tell those that hold none: some by name, then how many more there are.

    `place_of` tells where a row of a file stands.
    """
    number = 0
    for row in rows:
        try:
            yield read_row(row)
        except StoryError as error:
            which = clean_line(str(row.get("title") or row.get("id") or "a story")[:200])[:60]
            number += 1
            if number <= _TOLD_ROWS:
                place = place_of(f"{part}.json", row)
                left_out.append(clean_line(f"{place}: “{which}” is left out: {error}; mend it in the file"))
    if number > _TOLD_ROWS:
        more = counted(number - _TOLD_ROWS, "more row is", "more rows are")
        left_out.append(f"{part}.json: {more} left out; dateline doctor tells which")
