"""One batch of an import, or the part of it that has to be held against what stands: versions, moves, marks, other sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from store.api.prepared import Prepared
from store.api.story import Story, StoryId
from store.api.views import UNMARKED, MarkedStory, Marks
from store.engine.fields import LONGEST_KEY
from store.engine.protocol import Intake, MonthlyEngine
from store.engine.terms import HasAny, any_of, quietly
from store.folder.import_words import ImportWords
from store.folder.placing import Placing
from store.folder.preparing import pages_of, story_of
from store.identity.batch import Batch
from store.identity.ids import base_id, is_id, title_key
from store.record.marks import differing, with_those_of
from store.record.moves import copy_stories, drop_stories
from store.record.protocol import Months

_MOST_STANDING = 20_000
"""Stories under the titles of one batch that the batch is compared with."""

Coming = MarkedStory | Prepared
"""A story that comes in."""
Standing = Mapping[str, list[Story]]
"""Stories that stand in the archive, by their titles' keys."""


@dataclass(slots=True)
class ImportBatch:
    """Keeps stories that can't be kept blindly; its caller holds the locks of the record and of the index."""

    record: Months
    index: MonthlyEngine
    indexer: Placing
    words: ImportWords
    """What the import is called."""
    _own_ids: set[StoryId] = field(default_factory=set)
    """Ids that stories came with from another archive, and kept."""

    def keep(self, stories: Iterable[Coming], standing: Standing, intake: Intake, *, understood: bool) -> Kept:
        """Find out what is new in some stories, write the record month by month, then give it to the index.

        Raises RecordError; what was written until then is kept.
        """
        sorted_out, coming = self._sorted_out(stories, standing)
        for outcome, story in sorted_out.result():
            self.words.count(outcome, story.title, story.id)
        self.words.tell()
        months, stood = sorted_out.by_month(), {story.id for story, before in sorted_out.changed if before}
        moves = self._moves(sorted_out)
        for (old, new), moving in moves.items():
            copy_stories(self.record, old, new, moving)
        for month, (changed, replaced) in months.items():
            self.record.write(month, changed, replaced, fresh=[one.id for one in changed if one.id not in stood])
        leaving: dict[str, list[StoryId]] = {}
        for (old, _), moving in moves.items():
            leaving.setdefault(old, []).extend(moving)
        for month, gone in leaving.items():
            drop_stories(self.record, month, gone)
        became = sorted_out.result()
        marked = self._mark({story.id: story for _, story in became if story.id in coming}, coming)
        self._index(sorted_out, marked, months, intake, understood=understood)
        return Kept(became, months.keys() | leaving.keys() | {story.published.month for story in marked})

    def standing(self, batch: Sequence[Coming]) -> dict[str, list[Story]]:
        """Return the stories that stand under the titles of a batch, under their ids, or on its pages, by the titles' keys."""
        found: dict[str, list[Story]] = {}
        if self.index.total and batch:
            keys = {key_of(one) for one in batch}
            known = [HasAny("key", [key[:LONGEST_KEY] for key in keys])]
            known.append(HasAny("id", [one.id if isinstance(one, Prepared) else base_id(one.story.title) for one in batch]))
            if pages := [page for one in batch for page in pages_of_coming(one)]:
                known.append(HasAny("link", pages))
            for stored in self.index.stories(quietly(any_of(known)), _MOST_STANDING + len(batch)):
                story = stored.story
                found.setdefault(title_key(story.title), []).append(story)
        return found

    def _index(
        self,
        sorted_out: Batch,
        marked: Sequence[Story],
        months: Mapping[str, object],
        intake: Intake,
        *,
        understood: bool,
    ) -> None:
        of = self.record.marked_months()
        marks: dict[StoryId, Marks] = {}
        for month in months.keys() | {story.published.month for story in marked}:
            if month in of:
                marks |= self.record.marks(month)
        written = {story.id for story, _ in sorted_out.changed}
        indexed = [*sorted_out.changed, *((story, True) for story in marked if story.id not in written)]
        for stood in (False, True):
            fresh = [story for story, before in indexed if before == stood]
            self.indexer.put(intake, fresh, marks, replacing=stood, understood=understood)

    def _sorted_out(self, stories: Iterable[Coming], standing: Standing) -> tuple[Batch, dict[StoryId, Marks]]:
        """Return what is new in some stories, and the marks that they come with."""
        sorted_out = Batch(standing)
        coming: dict[StoryId, Marks] = {}
        for given in stories:
            one = MarkedStory(story_of(given)) if isinstance(given, Prepared) else given
            kept = one.kept and self._may_keep_its_id(one.story)
            story_id = sorted_out.take(key_of(given), one.story, kept=kept)
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
            if changes := {key: differing(before[key], marks) for key, marks in after.items() if marks != before[key]}:
                self.record.mark(month, changes)
                marked += [story for story in theirs if story.id in changes]
        return marked

    def _moves(self, sorted_out: Batch) -> dict[tuple[str, str], list[StoryId]]:
        """Return what goes from month to month: stories, and marks of those that were taken out and come again."""
        moves, orphans = sorted_out.moves(), self.index.orphans
        for story, stood in sorted_out.changed if orphans else ():
            was = orphans.get(str(story.id))
            if was and not stood and was != story.published.month:
                moves.setdefault((was, story.published.month), []).append(story.id)
        return moves


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a batch."""

    became: Sequence[tuple[str, Story]]
    """Of each story: one of `OUTCOMES`, and the story as it is kept."""
    months: Iterable[str]
    """The months of which something was written."""


def key_of(one: Coming) -> str:
    """Return what all spellings of a story's title have in common."""
    return one.key if isinstance(one, Prepared) else title_key(one.story.title)


def pages_of_coming(one: Coming) -> tuple[str, ...]:
    """Return the keys of a story's links."""
    return one.pages if isinstance(one, Prepared) else pages_of(one.story)


def known_by(batch: Iterable[Coming]) -> Iterator[str]:
    """Yield by what the stories of a batch are known again: titles and pages."""
    for one in batch:
        yield key_of(one)
        yield from pages_of_coming(one)
