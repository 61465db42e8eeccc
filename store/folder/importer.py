"""Importing: any number of stories into the record and the index, round by round, in little memory.

Most stories are new under their title and their page: their rows are laid down month by month and given to the index as they are.
Only the others are held against what stands. A round ends with the record, durably, and only then with the index.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count, islice

from store.api.changes import Added
from store.api.prepared import Prepared
from store.api.progress import Progress
from store.api.story import Story
from store.api.views import UNMARKED, MarkedStory
from store.engine.protocol import Intake
from store.files import Stamp
from store.folder import rules
from store.folder.import_batch import Coming, ImportBatch, Standing, key_of, known_by, pages_of_coming
from store.folder.import_words import ImportWords
from store.folder.indexer import Indexer
from store.folder.preparing import named, pages_of, prepared
from store.folder.taken_list import TakenList
from store.identity.batch import OUTCOMES
from store.index.index import StoryIndex
from store.index.memory import let_go
from store.record.record import Record
from store.record.spool import Spool

_BATCH = 500
"""Stories that are held in memory and looked for together."""
_ROUND = 30_000
"""Stories that are written to the record, and can then be found, together."""
_HEAP = 60_000_000
"""Bytes that the index may take for them: half a round becomes one piece of it, and few pieces are to be joined."""
_FOLD = 8
"""Rounds after which the months' small files are joined, so that there are never too many of them."""
_THREADS = 2 if (os.cpu_count() or 1) > 2 else 1
"""Threads of the index for many stories; two processors have enough to do with reading them and making them ready."""
_AT_ONCE = 400
"""Up to so many stories are understood as they are indexed; more can be found first and are understood later."""


@dataclass(slots=True)
class Importer:
    """Takes stories in; its caller holds the locks of the record and of the index."""

    record: Record
    index: StoryIndex
    indexer: Indexer
    _done: dict[str, TakenList] = field(default_factory=lambda: {word: TakenList() for word in OUTCOMES})
    _unfound: set[str] = field(default_factory=set)
    """Titles and pages of the stories that came in this round, and can't be found yet."""
    _put_off: list[Coming] = field(default_factory=list)
    """Stories whose title or page came before in this round: their turn is the next one."""
    _laid: Mapping[str, Stamp] = field(default_factory=dict)
    """The files that this round made of rows that were laid down."""
    _months: set[str] = field(default_factory=set)
    """The months of which this round wrote anything else."""
    _marked: dict[str, frozenset[str] | None] | None = None
    """Month to the ids of which it has marks, perhaps of stories that were taken out; None where they were not looked at yet."""
    _few: bool = False
    """Whether so few stories come that each is looked at, and understood, at once."""
    _fresh: dict[str, list[str]] = field(default_factory=dict)
    """Month to the ids of the stories that were laid down in this round."""
    _words: ImportWords = field(init=False)
    """What all of it is called."""
    _apart: ImportBatch = field(init=False)
    """Keeps the stories that have to be held against others."""

    def __post_init__(self) -> None:
        self._words = ImportWords(self.record.steps)
        self._apart = ImportBatch(self.record, self.index, self.indexer, self._words)

    def take(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None) -> Added:
        """Keep stories and say what became of each. Raises RecordError; what was written until then is kept."""
        coming = (MarkedStory(one) if isinstance(one, Story) else one for one in stories)
        batch = list(islice(coming, _BATCH))
        self._few = len(batch) <= _AT_ONCE
        rounds = count(1)
        while batch:
            batch = self._round(batch, coming, progress)
            self.indexer.note(self._months, self._laid)
            self.index.reload()
            self._unfound.clear()
            self._months.clear()
            if progress:
                progress("Adding", self._number, 0)
            if next(rounds) % _FOLD == 0 or not batch:
                self.indexer.fold()
        return Added(self._done["added"], self._done["updated"], self._done["unchanged"])

    @property
    def _number(self) -> int:
        return sum(map(len, self._done.values()))

    def _round(self, batch: list[Coming], coming: Iterator[Coming], progress: Progress | None) -> list[Coming]:
        """Keep stories until they are many or many come again, in the record first; return those that are next."""
        number = 0
        with Spool(self.record) as spool, self._writing(len(batch)) as intake:
            try:
                while batch and number < _ROUND and len(self._put_off) < _BATCH:
                    self._keep(batch[:_BATCH], spool, intake)
                    number += len(batch[:_BATCH])
                    batch = batch[_BATCH:] or list(islice(coming, _BATCH))
                    if batch:
                        let_go(self.index.folder)
                    if progress:
                        progress("Reading", self._number, 0)
            except BaseException:
                self._note_fresh()
                spool.keep()  # not in the index: it came between any two steps, so whoever is next takes in what is new
                raise
            self._note_fresh()
            self._laid = spool.keep()
        put_off, self._put_off = self._put_off, []
        return [*put_off, *batch]

    def _note_fresh(self) -> None:
        """Note what takes back what was laid down, which is about to be kept."""
        if self._fresh:
            self._words.tell()
            self.record.steps.note({"kind": "added", "stories": self._fresh})
            self._fresh = {}

    def _writing(self, number: int) -> AbstractContextManager[Intake]:
        """Return the index, open to be written, for so many stories or more."""
        return self.index.writing(_THREADS, _HEAP) if number >= _BATCH else self.index.writing()

    def _keep(self, batch: Sequence[Coming], spool: Spool, intake: Intake) -> None:
        """Keep the stories of a batch, but for those whose turn is in the next round."""
        ready, others, standing = self._told_apart(batch)
        for one in ready:
            spool.put(one.month, one.row)
            intake.put(rules.unpacked(one.fields)[0])
            self._done["added"].append(one.id, one.title, one.published, one.feeds)
            self._fresh.setdefault(one.month, []).append(one.id)
            self._words.count("added", one.title, one.id)
        if others:
            kept = self._apart.keep(others, standing, intake, understood=self._few)
            self._months.update(kept.months)
            for word, story in kept.became:
                self._done[word].append(story.id, story.title, story.published.iso, story.feeds)
        self._unfound.update(known_by(batch))

    def _told_apart(self, batch: Sequence[Coming]) -> tuple[list[Prepared], list[Coming], Standing]:
        """Return the stories that can be kept as they are, those that can't, and what stands that these are held against."""
        now = [one for one in batch if not self._comes_again(one)]
        standing = self._apart.standing(now)
        known = {story.id for stories in standing.values() for story in stories}
        known_pages = {page for stories in standing.values() for story in stories for page in pages_of(story)}
        times, orphans = Counter(known_by(now)), self.index.state().orphans
        ready: list[Prepared] = []
        others: list[Coming] = []
        for one in now:
            key, pages = key_of(one), pages_of_coming(one)
            new = (
                key not in standing
                and known_pages.isdisjoint(pages)
                and times[key] == 1
                and all(times[page] == 1 for page in pages)
            )
            found = self._ready(one) if new else None
            if found and found.id not in known and found.id not in orphans and found.id not in self._ids_marked(found.month):
                ready.append(found)
            else:
                others.append(one)
        return ready, others, standing

    def _comes_again(self, one: Coming) -> bool:
        """Return whether a story's title or page came before in this round, and put it off to the next if so."""
        names = (key_of(one), *pages_of_coming(one))
        if self._unfound.isdisjoint(names):
            return False
        self._unfound.update(names)
        self._put_off.append(one)
        return True

    def _ready(self, one: Coming) -> Prepared | None:
        """Return a story as it can be kept if it is new; few stories, and those that bring marks along, are looked at closer."""
        if isinstance(one, Prepared):
            return one
        if self._few or one.kept or one.marks != UNMARKED:
            return None
        return prepared(self.indexer.deriver.quick_entry(named(one.story), UNMARKED))

    def _ids_marked(self, month: str) -> frozenset[str]:
        """Return the ids of which a month has marks, perhaps of stories that were taken out."""
        if self._marked is None:
            self._marked = dict.fromkeys(self.record.stamps().marks)
        if month not in self._marked:
            return frozenset()
        ids = self._marked[month] = self._marked[month] or frozenset(self.record.marks(month))
        return ids
