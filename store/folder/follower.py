"""Following: the index takes in what is on disk, our own marks story by story, what other programs changed month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.engine.protocol import entry_of
from store.files import Stamp
from store.folder.folding import finish_folding
from store.folder.indexer import Indexer
from store.index.index import StoryIndex
from store.record.lock import WriterLock
from store.record.record import Record
from store.timeline.marks_overlay import Overlay


@dataclass(slots=True)
class Follower:
    """Lets the index follow the record; whoever writes to the record holds its lock."""

    record: Record
    index: StoryIndex
    indexer: Indexer
    overlay: Overlay
    """The marks of this sitting, which the index has not taken in yet."""
    lock: WriterLock
    """The index's."""
    changed: bool = False
    """True if the index followed other programs, or the record was healed, since anybody was told."""
    _own: dict[str, Stamp] = field(default_factory=dict)
    """Month to the stamp its marks had after our own last write, as long as nobody else wrote them."""

    def catch_up(self, progress: Progress | None = None) -> None:
        """Let the index take in all that is on disk; what is amiss in the record is put right. Raises ArchiveLockedError, RecordError."""
        self.changed = self.index.reload() or self.changed  # another program may have written while its locks were waited for
        if self.index.state().joining:
            with self.lock.held():
                finish_folding(self.record, self.index)
        self._take_in_own_marks()
        self.follow(progress)
        if amiss := self.index.state().amiss:
            from store.record.repair import repair

            repair(self.record, amiss)
            with self.lock.held():
                self.indexer.sync(self.indexer.stale(), progress)
            self.changed = True

    def follow(self, progress: Progress | None = None) -> bool:
        """Index the months that changed on disk; returns whether there were any. Raises ArchiveLockedError, RecordError."""
        if not self.indexer.stale():
            return False
        with self.lock.held():
            self.index.reload()
            marks = self.overlay.kept
            stale = self.indexer.stale()
            if stale:
                self.indexer.sync(stale, progress)
                self.overlay.settle(marks)
                self._own.clear()
        return True

    def home(self, story_id: StoryId) -> str:
        """Return the month in whose file a story stands, the index waiting for nobody unless the story went elsewhere.

        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """
        self.changed = self.index.reload() or self.changed
        state = self.index.state()
        if state.amiss:
            self.catch_up()
        month = entry_of(self.index, story_id).home
        if self.record.stamps(month).stories != state.parts(month) and not self.record.rows_of(month, [story_id]):
            self.catch_up()
            self.changed = True
            month = entry_of(self.index, story_id).home
        return month

    def index_again(self, stories: Sequence[Story], marks: Mapping[StoryId, Marks]) -> None:
        """Index stories as they are now, and note that their months are held. Raises ArchiveLockedError, RecordError."""
        with self.record.lock.held(), self.lock.held():
            with self.index.writing() as intake:
                self.indexer.put(intake, stories, marks)
            self.indexer.note({story.published.month for story in stories})
            self.index.reload()

    @contextmanager
    def marking(self, month: str) -> Iterator[None]:
        """Write marks of a month within, and know them for our own if nobody else wrote any since the month was indexed."""
        ours = self.record.stamps().marks.get(month) == self._known_stamp(month)
        yield
        if ours:
            self._own[month] = self.record.stamps().marks[month]
        else:
            self._own.pop(month, None)

    def _take_in_own_marks(self) -> None:
        """Index the stories anew that were marked in this sitting, where nothing else became different in their months."""
        marks, stamps, state = self.overlay.kept, self.record.stamps(), self.index.state()
        only_ours = {
            month
            for month, stamp in self._own.items()
            if stamps.marks.get(month) == stamp and stamps.by_month.get(month) == state.parts(month)
        }
        known = {story_id: stored for story_id in marks if (stored := self.index.get(story_id))}
        ours = [story_id for story_id, stored in known.items() if stored.row.published.month in only_ours]
        if ours:
            with self.record.lock.held(), self.lock.held():
                self.indexer.put_marks([(known[story_id], marks[story_id]) for story_id in ours])
                self.indexer.note({known[story_id].row.published.month for story_id in ours})
                self.index.reload()
            self.overlay.settle({story_id: marks[story_id] for story_id in ours})
        self._own.clear()

    def _known_stamp(self, month: str) -> Stamp | None:
        """Return the stamp a month's marks have if nobody but us wrote them since they were indexed."""
        if month in self._own:
            return self._own[month]
        kept = self.index.state().marks.get(month)
        return (kept[0], kept[1]) if kept else None
