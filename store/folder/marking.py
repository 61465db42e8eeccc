"""Marks of stories, shown before they are written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from store.api.errors import ArchiveLockedError, DatelineError
from store.api.story import StoryId
from store.api.views import MarkChanges, Marks, Selection, StoryRow
from store.engine.entry import Stored
from store.engine.protocol import Engine
from store.engine.terms import Clause
from store.folder.reads import Reads

if TYPE_CHECKING:
    from typing import Unpack

    from store.api.undo import Step
    from store.folder.deeds import Deeds

_E = TypeVar("_E", bound=Engine)


class Marking(Reads[_E]):
    """Answers, and takes marks."""

    @abstractmethod
    def _writer(self) -> Deeds:
        """Return what writes."""

    def mark(self, story_id: StoryId, *, by_hand: bool = True, goes_on: bool = False, **changes: Unpack[MarkChanges]) -> Marks:
        """Change what is given of a story's marks and return them."""
        from contextlib import nullcontext

        from store.record.marks import clean_changes

        writer = self._writer()
        try:
            with nullcontext() if by_hand else writer.record.steps.unnoted():
                marks = writer.marker.mark(story_id, clean_changes(changes), goes_on=goes_on)
        except ArchiveLockedError:
            raise  # what was promised still holds: it is tried again
        except DatelineError:
            self._overlay.redeem(story_id)
            raise
        self._overlay.redeem(story_id)
        return marks

    def promise(self, story_id: StoryId, **changes: Unpack[MarkChanges]) -> StoryRow | None:
        """Answer from now on as if a story's marks were changed already."""
        stored = self._index.get(story_id)
        if stored is None:
            return None
        from store.record.marks import clean_changes

        now = self._overlay.marks.get(story_id) or self._marks_of(stored)
        self._overlay.promise(story_id, replace(now, **clean_changes(changes)))
        return self._overlay.over(stored.row)

    def mark_all(self, story_ids: Collection[StoryId], **changes: Unpack[MarkChanges]) -> int:
        """Change what is given of the marks of several stories, as one step, and return how many there are."""
        from store.record.marks import clean_changes

        try:
            count = self._writer().marker.mark_all(story_ids, clean_changes(changes))
        except ArchiveLockedError:
            raise  # what was promised still holds: it is tried again
        except DatelineError:
            self._overlay.redeem_all(story_ids)
            raise
        self._overlay.redeem_all(story_ids)
        return count

    def promise_all(self, selection: Selection, **changes: Unpack[MarkChanges]) -> Sequence[StoryId]:
        """Answer from now on as if the marks of all selected stories were changed already, and return their ids."""
        from store.record.marks import clean_changes

        change = clean_changes(changes)
        query = self._searcher.query(selection)
        found = self._marks_of_all(query)
        promised = {one: replace(self._overlay.marks.get(one) or marks, **change) for one, marks in found}
        self._overlay.promise_all(promised)
        return tuple(promised)

    def _marks_of(self, stored: Stored) -> Marks:
        """Return the marks of a story as they are kept."""
        return stored.entry.marks

    def _marks_of_all(self, query: Clause) -> Iterable[tuple[StoryId, Marks]]:
        """Return the marks of all stories that answer a query as they are kept."""
        found = (self._index.stored(address) for _, address in self._index.numbers(query, "read"))
        return ((one.id, one.marks) for one in found)

    def steps(self, most: int = 20) -> Sequence[Step]:
        """Return what the person did last, the last first."""
        return self._writer().undoing.steps(most)
