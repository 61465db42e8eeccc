"""Keeping: everything that changes the archive, record first, index after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.api.changes import Added, Change
from store.api.errors import OutOfReachError
from store.api.prepared import Prepared
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import MarkedStory
from store.folder.arrivals import note_came
from store.folder.contents import Contents
from store.folder.deeds import Deeds
from store.folder.deriver import Deriver
from store.folder.enrichment import Enrichment
from store.folder.follower import Follower
from store.folder.importer import Importer
from store.folder.indexer import Indexer
from store.folder.lessons import Lessons
from store.folder.marker import Marker
from store.folder.set_aside import SetAside
from store.index.index import StoryIndex
from store.paths import Paths
from store.record.feeds import FeedRows
from store.record.lock import WriterLock
from store.record.notebook import Notebook
from store.record.record import Record
from store.themes.lexicon import ThemeLexicon
from store.threads.queries import ThreadQueries
from store.threads.sync import ThreadSync
from store.timeline.marks_overlay import Overlay

if TYPE_CHECKING:
    pass

_MARKS_AT_ONCE = 500
"""Marks of this sitting that the index takes in at a time behind an open screen, where nobody should feel it."""


@dataclass(slots=True)
class Writer(Deeds):
    """Writes to the record and lets the index follow."""

    record: Record
    index: StoryIndex
    indexer: Indexer
    index_lock: WriterLock
    follower: Follower
    standing: tuple[str, ...] = ()
    """Sentences on what of the archive's files is set aside, as it can't be read."""
    may_change: bool = False
    """Whether something that could not be read may be there the next time, which files need not tell from outside."""
    _looked: bool = False
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
        indexer = Indexer(index, deriver, lessons, threads.copies_among, record, Contents(record.folder))
        indexer.follow_lessons()
        enrichment = Enrichment(index, lock, paths.config, deriver, lessons)
        thread_sync = ThreadSync(
            index, lock, WriterLock(index.folder / "threads", patience, vital=False), notebook, threads.source
        )
        follower = Follower(record, index, indexer, overlay, lock)
        return cls(record, index, indexer, overlay, lock, enrichment, thread_sync, notebook, FeedRows(record), follower)

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
        from store.record.copies import copies_in

        if copies_in(self.record.folder):
            from store.record.conflicts import join_copies

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
        aside = SetAside(self.record, self.index, self.index_lock, self.enrichment.config)
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

    def take_out(self, story_ids: Sequence[StoryId], months: Collection[str]) -> None:
        """Let the index forget stories that were taken out of the record; the locks of record and index are held."""
        with self._behind():
            with self.index.writing() as intake:
                for story_id in story_ids:
                    intake.drop(str(story_id))
            self.indexer.unteach(story_ids)
            self.indexer.note(months)
            for month in months:
                marked = self.record.marks(month)
                self.indexer.note_orphans([one for one in story_ids if one in marked], month)
            self.index.reload()

    def note(self, months: Collection[str]) -> None:
        """Note that the index holds some months as they are on disk now."""
        self.indexer.note(months)

    def _follow_lessons(self) -> None:
        """Know what other programs learned; gather all lessons if that is still to be done."""
        self.indexer.follow_lessons()
        if self.indexer.lessons.kept.lexicon != self.indexer.deriver.lexicon.fingerprint:
            with self.index_lock.held():
                self.indexer.gather_lessons()
