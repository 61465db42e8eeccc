"""Keeping threads true to the index: what is new in it is taken in, month by month, and stories that tell the same news are folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from zlib import crc32

from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.engine.entry import Entry
from store.engine.terms import Has
from store.index.index import StoryIndex
from store.record.lock import WriterLock
from store.record.notebook import Notebook
from store.threads.cluster.corrections import Corrections
from store.threads.db.thread_tables import ThreadSource
from store.threads.reports import derive_reports, fold_new
from store.threads.thread_writer import ThreadWriter

_MANY = 1_000_000
"""Stories of a month that are looked at together; no month has more."""
_AT_ONCE = 2_000_000
"""Bytes of the record that are taken in at once; more is taken in behind the screen."""
_MANY_NEW = 500
"""Of more new stories than this the names are taken as the index has them: quicker, but threads are named a little worse."""
_FIRST_REST = 20.0
"""Seconds after which threads of many stories are begun with behind a screen, which has just been opened."""
_TOGETHER = 250
"""Stories that are taken in together; so long does a change by the person have to wait."""
CORRECTIONS, REPORTS = "threads", "reports"
"""Under what the corrections of threads and of reports stand in the notebook."""


@dataclass(slots=True)
class ThreadSync:
    """Takes into threads what the index has; other processes may read them meanwhile."""

    index: StoryIndex
    lock: WriterLock
    """The index's; held only while stories are folded, as finding threads may take long."""
    turn: WriterLock
    """The thread tables'."""
    notebook: Notebook
    """Where the person's corrections are."""
    source: ThreadSource
    """Where the thread tables are."""

    def pending(self) -> Mapping[str, int]:
        """Return the months that changed since they were taken in, the earliest first, with the bytes of each."""
        state = self.index.state().months
        done = self.source.ask(lambda tables: tables.months.stamps()) or {}
        months = {month: stamp[0] for month, stamp in state.items() if tuple(stamp) != done.get(month)}
        return dict(sorted({**months, **{month: 0 for month in done if month not in state}}.items()))

    @property
    def few(self) -> bool:
        """Whether what is pending is little enough to be taken in at once."""
        return is_little(self.pending())

    def work_off(self, progress: Progress | None = None, *, gently: bool = False) -> bool:
        """Take in every month that is pending; what is done stays done if this is stopped. Returns whether there was any.

        Of many, the newest come first. Gently, each part is followed by as long a rest, and the first by a long one.

        Raises ArchiveLockedError, RecordError.
        """
        pending = self.pending()
        if not pending:
            return False
        with self.source.opened() as tables:
            done, threads = 0, ThreadWriter(tables)
            gently = gently and not is_little(pending)
            for months in _parts(pending):
                if gently and not done:
                    sleep(_FIRST_REST)
                begun = monotonic()
                if progress:
                    progress("Finding threads", done, len(pending))
                self._take_in(threads, months)
                done += len(months)
                if gently:
                    sleep(monotonic() - begun)
            with self.turn.held():
                threads.settle(self.corrections())
                derive_reports(self.index, self.lock, tables)
        if progress:
            progress("Finding threads", done, done)
        return True

    def corrections(self) -> Corrections:
        """Return what the person said about threads. Raises ArchiveLockedError, RecordError."""
        return Corrections.from_json(self.notebook.get(CORRECTIONS))

    def parted(self) -> frozenset[StoryId]:
        """Return the reports that the person said are stories of their own. Raises ArchiveLockedError, RecordError."""
        kept = self.notebook.get(REPORTS).get("parted")
        return frozenset(StoryId(one) for one in kept if isinstance(one, str)) if isinstance(kept, list) else frozenset()

    def part(self, story_id: StoryId) -> bool:
        """Let a report stand for itself from now on; returns whether it folded with others. Raises ArchiveLockedError, RecordError."""
        with self.notebook.lock.held(), self.turn.held(), self.source.opened() as tables:
            lead, behind = tables.reports.lead_of(story_id), tables.reports.behind([story_id])
            self.notebook.put(REPORTS, {"parted": sorted({*self.parted(), story_id})})
            touched = fold_new(self.index, tables, [], {story_id}, set(), self.parted())
            derive_reports(self.index, self.lock, tables, touched)
        return lead is not None or bool(behind)

    def _take_in(self, threads: ThreadWriter, months: Sequence[str]) -> None:
        """Take in what is new in some months, take out what is gone, and fold what is one report."""
        stamps = self.index.state().months
        self.index.reload()
        known = {month: threads.tables.months.texts(month) for month in months}
        found = {month: self._entries(month) for month in months}
        texts = {month: {one: _text_sum(entry.story) for one, entry in found[month].items()} for month in months}
        gone = [one for month in months for one, text in known[month].items() if texts[month].get(one) != text]
        new = [entry for month in months for one, entry in found[month].items() if known[month].get(one) != texts[month][one]]
        with self.turn.held():
            threads.forget(gone)
        fresh = sorted((entry.story for entry in new), key=lambda story: (story.published.minute, story.id))
        names = {entry.story.id: entry.names for entry in new if entry.understood} if len(new) > _MANY_NEW else {}
        for at in range(0, len(fresh), _TOGETHER):
            with self.turn.held():
                threads.take_in(fresh[at : at + _TOGETHER], self.corrections(), names)
        folded = fold_new(
            self.index, threads.tables, fresh, set(gone), {entry.story.id for entry in new if entry.copy}, self.parted()
        )
        derive_reports(self.index, self.lock, threads.tables, folded)
        with threads.tables.writing():
            for month in months:
                threads.tables.months.note(month, texts[month], stamps.get(month))

    def _entries(self, month: str) -> dict[StoryId, Entry]:
        """Return the stories of a month but for those that could not be understood: they stand alone, as nothing compares with them."""
        entries = (stored.entry for stored in self.index.stories(Has("month", month), _MANY))
        return {entry.story.id: entry for entry in entries if not entry.failed}


def _text_sum(story: Story) -> int:
    """Return a number that is another one when the story's text is."""
    return crc32(repr((story.title, story.highlights, story.body)).encode())


def is_little(pending: Mapping[str, int]) -> bool:
    """Return whether pending months, with the bytes of each, are little enough to be taken in at once."""
    return sum(pending.values()) <= _AT_ONCE


def _parts(pending: Mapping[str, int]) -> Iterable[list[str]]:
    """Yield months in parts that are taken in together, the newest first: stories that arrive together are told apart the better."""
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
