"""The index on disk: opened in a moment, made anew when it is missing, damaged or from another version."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import fields
from pathlib import Path
from typing import Any

import orjson
import tantivy

from store.api.errors import UnreadableFileError
from store.api.story import StoryId
from store.api.views import Breakdown, Counts, StoryRow
from store.engine.entry import Stored
from store.engine.lru_cache import LruCache
from store.engine.protocol import BEST, NEWEST, OLDEST, Address, Extent, Hits
from store.engine.terms import EVERYTHING, Clause, Has
from store.files import Stamp, keep, kept, stamp_of, write_whole
from store.index.counts import break_down, commonest, count_days, count_months, days_told, extent
from store.index.memory import letting_go, taking_in, wait_for_room
from store.index.query_compiler import compiled
from store.index.schema import VERSION, document, register_tokenizer, schema, stored_of
from store.index.state import State
from store.private import close_to_others, make_folder

_HEAP = 40_000_000
"""Bytes that stories take in memory until they become a piece of the index."""
_IN_A_ROW = 250
"""Stories that are put before it is seen to that the engine keeps up: it would hold ten thousand of them in memory."""
_ROWS_KEPT = 1_500
_ORDERS: dict[str, dict[str, Any]] = {
    BEST: {},
    OLDEST: {"order_by_field": "at", "order": tantivy.Order.Asc},
    NEWEST: {"order_by_field": "at", "order": tantivy.Order.Desc},
}
_STATE = "dateline.json"
_COUNTS = "counts.json"
_COMMIT = "meta.json"
"""The engine's own file, written with every commit."""
_ENGINE = str(getattr(tantivy, "__version__", ""))


class TantivyIntake:
    """Takes stories in, into one commit."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer
        self._number = 0
        self._threads: Sequence[Path] = ()

    def put(self, fields: dict[str, Any]) -> None:
        """Take in a story, given by its fields, beside what stands there."""
        self._writer.add_document(document(fields))
        self._number += 1
        if self._number % _IN_A_ROW == 0:
            self._threads = self._threads or taking_in()
            wait_for_room(self._threads)

    def drop(self, value: str, field: str = "id") -> None:
        """Take out the stories that have a value in a field, as they stood before."""
        self._writer.delete_documents_by_term(field, value)


class StoryIndex:
    """Tantivy's index of one archive, and the reader that answers from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fingerprint = f"{VERSION}|{_ENGINE}"
        self.generation = 0
        """Grows whenever answers may have changed."""
        self._index = self._open()
        self._search_anew(stamp_of(self.folder / _COMMIT))

    def reload(self) -> bool:
        """See what has been committed since, by whichever program; returns whether there was anything."""
        stamp = stamp_of(self.folder / _COMMIT)
        if stamp == self._seen:
            return False
        try:
            self._index.reload()
        except (ValueError, OSError):
            self._index = self._open()
        self._search_anew(stamp)
        self.generation += 1
        return True

    def state(self) -> State:
        """Return what of the record the index holds."""
        found = kept(
            self.folder / _STATE, lambda plain: State(**{name: plain[name] for name in State.__slots__ if name in plain})
        )
        return found or State("")

    @contextmanager
    def writing(self, threads: int = 1, heap: int = _HEAP) -> Iterator[TantivyIntake]:
        """Write to the index: what is put or dropped within is committed at the end, unless an error ends it.

        More threads take in much faster, and leave the index in more pieces; more memory leaves it in fewer.
        """
        writer = self._index.writer(heap, threads)
        try:
            yield TantivyIntake(writer)
        except BaseException:
            writer.rollback()
            writer.wait_merging_threads()
            raise
        with letting_go(self.folder):
            writer.commit()
            writer.wait_merging_threads()

    def keep(self, state: State) -> None:
        """Note what of the record the index holds; after the commit, so that a crash between means doing it again."""
        write_whole(self.folder / _STATE, orjson.dumps(state), durable=False)

    def _kept_counts(self) -> Counts | None:
        """Return the counts of all stories if they were kept since the last commit: reading them is faster than counting."""
        return kept(self.folder / _COUNTS, lambda plain: _counts(plain) if plain["stamp"] == list(self._seen) else None)

    def _keep_counts(self, counts: Counts) -> None:
        """Keep the counts of all stories for the next start."""
        keep(self.folder / _COUNTS, {"stamp": self._seen, **{part.name: getattr(counts, part.name) for part in fields(counts)}})

    @property
    def total(self) -> int:
        """How many stories there are."""
        return self._searcher.num_docs

    def search(self, query: Clause, limit: int, order: str = BEST, *, counted: bool = False) -> tuple[Hits, int | None]:
        """Return the first so many stories that answer a query, and how many there are in all if they are to be counted."""
        found = self._searcher.search(compiled(query), max(1, limit), count=counted, **_ORDERS[order])
        number: int | None = found.count if counted else None  # type: ignore[attr-defined]  # missing in Tantivy's stubs
        return found.hits[:limit], number

    def row(self, address: Address) -> StoryRow:
        """Return the line of a story that was found; the latest are at hand."""
        return self._rows.answer((address.segment_ord, address.doc), lambda: self.stored(address).row)

    def stored(self, address: Address) -> Stored:
        """Return a story that was found."""
        return stored_of(self._searcher.doc(address))

    def giving_back(self) -> Callable[[Address], Stored]:
        """Return what gives back stories that were found until now, also once others are taken in."""
        searcher = self._searcher
        return lambda address: stored_of(searcher.doc(address))

    def as_it_stands(self) -> StoryIndex:
        """Return the index as it stands now: nothing that is committed later is seen there, and addresses found there stay true."""
        now = copy(self)
        now._rows = LruCache(_ROWS_KEPT)
        return now

    def get(self, story_id: StoryId) -> Stored | None:
        """Return a story by its id, or None if there is no such story."""
        return next(iter(self.stories(Has("id", str(story_id)), 1)), None)

    def stories(self, query: Clause, limit: int, order: str = BEST) -> list[Stored]:
        """Return the first so many stories that answer a query."""
        return [self.stored(address) for _, address in self.search(query, limit, order)[0]]

    def numbers(self, query: Clause, field: str) -> Sequence[tuple[int, Address]]:
        """Return the number in a field of each story that answers a query, and where the story is; no text is read for it."""
        number = self.search(query, 1, counted=True)[1] or 0  # as many places are made ready as are asked for
        addresses = [address for _, address in self.search(query, number)[0]]
        numbers = self._searcher.fast_field_values(field, addresses)
        return [(int(one or 0), address) for one, address in zip(numbers, addresses, strict=True)]

    def extent(self, query: Clause) -> Extent:
        """Return how many stories answer a query, and from when to when."""
        return extent(self._searcher, compiled(query))

    def counts(self, query: Clause, first: int, last: int) -> Counts:
        """Return how many stories that answer a query stand on each day of a span, and under each theme."""
        return count_days(self._searcher, compiled(query), first, last)

    def counts_by_month(self, query: Clause) -> Counts:
        """Return how many stories that answer a query stand in each month, on its first day; themes are not counted."""
        return count_months(self._searcher, compiled(query))

    def unread(self, hits: Hits) -> int:
        """Return how many of some stories that were found are unread."""
        return self._searcher.fast_field_values("read", [address for _, address in hits]).count(0)

    def all_counts(self, query: Clause) -> Counts:
        """Return the counts of the query that means all stories: kept since the last commit, as reading is faster than counting."""
        counts = self._kept_counts()
        if counts is None:
            extent = self.extent(EVERYTHING)
            counts = self.counts(query, extent.first, extent.last)
            self._keep_counts(counts)
        return counts

    def breakdown(self, query: Clause, *, weekly: bool) -> Breakdown:
        """Return how many stories that answer a query each theme has in each week (from its Monday) or month."""
        return break_down(self._searcher, compiled(query), weekly=weekly)

    def values(self, query: Clause, field: str, limit: int) -> dict[str, int]:
        """Return the commonest values of a field among the stories that answer a query, the commonest first."""
        return commonest(self._searcher, compiled(query), field, limit)

    def days_told(self, query: Clause, first: int, last: int) -> Mapping[int, int]:
        """Return how many of the stories that answer a query tell something of each day of a span, by ordinals."""
        return days_told(self._searcher, compiled(query), first, last)

    def frequency(self, field: str, value: str) -> int:
        """Return in about how many stories a word or value stands in a field; replaced stories are counted too."""
        return self._searcher.doc_freq(field, value)

    def vocabulary(self, field: str, letters: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return the words or values of a field that begin with some letters, each with its frequency, the commonest first."""
        return self._searcher.terms_with_prefix(field, letters, limit=limit)

    def _search_anew(self, stamp: Stamp) -> None:
        """Answer from the newest commit; addresses of an older one mean other stories."""
        self._rows: LruCache[tuple[int, int], StoryRow] = LruCache(_ROWS_KEPT)
        self._searcher, self._seen = self._index.searcher(), stamp

    def _open(self) -> tantivy.Index:
        try:
            make_folder(self.folder)
            close_to_others(self.folder)
        except OSError as error:
            told = f"the index needs {self.folder}, which can't be made ({error.strerror}); set DATELINE_CACHE elsewhere"
            raise UnreadableFileError(told) from error
        with contextlib.suppress(ValueError, OSError):
            if self.state().fingerprint != self.fingerprint:
                self._clear()
            return self._fresh()
        try:
            self._clear()
            return self._fresh()
        except (ValueError, OSError) as error:
            told = f"the index in {self.folder} can't be opened ({error}); set DATELINE_CACHE to another folder"
            raise UnreadableFileError(told) from error

    def _fresh(self) -> tantivy.Index:
        index = tantivy.Index(schema(), path=str(self.folder))
        register_tokenizer(index)
        index.config_reader("manual")
        index.reload()
        return index

    def _clear(self) -> None:
        """Empty the folder but for the lock, which another program may hold, for an index of this version.

        That is said at once: else others would take what is then written for an index of before, and clear it.
        """
        for left in self.folder.iterdir():
            if left.name != ".lock":
                with contextlib.suppress(OSError):
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
        self.keep(State(self.fingerprint))


def _counts(plain: dict[str, Any]) -> Counts:
    days = {int(day): count for day, count in plain["days"].items()}
    return Counts(days, plain["themes"], plain["total"], plain["unread"])
