"""Deeds: what a person does to stories beside marking them, in the record first, in the engine after, whatever keeps the two."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.api.errors import ArchiveLockedError, DamagedIndexError, UnknownStoryError, UnreadableFileError
from store.api.story import Story, StoryId
from store.engine.protocol import MonthlyEngine, entry_of
from store.folder.enrichment import Enrichment
from store.folder.following import Following
from store.folder.marker import Marker
from store.folder.placing import Placing
from store.identity.carriers import place_of
from store.record.earlier import part_from, put_back, put_beside
from store.record.feeds import FeedRows
from store.record.notebook import Notebook
from store.record.protocol import Months
from store.record.turn import Turn
from store.threads.sync import ThreadSync, is_little
from store.timeline.marks_overlay import Overlay

if TYPE_CHECKING:
    from store.folder.theme_maker import ThemeMaker
    from store.folder.undoing import Undoing
    from store.record.watches import Watches


@dataclass(slots=True)
class Deeds(ABC):
    """Changes an archive."""

    record: Months
    index: MonthlyEngine
    indexer: Placing
    overlay: Overlay
    index_lock: Turn
    """Held while writing to the index."""
    enrichment: Enrichment
    thread_sync: ThreadSync
    """Keeps threads true to the index."""
    notebook: Notebook
    """What the person lays beside the stories."""
    feeds: FeedRows
    """What the person follows; the index knows nothing of it."""
    follower: Following
    """Lets the index follow what is in the record."""
    _watches: Watches | None = field(default=None, kw_only=True)

    @property
    @abstractmethod
    def marker(self) -> Marker:
        """What changes marks."""

    @abstractmethod
    def take_out(self, story_ids: Sequence[StoryId], months: Collection[str]) -> None:
        """Let the index forget stories that were taken out of the record; the locks of record and index are held."""

    @abstractmethod
    def note(self, months: Collection[str]) -> None:
        """Note that the index holds some months as they are in the record now."""

    @property
    def themes(self) -> ThemeMaker:
        """What makes themes from stories."""
        from store.folder.theme_maker import ThemeMaker

        return ThemeMaker(self.index, self.indexer, self.index_lock, self.enrichment.config, self.record)

    @property
    def undoing(self) -> Undoing:
        """What takes back what the person did."""
        from store.folder.undoing import Undoing

        return Undoing(self)

    @property
    def watches(self) -> Watches:
        """The searches the person gave names to, of which the index knows nothing; made when first needed."""
        if self._watches is None:
            from store.record.watches import Watches

            self._watches = Watches(self.record)
        return self._watches

    def remove(self, story_id: StoryId) -> Story:
        """Take a story out. Raises UnknownStoryError, ArchiveLockedError, RecordError."""
        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up()
            entry = entry_of(self.index, story_id)
            with self.record.steps.step(f"“{entry.story.title}” removed", story_id):
                story = self.record.remove(entry.home, story_id)
            self.take_out([story_id], [entry.home])
            self.sync_threads()
        return story

    @contextmanager
    def _behind(self) -> Iterator[None]:
        """Let the engine follow what was done; where it proves damaged it is made anew by the next look, and what was done stays done."""
        with suppress(DamagedIndexError):
            yield

    def put_again(self, month: str, stories: Sequence[Story]) -> None:
        """Let the index have stories of a month as they stand in the record again; the locks of record and index are held."""
        with self._behind():
            if all(story.published.month == month for story in stories):
                self.follower.index_again(stories, self.record.marks(month))
            else:
                self.follower.catch_up()

    def restore(self, story_id: StoryId | None, text: int, *, apart: bool) -> Story:
        """Bring a story back, or a text that it had before. Raises UnknownStoryError, ArchiveLockedError, RecordError."""
        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up()
            with self.record.steps.step("story brought back"):
                month, story = self._brought_back(story_id, text, apart=apart)
            with self._behind():
                stored = self.index.get(story.id)
                if stored is None or stored.entry.home == month:
                    self.put_again(month, [story])
                else:
                    self.follower.catch_up()  # it came again meanwhile, or stands in another month's file
            self.sync_threads()
        return story

    def part(self, story_id: StoryId, source: str) -> Story:
        """Take apart what was judged the same. Raises UnknownStoryError, ArchiveLockedError, RecordError."""
        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up()
            entry = entry_of(self.index, story_id)
            story = entry.story
            with self.record.steps.step(f"“{story.title}” taken apart", story_id):
                if story.also:
                    place = place_of(story, source)
                    story = part_from(self.record, entry.home, story_id, place, lambda one: self.index.get(one) is not None)
                    self.follower.catch_up()
                self.sync_threads()
                parted = self.thread_sync.part(story.id)
            if not parted and story.id == story_id:
                raise UnknownStoryError(f"the story {story_id} carries no other report, so there is nothing to part")
        return story

    def _brought_back(self, story_id: StoryId | None, text: int, *, apart: bool) -> tuple[str, Story]:
        stored = self.index.get(story_id) if story_id else None
        if story_id is None or stored is None:
            return self.record.restore(story_id)
        month = stored.entry.home
        self.record.steps.call(f"earlier text of “{stored.row.title}” brought back", story_id)
        if not self.record.earlier(month, story_id):
            try:
                return self.record.restore(story_id)
            except UnknownStoryError as error:
                told = (
                    f"no text of the story {story_id} was replaced, and it was not removed, so there is nothing to bring back"
                )
                raise UnknownStoryError(told) from error
        if apart:
            story = put_beside(self.record, month, story_id, text, lambda one: self.index.get(one) is not None)
            self.note([month])
            return story.published.month, story
        return month, put_back(self.record, month, story_id, text)

    def sync_threads(self) -> int:
        """Take what is new into threads at once where that is little work; more of it is done behind the screen.

        Returns how many months are left to take in.
        """
        pending = self.thread_sync.pending()
        with self._behind():
            if pending and is_little(pending) and not self.enrichment.pending():
                with suppress(ArchiveLockedError):  # another process is at it
                    try:
                        self.thread_sync.work_off()
                    except UnreadableFileError as error:
                        self.thread_sync.source.notices.append(str(error))
                    return 0
        return len(pending)
