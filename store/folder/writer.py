"""Keeping: everything that changes the archive, record first, index after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.api.changes import Added, Change
from store.api.errors import ArchiveLockedError, OutOfReachError, UnknownStoryError, UnreadableFileError
from store.api.prepared import Prepared
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import MarkedStory
from store.engine.protocol import entry_of
from store.folder.arrivals import note_came
from store.folder.contents import Contents
from store.folder.deriver import Deriver
from store.folder.enrichment import Enrichment
from store.folder.follower import Follower
from store.folder.importer import Importer
from store.folder.indexer import Indexer
from store.folder.lessons import Lessons
from store.folder.marker import Marker
from store.folder.set_aside import SetAside
from store.identity.carriers import place_of
from store.index.index import StoryIndex
from store.paths import Paths
from store.record.earlier import part_from, put_back, put_beside
from store.record.feeds import FeedRows
from store.record.lock import WriterLock
from store.record.notebook import Notebook
from store.record.record import Record
from store.themes.lexicon import ThemeLexicon
from store.threads.queries import ThreadQueries
from store.threads.sync import ThreadSync, is_little
from store.timeline.marks_overlay import Overlay

if TYPE_CHECKING:
    from store.folder.theme_maker import ThemeMaker
    from store.folder.undoing import Undoing
    from store.record.watches import Watches

_MARKS_AT_ONCE = 500
"""Marks of this sitting that the index takes in at a time behind an open screen, where nobody should feel it."""


@dataclass(slots=True)
class Writer:
    """Writes to the record and lets the index follow."""

    record: Record
    index: StoryIndex
    indexer: Indexer
    overlay: Overlay
    index_lock: WriterLock
    """Held while writing to the index."""
    enrichment: Enrichment
    thread_sync: ThreadSync
    """Keeps threads true to the index."""
    notebook: Notebook
    """What the person lays beside the stories."""
    feeds: FeedRows
    """What the person follows; the index knows nothing of it."""
    follower: Follower
    """Lets the index follow what is on disk."""
    standing: tuple[str, ...] = ()
    """Sentences on what of the archive's files is set aside, as it can't be read."""
    may_change: bool = False
    """Whether something that could not be read may be there the next time, which files need not tell from outside."""
    _looked: bool = False
    _watches: Watches | None = None
    _told_newer: bool = False

    @classmethod
    def of(
        cls,
        record: Record,
        index: StoryIndex,
        paths: Paths,
        lexicon: ThemeLexicon,
        overlay: Overlay,
        threads: ThreadQueries,
    ) -> Writer:
        """Return a writer for a record and its index."""
        patience = record.lock.patience
        lessons, lock, notebook = Lessons(index.folder), WriterLock(index.folder, patience, vital=False), Notebook(record)
        deriver = Deriver(lexicon, lessons.learned)
        indexer = Indexer(index, record, deriver, lessons, threads.copies_among, Contents(record.folder))
        indexer.follow_lessons()
        enrichment = Enrichment(index, lock, paths.config, deriver, lessons)
        thread_sync = ThreadSync(
            index, lock, WriterLock(index.folder / "threads", patience, vital=False), notebook, threads.source
        )
        follower = Follower(record, index, indexer, overlay, lock)
        return cls(record, index, indexer, overlay, lock, enrichment, thread_sync, notebook, FeedRows(record), follower)

    @property
    def watches(self) -> Watches:
        """The searches the person gave names to, of which the index knows nothing; made when first needed."""
        if self._watches is None:
            from store.record.watches import Watches

            self._watches = Watches(self.record)
        return self._watches

    @property
    def themes(self) -> ThemeMaker:
        """What makes themes from stories."""
        from store.folder.theme_maker import ThemeMaker

        return ThemeMaker(self.index, self.indexer, self.index_lock, self.enrichment.config, self.record)

    @property
    def keeps_open(self) -> bool:
        """Whether something is to be looked at again the next time though nothing changed: marks that wait, or what is told each time."""
        return self.follower.waits or bool(self.record.version.newer)

    def refresh(self, progress: Progress | None, *, start_from_seeds: bool) -> Change:
        """Bring the index up to date with the record; fill a new archive from the starting stories first.

        Raises ArchiveLockedError, RecordError.
        """
        before = self.index.total
        changed = self.index.reload()
        try:
            if start_from_seeds:
                changed = self.fill(progress) or changed
            self._join_copies()
            changed = self.follower.follow(progress, _MARKS_AT_ONCE) or changed
        except OutOfReachError as error:
            if not self.index.total:
                raise
            self.standing, self.may_change = (f"{error}; what was known of it is shown",), True
            return Change(changed)
        changed = self.watches.follow() or changed
        changed = self.feeds.follow() or changed
        self._look_at_small_files()
        self._follow_lessons()
        left = self.sync_threads()
        if (newer := self.record.version.newer) and not self._told_newer:
            self.record.notices.append(newer)
            self._told_newer = True
        notices, self.record.notices[:] = tuple(dict.fromkeys(self.record.notices)), []
        pending = self.enrichment.pending() or left
        self.look_aside()
        changed, self.follower.changed = changed or self.follower.changed, False
        return Change(changed or bool(notices), self.index.total - before, notices, pending)

    def _join_copies(self) -> None:
        """Join what a program that syncs files left beside the record's."""
        from store.record.conflicts import copies_in, join_copies

        if copies_in(self.record.folder):
            join_copies(self.record)

    def _look_at_small_files(self) -> None:
        """Find out what is wrong with the files beside the months, the first time."""
        if not self._looked:
            self.watches.all()
            self.feeds.all()
            self.notebook.jumps()
            self._looked = True

    def look_aside(self) -> None:
        """Find out what of the archive's files is set aside."""
        aside = SetAside(self.record, self.index, self.index_lock)
        self.standing, self.may_change = aside.told(), aside.may_change

    def fill(self, progress: Progress | None = None) -> bool:
        """Fill an archive that has nothing yet with the starting stories; returns whether it had nothing.

        Raises ArchiveLockedError, RecordError.
        """
        if self.record.stamps().stories:
            return False
        from store.folder.starting import starting_stories

        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up(progress)
            if self.record.stamps().stories:
                return False
            Importer(self.record, self.index, self.indexer).take(starting_stories(self.indexer.deriver), progress)
        return True

    @property
    def marker(self) -> Marker:
        """What changes marks."""
        return Marker(self.record, self.index, self.index_lock, self.follower, self.overlay)

    @property
    def undoing(self) -> Undoing:
        """What takes back what the person did."""
        from store.folder.undoing import Undoing

        return Undoing(self)

    def settle(self) -> None:
        """Let the index take in the marks of this sitting. Raises ArchiveLockedError, RecordError."""
        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up()

    def add(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None) -> Added:
        """Keep stories: one write for each month of a batch. Raises ArchiveLockedError, RecordError."""
        with self.record.lock.held(), self.index_lock.held():
            self.follower.catch_up(progress)
            with self.record.steps.step("stories added"):
                added = Importer(self.record, self.index, self.indexer).take(stories, progress)
            note_came(self.index.folder, added.added)
            self.sync_threads()
        notices, self.record.notices[:] = tuple(dict.fromkeys(self.record.notices)), []
        return replace(added, notices=notices)

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

    def take_out(self, story_ids: Sequence[StoryId], months: Collection[str]) -> None:
        """Let the index forget stories that were taken out of the record; the locks of record and index are held."""
        with self.index.writing() as intake:
            for story_id in story_ids:
                intake.drop(str(story_id))
        self.indexer.unteach(story_ids)
        self.indexer.note(months)
        for month in months:
            marked = self.record.marks(month)
            self.indexer.note_orphans([one for one in story_ids if one in marked], month)
        self.index.reload()

    def put_again(self, month: str, stories: Sequence[Story]) -> None:
        """Let the index have stories of a month as they stand in the record again; the locks of record and index are held."""
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
            stored = self.index.get(story.id)
            if month == story.published.month and (stored is None or stored.entry.home == month):
                self.follower.index_again([story], self.record.marks(month))
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
            self.indexer.note([month])
            return story.published.month, story
        return month, put_back(self.record, month, story_id, text)

    def sync_threads(self) -> int:
        """Take what is new into threads at once where that is little work; more of it is done behind the screen.

        Returns how many months are left to take in.
        """
        pending = self.thread_sync.pending()
        if pending and is_little(pending) and not self.enrichment.pending():
            with suppress(ArchiveLockedError):  # another process is at it
                try:
                    self.thread_sync.work_off()
                except UnreadableFileError as error:
                    self.thread_sync.source.notices.append(str(error))
                return 0
        return len(pending)

    def _follow_lessons(self) -> None:
        """Know what other programs learned; gather all lessons if that is still to be done."""
        self.indexer.follow_lessons()
        if self.indexer.lessons.kept.lexicon != self.indexer.deriver.lexicon.fingerprint:
            with self.index_lock.held():
                self.indexer.gather_lessons()
