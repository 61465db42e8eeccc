"""Importing: any number of stories into the record and the index, batch by batch, in little memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice

from store.api.changes import Added, Taken
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import UNMARKED, MarkedStory, Marks
from store.engine.fields import LONGEST_KEY
from store.engine.protocol import Intake
from store.engine.terms import HasAny, any_of
from store.folder.indexer import Indexer
from store.identity.batch import OUTCOMES, Batch
from store.identity.ids import base_id, is_id, title_key
from store.identity.links import link_key
from store.index.index import StoryIndex
from store.index.memory import let_go
from store.record.marks import with_those_of
from store.record.moves import copy_stories, drop_stories
from store.record.record import Record

_BATCH = 2_500
"""Stories that are held in memory and written together."""
_COMMIT = 30_000
"""Stories that the index takes in before they can be found; it works on them while the next batch is prepared."""
_THREADS = 2 if (os.cpu_count() or 1) > 2 else 1
"""Threads of the index for many stories; two processors have enough to do with reading them and making them ready."""
_AT_ONCE = 400
"""Up to so many stories of a batch are understood as they are indexed; more can be found first and are understood later."""
_MOST_STANDING = 20_000
"""Stories under the titles of one batch that the batch is compared with."""


@dataclass(slots=True)
class Importer:
    """Takes stories in; its caller holds the locks of the record and of the index."""

    record: Record
    index: StoryIndex
    indexer: Indexer
    _done: dict[str, list[Taken]] = field(default_factory=lambda: {word: [] for word in OUTCOMES})
    _unfound: set[str] = field(default_factory=set)
    """Titles and pages of the stories that were written but can't be found yet."""
    _waiting: int = 0
    """How many they are."""
    _months: set[str] = field(default_factory=set)
    """Their months."""
    _own_ids: set[StoryId] = field(default_factory=set)
    """Ids that stories came with from another archive, and kept."""

    def take(self, stories: Iterable[Story | MarkedStory], progress: Progress | None) -> Added:
        """Keep stories and say what became of each. Raises RecordError; what was written until then is kept."""
        remaining, number = _batches(stories), 0
        batch = next(remaining, None)
        while batch:
            with self.index.writing(threads=_THREADS if _size(batch) == _BATCH else 1) as intake:
                while batch and self._waiting < _COMMIT and self._unfound.isdisjoint(_known_by(batch)):
                    self._write(batch, intake)
                    let_go(self.index.folder)
                    number += _size(batch)
                    if progress:
                        progress("Adding", number, 0)
                    batch = next(remaining, None)
            self.indexer.note(self._months)
            self.index.reload()
            self._unfound.clear()
            self._waiting = 0
            self._months.clear()
        done = {word: tuple(taken) for word, taken in self._done.items()}
        return Added(done["added"], done["updated"], done["unchanged"])

    def _write(self, batch: dict[str, list[MarkedStory]], intake: Intake) -> None:
        """Find out what is new in a batch, write the record month by month, then give it to the index."""
        sorted_out, coming = self._sorted_out(batch)
        months = sorted_out.by_month()
        moves = self._moves(sorted_out)
        for (old, new), moving in moves.items():
            copy_stories(self.record, old, new, moving)
        for month, (changed, replaced) in months.items():
            self.record.write(month, changed, replaced)
        leaving: dict[str, list[StoryId]] = {}
        for (old, _), moving in moves.items():
            leaving.setdefault(old, []).extend(moving)
        for month, gone in leaving.items():
            drop_stories(self.record, month, gone)
        became = sorted_out.result()
        marked = self._mark({story.id: story for _, story in became if story.id in coming}, coming)
        kept = self.record.stamps().marks
        marks: dict[StoryId, Marks] = {}
        for month in (months.keys() | {story.published.month for story in marked}) & kept.keys():
            marks |= self.record.marks(month)
        few = len(became) <= _AT_ONCE
        written = {story.id for story, _ in sorted_out.changed}
        indexed = [*sorted_out.changed, *((story, True) for story in marked if story.id not in written)]
        for stood in (False, True):
            fresh = [story for story, before in indexed if before == stood]
            self.indexer.put(intake, fresh, marks, replacing=stood, understood=few)
        self._unfound.update(_known_by(batch))
        self._waiting += _size(batch)
        self._months |= months.keys() | leaving.keys() | {story.published.month for story in marked}
        for word, story in became:
            self._done[word].append(Taken(story.id, story.title, story.published, story.feeds))

    def _sorted_out(self, batch: Mapping[str, list[MarkedStory]]) -> tuple[Batch, dict[StoryId, Marks]]:
        """Return what is new in a batch, and the marks that its stories come with."""
        sorted_out = Batch(self._standing(batch))
        coming: dict[StoryId, Marks] = {}
        for key, stories in batch.items():
            for one in stories:
                story_id = sorted_out.take(key, one.story, kept=one.kept and self._may_keep_its_id(one.story))
                if one.marks != UNMARKED:
                    coming[story_id] = with_those_of(coming.get(story_id, UNMARKED), one.marks)
        return sorted_out, coming

    def _may_keep_its_id(self, story: Story) -> bool:
        """Return whether a story that was kept elsewhere can stand under its id: that of its title, or one nobody else has."""
        if story.id == base_id(story.title):
            return True
        if not is_id(story.id):
            return False
        standing = self.index.get(story.id)
        if standing is not None:
            return title_key(standing.story.title) == title_key(story.title)
        free = story.id not in self._own_ids
        self._own_ids.add(story.id)
        return free

    def _mark(self, stories: Mapping[StoryId, Story], coming: Mapping[StoryId, Marks]) -> list[Story]:
        """Join the marks that stories came with to those they have; returns the stories that got any."""
        marked: list[Story] = []
        by_month: dict[str, list[Story]] = {}
        for story in stories.values():
            by_month.setdefault(story.published.month, []).append(story)
        for month, theirs in by_month.items():
            standing = self.record.marks(month)
            before = {story.id: standing.get(story.id, UNMARKED) for story in theirs}
            after = {key: with_those_of(marks, coming[key]) for key, marks in before.items()}
            if changes := {key: asdict(marks) for key, marks in after.items() if marks != before[key]}:
                self.record.mark(month, changes)
                marked += [story for story in theirs if story.id in changes]
        return marked

    def _moves(self, sorted_out: Batch) -> dict[tuple[str, str], list[StoryId]]:
        """Return what goes from month to month: stories, and marks of those that were taken out and come again."""
        moves, orphans = sorted_out.moves(), self.index.state().orphans
        for story, stood in sorted_out.changed if orphans else ():
            was = orphans.get(str(story.id))
            if was and not stood and was != story.published.month:
                moves.setdefault((was, story.published.month), []).append(story.id)
        return moves

    def _standing(self, batch: Mapping[str, list[MarkedStory]]) -> dict[str, list[Story]]:
        """Return the stories that stand under the titles of a batch, under their ids, or on its pages, by the titles' keys."""
        found: dict[str, list[Story]] = {}
        if self.index.total:
            known = [HasAny("key", [key[:LONGEST_KEY] for key in batch])]
            known.append(HasAny("id", [base_id(stories[0].story.title) for stories in batch.values()]))
            if pages := list(_pages(batch)):
                known.append(HasAny("link", pages))
            for stored in self.index.stories(any_of(known), _MOST_STANDING + len(batch)):
                story = stored.story
                found.setdefault(title_key(story.title), []).append(story)
        return found


def _size(batch: Mapping[str, list[MarkedStory]]) -> int:
    return sum(map(len, batch.values()))


def _known_by(batch: Mapping[str, list[MarkedStory]]) -> Iterator[str]:
    """Yield by what the stories of a batch are known again: titles and pages."""
    yield from batch
    yield from _pages(batch)


def _pages(batch: Mapping[str, list[MarkedStory]]) -> Iterator[str]:
    return (page for stories in batch.values() for one in stories if one.story.link and (page := link_key(one.story.link)))


def _batches(stories: Iterable[Story | MarkedStory]) -> Iterator[dict[str, list[MarkedStory]]]:
    """Yield stories in batches, by their titles' keys."""
    remaining = iter(stories)
    while batch := list(islice(remaining, _BATCH)):
        by_key: dict[str, list[MarkedStory]] = {}
        for one in batch:
            marked = one if isinstance(one, MarkedStory) else MarkedStory(one)
            by_key.setdefault(title_key(marked.story.title), []).append(marked)
        yield by_key
