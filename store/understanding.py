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
from store.index.deriving import Deriver
from store.index.index import StoryIndex
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


@dataclass(slots=True)
class Understanding:
    """Works off the stories that wait to be understood, the newest first."""

    index: StoryIndex
    lock: WriterLock
    """The index's."""
    config: Path
    """Where the person's own themes are."""
    version: int
    """Which rules are the current ones."""

    def pending(self) -> int:
        """Return how many stories wait."""
        found = self.index.searcher.aggregate(self._waiting(), {"number": {"value_count": {"field": "day"}}})
        return int(found["number"]["value"])

    def work_off(self, progress: Progress | None) -> None:
        """Understand every story that waits; what is done stays done if this is stopped.

        Raises ArchiveLockedError, RecordError.
        """
        total, done = self.pending(), 0
        if not total:
            return
        with _pool(total, self.config) as pool:
            while batch := [stored_of(doc) for doc in self._batch()]:
                if progress:
                    progress("Sorting by theme", done, max(total, done + len(batch)))
                self._write(batch, _derived(pool, batch, self.config))
                done += len(batch)
        if progress:
            progress("Sorting by theme", done, done)

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
        understood = tantivy.Query.term_query(schema(), "understood", self.version)
        everything = tantivy.Query.all_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, everything), (tantivy.Occur.MustNot, understood)])


def _pool(number: int, config: Path) -> AbstractContextManager[Executor | None]:
    if number < _WORTH_A_POOL:
        return nullcontext()
    spawning = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(min(4, os.cpu_count() or 1), spawning, initializer=_begin, initargs=(str(config),))


_deriver: list[Deriver] = []
"""The rules in this process, once they are needed."""


def _begin(config: str) -> None:
    _deriver[:] = [Deriver(load_book(seeds_folder(), Path(config)))]
    if hasattr(os, "nice"):
        os.nice(10)


def _derive(batch: Sequence[Stored]) -> list[dict[str, Any]]:
    entries = (entry_from(*stored) for stored in batch)
    return [fields_of(_deriver[0].entry(entry.story, entry.marks, copy=entry.copy)) for entry in entries]


def _derived(pool: Executor | None, batch: Sequence[Stored], config: Path) -> Iterator[dict[str, Any]]:
    """Return the index's fields of a batch of stories, in order."""
    if pool is None:
        if not _deriver:
            _deriver.append(Deriver(load_book(seeds_folder(), config)))
        return iter(_derive(batch))
    return chain.from_iterable(pool.map(_derive, [batch[at : at + _CHUNK] for at in range(0, len(batch), _CHUNK)]))
