"""Marking: what the person says of one story or of many, written to the record and laid over the index until that takes it in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from store.api.story import StoryId
from store.api.views import Marks
from store.engine.protocol import entry_of
from store.folder.follower import Follower
from store.index.index import StoryIndex
from store.record.lock import WriterLock
from store.record.marks import told_of_marks
from store.record.record import Record
from store.timeline.marks_overlay import Overlay

_MANY = 500
"""More marks than this the index takes in at once, so that no question has to look at each."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Changes marks."""

    record: Record
    index: StoryIndex
    index_lock: WriterLock
    """Held while writing to the index."""
    follower: Follower
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
            with step, self.follower.marking(month):
                marks = self.record.mark(month, {story_id: changes})[story_id]
            self.overlay.put(story_id, marks)
        return marks

    def mark_all(self, story_ids: Collection[StoryId], changes: Mapping[str, Any]) -> int:
        """Change the marks of several stories as one step, one write a month; return how many there are.

        Raises ArchiveLockedError, RecordError.
        """
        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up()
            wanted: dict[str, dict[StoryId, Mapping[str, Any]]] = {}
            for story_id in story_ids:
                if stored := self.index.get(story_id):
                    wanted.setdefault(stored.row.published.month, {})[story_id] = changes
            count = sum(map(len, wanted.values()))
            told = told_of_marks("", changes).removesuffix(" “”").removeprefix("“” ")
            with self.record.steps.step(f"{count:,} stories {told}"):
                self.write(wanted)
        return count

    def write(self, wanted: Mapping[str, Mapping[StoryId, Mapping[str, Any]]]) -> None:
        """Write other marks of stories, given by month; the locks of record and index are held."""
        now: dict[StoryId, Marks] = {}
        for month, changes in wanted.items():
            with self.follower.marking(month):
                now |= self.record.mark(month, changes)
        standing = {story_id: stored for story_id in now if (stored := self.index.get(story_id))}
        themed = {
            one for changes in wanted.values() for one, change in changes.items() if "theme" in change and one in standing
        }
        if themed:
            self.follower.index_again([standing[one].story for one in themed], {one: now[one] for one in themed})
        self.overlay.put_all({one: now[one] for one in standing if one not in themed})
        if len(now) > _MANY:
            self.follower.catch_up()

    def _step(
        self, title: str, story_id: StoryId, changes: Mapping[str, Any], *, goes_on: bool
    ) -> AbstractContextManager[None]:
        """Return what makes a step of a change of marks."""
        return self.record.steps.step(told_of_marks(title, changes), story_id, goes_on=goes_on)
