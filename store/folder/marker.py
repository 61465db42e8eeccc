"""Marking: what the person says of one story or of many, written to the record and laid over the index until that takes it in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from store.api.story import StoryId
from store.api.views import Marks
from store.engine.protocol import Engine, entry_of
from store.folder.following import Following
from store.record.marks import told_of_marks
from store.record.protocol import Months
from store.record.turn import Turn
from store.timeline.marks_overlay import Overlay

Wanted = Mapping[str, Mapping[StoryId, Mapping[str, Any]]]
"""Months to their stories to what is to be changed of their marks."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Changes marks."""

    record: Months
    index: Engine
    index_lock: Turn
    """Held while writing to the index."""
    follower: Following
    overlay: Overlay

    def mark(self, story_id: StoryId, changes: Mapping[str, Any], *, goes_on: bool = False) -> Marks:
        """Change a story's marks. Raises UnknownStoryError, ArchiveLockedError, RecordError."""
        if "theme" in changes:
            with self.record.lock.held(), self.index_lock.held():
                self.follower.catch_up()
                entry = entry_of(self.index, story_id)
                month, story = entry.home, entry.story
                with self._step(story.title, story_id, changes, goes_on=goes_on):
                    marks = self.record.mark(month, {story_id: changes})[story_id]
                self.follower.index_again([story], {story_id: marks})
            return marks
        with self.record.lock.held():
            month = self.follower.home(story_id)
            title = self.index.get(story_id)
            step = self._step(title.row.title if title else "", story_id, changes, goes_on=goes_on)
            with step, self.follower.marking(month, [story_id]):
                marks = self.record.mark(month, {story_id: changes})[story_id]
            self.overlay.put(story_id, marks)
        return marks

    def mark_all(self, story_ids: Collection[StoryId], changes: Mapping[str, Any]) -> int:
        """Change the marks of several stories as one step, one write a month; return how many there are.

        Raises ArchiveLockedError, RecordError.
        """
        with self.record.lock.held():
            wanted = self._by_month(story_ids, changes)
            if "theme" in changes or not self.follower.is_ready(wanted):
                with self.index_lock.held():
                    self.follower.catch_up()
                wanted = self._by_month(story_ids, changes)
            count = sum(map(len, wanted.values()))
            told = told_of_marks("", changes).removesuffix(" “”").removeprefix("“” ")
            with self.record.steps.step(f"{count:,} stories {told}"):
                self.write(wanted)
        return count

    def _by_month(self, story_ids: Iterable[StoryId], changes: Mapping[str, Any]) -> Wanted:
        """Return changes of those stories that are there, by month; each stands in that of its date where nothing is amiss."""
        self.index.reload()
        wanted: dict[str, dict[StoryId, Mapping[str, Any]]] = {}
        for story_id in story_ids:
            if stored := self.index.get(story_id):
                wanted.setdefault(stored.row.published.month, {})[story_id] = changes
        return wanted

    def write(self, wanted: Wanted) -> None:
        """Write other marks of stories, given by month; the record's lock is held, and the index's where themes are corrected."""
        now: dict[StoryId, Marks] = {}
        self.record.note_marks(wanted)
        with self.record.steps.unnoted():
            for month, changes in wanted.items():
                with self.follower.marking(month, changes):
                    now |= self.record.mark(month, changes)
        themed = {one for changes in wanted.values() for one, change in changes.items() if "theme" in change}
        if standing := [stored.story for one in themed if (stored := self.index.get(one))]:
            self.follower.index_again(standing, {story.id: now[story.id] for story in standing})
        self.overlay.put_all({one: marks for one, marks in now.items() if one not in themed})

    def _step(
        self, title: str, story_id: StoryId, changes: Mapping[str, Any], *, goes_on: bool
    ) -> AbstractContextManager[None]:
        """Return what makes a step of a change of marks."""
        return self.record.steps.step(told_of_marks(title, changes), story_id, goes_on=goes_on)
