"""The follower: lets the book of threads take in what the index has, month by month, and folds stories that are one report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import monotonic, sleep
from zlib import crc32

from store.api.errors import UnreadableFileError
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.engine.terms import Has
from store.index.index import StoryIndex
from store.record.lock import WriterLock
from store.record.notebook import Notebook
from store.threads import FILE, Corrections, ThreadBook
from store.threads.months import Followed, lead_of
from store.threads.reports import folds_of
from store.timeline.report_counts import keep_reports

_MANY = 1_000_000
"""Stories of a month that are followed together; no month has more."""
_AT_ONCE = 2_000_000
"""Bytes of the record that are followed at once; more is followed behind the screen."""
_MANY_NEW = 500
"""Of more new stories than this the names are taken as the index has them: quicker, but threads are named a little worse."""
_FIRST_REST = 20.0
"""Seconds after which threads of many stories are begun with behind a screen, which has just been opened."""
_TOGETHER = 250
"""Stories that are taken in together; so long does a change by the person have to wait."""
SAID = "threads"
"""Under what the corrections lie on the notebook."""


@dataclass(slots=True)
class Follower:
    """Writes the book of threads; other processes may read it meanwhile."""

    index: StoryIndex
    lock: WriterLock
    """The index's; held only while stories are folded, as following may take long."""
    turn: WriterLock
    """The book's."""
    notebook: Notebook
    """Where the person's corrections are."""

    def pending(self) -> Mapping[str, int]:
        """Return the months that changed since they were followed, the earliest first, with the bytes of each."""
        state = self.index.state().stories
        path = self.index.folder / FILE
        done = Followed.stamps(path) if path.exists() else {}
        months = {month: stamp[0] for month, stamp in state.items() if tuple(stamp) != done.get(month)}
        return dict(sorted({**months, **{month: 0 for month in done if month not in state}}.items()))

    @property
    def few(self) -> bool:
        """Whether what is pending is little enough to be followed at once."""
        return is_little(self.pending())

    def work_off(self, progress: Progress | None = None, *, gently: bool = False) -> bool:
        """Follow every month that is pending; what is done stays done if this is stopped. Returns whether there was any.

        Of many, the newest come first. Gently, each part is followed by as long a rest, and the first by a long one.

        Raises ArchiveLockedError, RecordError.
        """
        pending = self.pending()
        if not pending:
            return False
        with self.opened() as book:
            done, followed = 0, Followed(book.database)
            gently = gently and not is_little(pending)
            for months in _parts(pending):
                if gently and not done:
                    sleep(_FIRST_REST)
                begun = monotonic()
                if progress:
                    progress("Finding threads", done, len(pending))
                self._follow(book, followed, months)
                done += len(months)
                if gently:
                    sleep(monotonic() - begun)
            with self.turn.held():
                book.settle(self.corrections())
                keep_reports(self.index.folder, followed.reports())
        if progress:
            progress("Finding threads", done, done)
        return True

    @contextmanager
    def opened(self) -> Iterator[ThreadBook]:
        """Open the book of threads for writing. Raises UnreadableFileError if that can't be done, or something in it can't."""
        path = self.index.folder / FILE
        try:
            book = ThreadBook(path)
            try:
                yield book
            finally:
                book.close()
        except sqlite3.Error as error:
            raise UnreadableFileError(f"{path} can't be written ({error}); delete it, it is made anew, or make room") from error

    def corrections(self) -> Corrections:
        """Return what the person said about threads. Raises ArchiveLockedError, RecordError."""
        return Corrections.from_json(self.notebook.get(SAID))

    def _follow(self, book: ThreadBook, followed: Followed, months: Sequence[str]) -> None:
        """Take in what is new in some months, take out what is gone, and fold what is one report."""
        stamps = self.index.state().stories
        self.index.reload()
        fresh: list[Story] = []
        gone: set[StoryId] = set()
        texts: dict[str, dict[StoryId, int]] = {}
        names: dict[StoryId, Sequence[str]] = {}
        flagged: set[StoryId] = set()
        for month in months:
            found = {entry.story.id: (entry, text) for entry, text in self._entries(month, names)}
            known = followed.texts(month)
            left = [story_id for story_id in known if story_id not in found or found[story_id][1] != known[story_id]]
            with self.turn.held():
                book.forget(left)
            gone.update(left)
            new = [entry for entry, text in found.values() if known.get(entry.story.id) != text]
            fresh += [entry.story for entry in new]
            flagged |= {entry.story.id for entry in new if entry.copy}
            texts[month] = {story_id: text for story_id, (_, text) in found.items()}
        fresh.sort(key=_in_order)
        for at in range(0, len(fresh), _TOGETHER):
            with self.turn.held():
                book.take_in(fresh[at : at + _TOGETHER], self.corrections(), names if len(fresh) > _MANY_NEW else {})
        self._fold(book, followed, fresh, gone, flagged)
        for month in months:
            followed.note(month, texts[month], stamps.get(month))

    def _fold(
        self, book: ThreadBook, followed: Followed, fresh: Sequence[Story], gone: set[StoryId], flagged: set[StoryId]
    ) -> None:
        """Fold what is one report, and let stand for itself what folded into a story that is gone or was written anew.

        `flagged` are the new stories that the index leaves out as copies, as it did what stood there before.
        """
        freed = [one for one in followed.behind(gone) if one not in gone]
        freed_stories = [stored.story for one in freed if (stored := self.index.get(one))]
        folded = folds_of(self.index, book, [*fresh, *freed_stories])
        changed = {one: lead for one, lead in folded.items() if lead_of(book, one) != lead}
        apart = {*gone, *freed, *flagged} - folded.keys()
        hidden = [one for one in apart if (stored := self.index.get(one)) and stored.entry.copy]
        self._flag({**dict.fromkeys(changed, True), **dict.fromkeys(hidden, False)})
        followed.fold(changed, apart)

    def _entries(self, month: str, names: dict[StoryId, Sequence[str]]) -> Iterable[tuple[Entry, int]]:
        """Yield the stories of a month, each with a sum of its text, and note the names of those that were understood."""
        for stored in self.index.stories(Has("month", month), _MANY):
            entry = stored.entry
            if entry.failed:
                continue  # it stands alone: what could not be understood can't be compared
            if entry.understood:
                names[entry.story.id] = entry.names
            yield entry, crc32(repr((entry.story.title, entry.story.highlights, entry.story.body)).encode())

    def _flag(self, copies: Mapping[StoryId, bool]) -> None:
        """Let the index know which stories fold into another and which do no more, so that the timeline can leave them out."""
        if not copies:
            return
        with self.lock.held(), self.index.writing() as intake:
            for story_id, copy in copies.items():
                stored = self.index.get(story_id)
                if stored is not None:
                    intake.drop(str(story_id))
                    intake.put(fields_of(replace(stored.entry, copy=copy)))
        self.index.reload()


def is_little(pending: Mapping[str, int]) -> bool:
    """Return whether pending months, with the bytes of each, are little enough to be followed at once."""
    return sum(pending.values()) <= _AT_ONCE


def _parts(pending: Mapping[str, int]) -> Iterable[list[str]]:
    """Yield months in parts that are followed together, the newest first: stories that arrive together are told apart the better."""
    part: list[str] = []
    size = 0
    for month, number in reversed(list(pending.items())):
        part.append(month)
        size += number
        if size > _AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part


def _in_order(story: Story) -> tuple[int, str]:
    return story.published.minute, story.id
