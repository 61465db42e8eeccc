"""Following: the index takes in what is on disk, our own marks story by story, what other programs changed month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.engine.entry import Stored
from store.engine.protocol import entry_of
from store.files import Glance
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
    _own: dict[str, Glance] = field(default_factory=dict)
    """Month to how its marks were seen after our own last write, as long as nobody else wrote them."""
    _marked: dict[str, set[StoryId]] = field(default_factory=dict)
    """Such months to the stories that we marked there."""
    _waiting: frozenset[str] = frozenset()
    """Those of them that were left for the next time."""

    def catch_up(self, progress: Progress | None = None) -> None:
        """Let the index take in all that is on disk; what is amiss in the record is put right, what is of an older version brought forward.

        Raises ArchiveLockedError, RecordError.
        """
        self.changed = self.index.reload() or self.changed  # another program may have written while its locks were waited for
        if self.index.state().joining:
            with self.lock.held():
                finish_folding(self.record, self.index)
        if self.record.version.is_old:
            from store.record.migration import migrate

            migrate(self.record, progress)
        self.follow(progress)
        if amiss := self.index.state().amiss:
            from store.record.repair import repair

            repair(self.record, amiss)
            with self.lock.held():
                self.indexer.sync(self.indexer.stale(), progress)
            self.changed = True

    def follow(self, progress: Progress | None = None, most: int | None = None) -> bool:
        """Index what changed on disk; returns whether other programs changed anything. Raises ArchiveLockedError, RecordError.

        Of marks of this sitting, so many (`most`) at most are taken in, month by month; the others wait for the next time.
        """
        if not self.indexer.stale():
            return False
        if self._own:
            with self.record.lock.held(), self.lock.held():
                self.index.reload()
                self._take_in_own_marks(most)
        with self.lock.held():
            self.index.reload()
            marks = self.overlay.kept
            stale = self.indexer.stale().without(self._waiting)
            stale = stale.without(self.indexer.sync_marks(stale))
            if stale:
                self.indexer.sync(stale, progress)
            if self.index.unwritable:
                return False  # the marks of this sitting still lie over it
            others = {one for month in self._waiting for one in tuple(self._marked.get(month, ()))}
            self.overlay.settle({one: theirs for one, theirs in marks.items() if one not in others})
            self._own = {month: stamp for month, stamp in tuple(self._own.items()) if month in self._waiting}
            self._marked = {month: ids for month, ids in tuple(self._marked.items()) if month in self._waiting}
        return bool(stale)

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

    @property
    def waits(self) -> bool:
        """Whether marks of this sitting wait to be taken in."""
        return bool(self._waiting)

    def is_ready(self, months: Iterable[str]) -> bool:
        """Return whether the stories of some months stand where the index says."""
        state, stamps = self.index.state(), self.record.stamps().by_month
        return not state.amiss and all(stamps.get(month, {}) == state.parts(month) for month in months)

    @contextmanager
    def marking(self, month: str, story_ids: Iterable[StoryId]) -> Iterator[None]:
        """Write marks of a month's stories within, and know them for our own if nobody else wrote any since it was indexed."""
        ours = self._is_known(month)
        yield
        if ours:
            self._own[month] = Glance.at(self._marks_file(month))
            self._marked.setdefault(month, set()).update(story_ids)
        else:
            self._own.pop(month, None)
            self._marked.pop(month, None)

    def _take_in_own_marks(self, most: int | None = None) -> None:
        """Index the stories anew that were marked in this sitting, where nothing else became different in their months.

        Only the first months with so many stories are taken in, if a number is given; the others wait.
        """
        marks, stamps, state = self.overlay.kept, self.record.stamps(), self.index.state()
        standing = stamps.by_month
        only_ours = [
            month
            for month, seen in sorted(self._own.items())
            if seen.holds(self._marks_file(month))
            and standing.get(month) == state.parts(month)
            and not self.indexer.contents.changed(state, stamps.of_stories(month))
        ]
        taken: list[tuple[Stored, Marks]] = []
        months: list[str] = []
        for month in only_ours:
            if most is not None and len(taken) >= most:
                break
            months.append(month)
            ids = [one for one in self._marked.get(month, ()) if one in marks]
            taken += [(stored, marks[one]) for one in ids if (stored := self.index.get(one))]
        if taken:
            with self.record.lock.held(), self.lock.held():
                self.indexer.put_marks(taken)
                self.indexer.note(months)
                self.index.reload()
            if self.index.unwritable:
                return
            self.overlay.settle({stored.id: theirs for stored, theirs in taken})
        for month in months:
            self._own.pop(month, None)
            self._marked.pop(month, None)
        self._waiting = frozenset(only_ours) - frozenset(months)

    def _is_known(self, month: str) -> bool:
        """Return whether nobody but us wrote a month's marks since they were indexed."""
        if month in self._own:
            return self._own[month].holds(self._marks_file(month))
        state, stamps = self.index.state(), self.record.stamps(f"{month}.marks.json")
        is_as_indexed = list(stamps.marks.get(month, ())) == state.marks.get(month, [])
        return is_as_indexed and not self.indexer.contents.changed(state, stamps)

    def _marks_file(self, month: str) -> Path:
        return self.record.folder / f"{month}.marks.json"
