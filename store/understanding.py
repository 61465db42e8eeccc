"""Understanding: themes and names of stories that can be found already, worked out in other processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import tantivy

from store.archive import Progress
from store.index.alike import most_alike
from store.index.deriving import Deriver
from store.index.index import StoryIndex
from store.index.lessons import Lessons
from store.index.pages import let_go
from store.index.schema import entry_from, fields_of, schema, stored_of
from store.places import seeds_folder
from store.record.lock import WriterLock
from store.themes.book import load_book

Stored = tuple[bytes, bytes]
"""What the index stores of a story: its line and its text."""
_BATCH = 4_000
"""Stories written to the index together; so long does another program that writes have to wait."""
_CHUNK = 250
_WORTH_A_POOL = 1_000
_ALIKE = 3_000
"""Stories that are looked at again for each theme of which something else was learned."""
_TELLING = 24
"""Words by which those are found."""


@dataclass(slots=True)
class Understanding:
    """Works off the stories that wait to be understood, the newest first."""

    index: StoryIndex
    lock: WriterLock
    """The index's."""
    config: Path
    """Where the person's own themes are."""
    deriver: Deriver
    """Knows which rules are the current ones."""
    lessons: Lessons
    """What the person's corrections teach."""

    def pending(self) -> int:
        """Return how many stories wait; one more if stories like corrected ones are still to be put right."""
        return self._number_waiting() + self.lessons.waiting

    def _number_waiting(self) -> int:
        found = self.index.searcher.aggregate(self._waiting(), {"number": {"value_count": {"field": "day"}}})
        return int(found["number"]["value"])

    def work_off(self, progress: Progress | None) -> None:
        """Understand every story that waits; what is done stays done if this is stopped.

        Raises ArchiveLockedError, RecordError.
        """
        total, done = self._number_waiting(), 0
        if total:
            rules = (str(self.config), str(self.index.folder))
            with _pool(total, rules) as pool:
                while batch := [stored_of(doc) for doc in self._batch()]:
                    if progress:
                        progress("Sorting by theme", done, max(total, done + len(batch)))
                    self._write(batch, _derived(pool, batch))
                    done += len(batch)
                    if done > 2 * total + _BATCH:
                        break  # the rules were changed meanwhile: whoever looks next goes on by the new ones
            if progress:
                progress("Sorting by theme", done, done)
        self._put_right(progress)

    def _put_right(self, progress: Progress | None) -> None:
        """Choose anew the themes of stories that are like corrected ones, or have words of a theme that was made."""
        self.lessons.follow()
        if not self.lessons.waiting:
            return
        learned, made = self.lessons.kept.learned, list(self.lessons.kept.made)
        _begin(str(self.config), str(self.index.folder))
        looked_at: set[Stored] = set()
        for words in self.lessons.telling(_TELLING):
            batch = [stored for stored in most_alike(self.index, words, _ALIKE) if stored not in looked_at]
            looked_at.update(batch)
            chosen = zip(batch, _derive(batch), strict=True)
            other = [(stored, fields) for stored, fields in chosen if (fields["row"], fields["story"]) != stored]
            if other:
                self._write([stored for stored, _ in other], [fields for _, fields in other])
            if progress:
                progress("Putting themes right", len(looked_at), len(looked_at))
        with self.lock.held():
            self.lessons.follow()
            self.lessons.note_applied(learned, made)

    def _write(self, batch: Sequence[Stored], fields: Iterable[dict[str, Any]]) -> None:
        """Put understood stories in the place of what was indexed, but for those that changed meanwhile."""
        with self.lock.held():
            changed = self.index.reload()
            with self.index.writing() as writer:
                for stored, understood in zip(batch, fields, strict=True):
                    if changed and not self._is_current(understood["id"], stored):
                        continue
                    writer.delete_documents_by_term("id", understood["id"])
                    writer.add_document(tantivy.Document.from_dict(understood, schema()))
            self.index.reload()
            let_go(self.index.folder)

    def _is_current(self, story_id: str, stored: Stored) -> bool:
        docs = self.index.matching(tantivy.Query.term_query(schema(), "id", story_id), 1)
        return bool(docs) and stored_of(docs[0]) == stored

    def _batch(self) -> list[tantivy.Document]:
        return self.index.matching(self._waiting(), _BATCH, order_by_field="at", order=tantivy.Order.Desc)

    def _waiting(self) -> tantivy.Query:
        understood = tantivy.Query.term_query(schema(), "understood", self.deriver.version)
        everything = tantivy.Query.all_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, everything), (tantivy.Occur.MustNot, understood)])


def _pool(number: int, rules: tuple[str, str]) -> AbstractContextManager[Executor | None]:
    if number < _WORTH_A_POOL:
        _begin(*rules)
        return nullcontext()
    spawning = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(min(4, os.cpu_count() or 1), spawning, initializer=_begin_beside, initargs=rules)


_deriver: list[Deriver] = []
"""The rules in this process, once they are needed."""


def _begin(config: str, folder: str) -> None:
    """Read the rules as they are now: the themes' words, and what the index's folder has of corrections."""
    lessons = Lessons(Path(folder))
    deriver = Deriver(load_book(seeds_folder(), Path(config)), lessons.learned)
    deriver.version = lessons.same_as(deriver.rules)
    _deriver[:] = [deriver]


def _begin_beside(config: str, folder: str) -> None:
    """Do the same in a process that gives way to the others."""
    _begin(config, folder)
    if hasattr(os, "nice"):
        os.nice(10)


def _derive(batch: Sequence[Stored]) -> list[dict[str, Any]]:
    entries = (entry_from(*stored) for stored in batch)
    return [fields_of(_deriver[0].entry(entry.story, entry.marks, copy=entry.copy)) for entry in entries]


def _derived(pool: Executor | None, batch: Sequence[Stored]) -> Iterator[dict[str, Any]]:
    """Return the index's fields of a batch of stories, in order."""
    if pool is None:
        return iter(_derive(batch))
    return chain.from_iterable(pool.map(_derive, [batch[at : at + _CHUNK] for at in range(0, len(batch), _CHUNK)]))
