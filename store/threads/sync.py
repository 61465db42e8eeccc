"""Keeping threads true to the index: what is new in it is taken in, month by month, and stories that tell the same news are folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from time import sleep

from store.api.errors import DamagedThreadsError
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.engine.fields import text_sum
from store.engine.protocol import Address, Engine, MonthlyEngine
from store.engine.terms import Has
from store.index.memory import let_go
from store.record.notebook import Notebook
from store.record.turn import Turn
from store.stillness import rest_while_typing
from store.threads.cluster.corrections import Corrections
from store.threads.db.thread_tables import ThreadSource, ThreadTables
from store.threads.regrouping import put_together
from store.threads.reports import derive_reports, fold_new
from store.threads.thread_writer import ThreadWriter

_AT_ONCE = 2_000_000
"""Bytes of the record that are taken in at once; more is taken in behind the screen."""
_MANY_NEW = 500
"""Of more new stories than this the names are taken as the index has them: quicker, but threads are named a little worse."""
_FIRST_REST = 10.0
"""Seconds after which threads of many stories are begun with behind a screen, which has just been opened."""
_NOTED_TOGETHER = 5_000
"""After so many stories it is noted that they are taken in, and the index is told what folds: each commit of it takes time."""
_TOGETHER = 250
"""Stories that are taken in together; so long does a change by the person have to wait, and a key until all stands still."""
CORRECTIONS, REPORTS = "threads", "reports"
"""Under what the corrections of threads and of reports stand in the notebook."""


@dataclass(slots=True)
class ThreadSync:
    """Takes into threads what the index has; other processes may read them meanwhile."""

    index: MonthlyEngine
    lock: Turn
    """The index's; held only while stories are folded, as finding threads may take long."""
    turn: Turn
    """The thread tables'."""
    notebook: Notebook
    """Where the person's corrections are."""
    source: ThreadSource
    """Where the thread tables are."""

    def pending(self) -> Mapping[str, int]:
        """Return the months that changed since they were taken in, the earliest first, with the bytes by which each grew."""
        state = self.index.months()
        done = self.source.ask(lambda tables: tables.months.stamps()) or {}
        months = {
            one: abs(stamp[0] - done.get(one, (0, 0))[0]) for one, stamp in state.items() if tuple(stamp) != done.get(one)
        }
        return dict(sorted({**months, **{month: 0 for month in done if month not in state}}.items()))

    @property
    def few(self) -> bool:
        """Whether what is pending is little enough to be taken in at once."""
        return is_little(self.pending())

    def work_off(self, progress: Progress | None = None, *, gently: bool = False) -> bool:
        """Take in every month that is pending; what is done stays done if this is stopped. Returns whether there was any.

        Of many, the newest come first. Gently, the first waits until a screen has opened, and all wait while the person types.

        Raises ArchiveLockedError, RecordError, UnreadableFileError.
        """
        try:
            return self._work_off(progress, gently=gently)
        except DamagedThreadsError:  # now that is known: all is begun anew
            return self._work_off(progress, gently=gently)

    def _work_off(self, progress: Progress | None, *, gently: bool) -> bool:
        pending = self.pending()
        if not pending:
            return False
        with self.source.opened() as tables:
            done, threads, taken = 0, ThreadWriter(tables), list[Taken]()
            gently = gently and not is_little(pending)
            for months in _parts(pending):
                if gently and not done:
                    sleep(_FIRST_REST)
                if progress:
                    progress("Finding threads", done, len(pending))
                elsewhere = {story for part in taken for one in part.found for story in one.texts}
                taken.append(self._take_in(threads, months, elsewhere, more=len(months) < len(pending), gently=gently))
                done += len(months)
                if gently:
                    let_go(self.index.folder)
                if sum(map(len, taken)) >= _NOTED_TOGETHER:
                    self._note(tables, taken)
                    taken.clear()
            self._note(tables, taken)
            if gently:
                threads.recall_outgrown(partial(rest_while_typing, self.index.folder))
            self._settle(threads, gently=gently)
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
            self.notebook.steps.note({"kind": "reports", "stories": [story_id]})
            self.notebook.put(REPORTS, {"parted": sorted({*self.parted(), story_id})})
            touched = fold_new(self.index, tables, [], {story_id}, set(), self.parted())
            derive_reports(self.index, self.lock, tables, touched)
        return lead is not None or bool(behind)

    def fold_again(self, stories: Iterable[StoryId]) -> None:
        """Let reports fold with others again that no longer stand for themselves, at once or as all is made anew.

        Raises ArchiveLockedError, RecordError.
        """
        with suppress(DamagedThreadsError), self.turn.held(), self.source.opened() as tables:
            entries = [stored.entry for one in stories if (stored := self.index.get(one))]
            touched = fold_new(self.index, tables, entries, set(), set(), self.parted())
            derive_reports(self.index, self.lock, tables, touched)

    def put_together(self, groups: Sequence[Sequence[StoryId]], *, named: bool) -> None:
        """Let each group of stories be one thread again, called as the person called it. Raises ArchiveLockedError, RecordError.

        Where the person did not, it keeps its name, unless it was `named` only by what is taken back.
        """
        with suppress(DamagedThreadsError), self.turn.held(), self.source.opened() as tables:
            put_together(ThreadWriter(tables), groups, self.corrections().names, self._story, named=named)

    def _story(self, story_id: StoryId) -> Story | None:
        stored = self.index.get(story_id)
        return stored.story if stored else None

    def _settle(self, threads: ThreadWriter, *, gently: bool) -> None:
        """Compare and name what has grown, in parts, between which the person may change a thread."""
        with self.turn.held():
            threads.compare_grown(self.corrections())
        more = True
        while more:
            if gently:
                rest_while_typing(self.index.folder)
            with self.turn.held():
                more = threads.name_grown(self.corrections())

    def _take_in(
        self, threads: ThreadWriter, months: Sequence[str], elsewhere: Set[StoryId], *, more: bool = False, gently: bool = False
    ) -> Taken:
        """Take in what is new in some months, take out what is gone, and find what is one report.

        What was taken in `elsewhere`, and isn't noted yet, has only moved there from these months.
        """
        stamps = self.index.months()
        self.index.reload()
        # another thread may see a later commit meanwhile, in which addresses mean other stories
        index = self.index.as_it_stands()
        found = [_changes(index, threads.tables, month) for month in months]
        taken = Taken({one.month: stamps.get(one.month) for one in found}, found)
        gone = {story for one in found for story in one.gone} - elsewhere
        with self.turn.held():
            threads.forget(sorted(gone))
        new = sorted(((place, one, address) for one in found for place, address in one.new), key=itemgetter(0))
        many = more or len(new) > _MANY_NEW
        for at in range(0, max(1, len(new)), _TOGETHER):
            if gently:
                rest_while_typing(self.index.folder)
            fresh = [(one, index.stored(address).entry) for _, one, address in new[at : at + _TOGETHER]]
            for one, entry in fresh:
                one.texts[entry.story.id] = text_sum(entry)
            entries = [entry for _, entry in fresh]
            names = {entry.story.id: entry.names for entry in entries if entry.understood} if many else {}
            with self.turn.held():
                threads.take_in([entry.story for entry in entries], self.corrections(), names, more=many)
            hidden = {entry.story.id for entry in entries if entry.copy}
            taken.folded |= fold_new(index, threads.tables, entries, gone, hidden, self.parted())
            gone = set()
        for one in found:
            one.new.clear()
        return taken

    def _note(self, tables: ThreadTables, taken: Iterable[Taken]) -> None:
        """Let the index know what folds, then note that months are taken in: were this stopped between, they would be looked at again."""
        parts = list(taken)
        derive_reports(self.index, self.lock, tables, {story for part in parts for story in part.folded})
        with tables.writing():
            for part in parts:
                for one in part.found:
                    tables.months.note(one.month, one.texts, part.stamps[one.month], one.gone)


@dataclass(slots=True)
class Changes:
    """What is different in a month since it was taken in."""

    month: str
    new: list[tuple[int, Address]]
    """Where the stories are that are new or have another text, each with its place in the time order."""
    gone: Sequence[StoryId]
    """The stories that are there no more, or had another text."""
    texts: dict[StoryId, int] = field(default_factory=dict)
    """The sums of the texts of those that were taken in."""


@dataclass(slots=True)
class Taken:
    """What was taken in of some months, and is still to be noted."""

    stamps: Mapping[str, Sequence[int] | None]
    """The stamp of each month."""
    found: Sequence[Changes]
    """What was different in each."""
    folded: set[StoryId] = field(default_factory=set)
    """The stories for which the index is to be looked at."""

    def __len__(self) -> int:
        """Return how many stories were taken in."""
        return sum(len(one.texts) for one in self.found)


def _changes(index: Engine, tables: ThreadTables, month: str) -> Changes:
    """Return what is different in a month, found by numbers alone: no text is read that is known.

    Stories that could not be understood stand alone, as nothing compares with them.
    """
    known, stands = tables.months.texts(month), Has("month", month)
    sums, places = index.numbers(stands, "sum"), index.numbers(stands, "at")
    before, now = set(known.values()), {number for number, _ in sums}
    fresh = [
        (place, address) for (number, address), (place, _) in zip(sums, places, strict=True) if number and number not in before
    ]
    return Changes(month, fresh, [story for story, number in known.items() if number not in now])


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
