"""The index on disk: opened in a moment, made anew when it is missing, damaged or from another version."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson
import tantivy

from store.api.errors import UnknownStoryError, UnreadableFileError
from store.api.story import StoryId
from store.api.views import Counts, StoryRow
from store.files import Stamp, keep, kept, stamp_of, write_whole
from store.index.schema import VERSION, Entry, entry_of, register_tokenizer, row_of, schema

_HEAP = 48_000_000
_ROWS_KEPT = 3_000
_STATE = "dateline.json"
_COUNTS = "counts.json"
_COMMIT = "meta.json"
"""The engine's own file, written with every commit."""
_ENGINE = str(getattr(tantivy, "__version__", ""))


@dataclass(slots=True)
class State:
    """What of the record the index holds."""

    fingerprint: str
    """Version of the index and of its engine."""
    stories: dict[str, list[int]] = field(default_factory=dict)
    """Month to the stamp its stories had."""
    marks: dict[str, list[int]] = field(default_factory=dict)
    """Month to the stamp its marks had."""
    amiss: list[str] = field(default_factory=list)
    """Months whose files hold a story that stands elsewhere too, or should, or marks of one."""
    orphans: dict[str, str] = field(default_factory=dict)
    """Id to the month that has marks of it, of stories that stand nowhere: they were taken out and may come again."""


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
    def writing(self, threads: int = 1) -> Iterator[tantivy.IndexWriter]:
        """Write to the index: what is added or deleted within is committed at the end, unless an error ends it.

        More threads take in much faster, and leave the index in more pieces.
        """
        writer = self._index.writer(_HEAP, threads)
        try:
            yield writer
        except BaseException:
            writer.rollback()
            writer.wait_merging_threads()
            raise
        writer.commit()
        writer.wait_merging_threads()

    def keep(self, state: State) -> None:
        """Note what of the record the index holds; after the commit, so that a crash between means doing it again."""
        write_whole(self.folder / _STATE, orjson.dumps(asdict(state)), durable=False)

    def kept_counts(self) -> Counts | None:
        """Return the counts of all stories if they were kept since the last commit: reading them is faster than counting."""
        return kept(self.folder / _COUNTS, lambda plain: _counts(plain) if plain["stamp"] == list(self._seen) else None)

    def keep_counts(self, counts: Counts) -> None:
        """Keep the counts of all stories for the next start."""
        keep(self.folder / _COUNTS, {"stamp": self._seen, **asdict(counts)})

    def row(self, address: tantivy.DocAddress) -> StoryRow:
        """Return the line of a story by where the index has it; the latest few thousand are at hand."""
        rows, key = self._rows, (address.segment_ord, address.doc)
        row = rows.get(key)
        if row is None:
            if len(rows) > _ROWS_KEPT:
                rows.clear()
            row = rows[key] = row_of(self.searcher.doc(address))
        return row

    def doc(self, story_id: StoryId) -> tantivy.Document | None:
        """Return a story's document."""
        found = self.searcher.search(tantivy.Query.term_query(schema(), "id", str(story_id)), 1, count=False).hits
        return self.searcher.doc(found[0][1]) if found else None

    def entry(self, story_id: StoryId) -> Entry:
        """Return a story with all that is kept of it. Raises UnknownStoryError."""
        doc = self.doc(story_id)
        if doc is None:
            raise UnknownStoryError.of(story_id)
        return entry_of(doc)

    def matching(self, query: tantivy.Query, limit: int, **how: Any) -> list[tantivy.Document]:
        """Return the documents that answer a query."""
        hits = self.searcher.search(query, max(1, limit), count=False, **how).hits
        return [self.searcher.doc(address) for _, address in hits[:limit]]

    def _search_anew(self, stamp: Stamp) -> None:
        """Answer from the newest commit; addresses of an older one mean other stories."""
        self._rows: dict[tuple[int, int], StoryRow] = {}
        self.searcher, self._seen = self._index.searcher(), stamp

    def _open(self) -> tantivy.Index:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = f"the index needs {self.folder}, which can't be made ({error.strerror}); set DATELINE_CACHE elsewhere"
            raise UnreadableFileError(told) from error
        if self.state().fingerprint != self.fingerprint:
            self._clear()
        try:
            return self._fresh()
        except (ValueError, OSError):
            self._clear()
        try:
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
        """Empty the folder but for the lock, which another program may hold."""
        for left in self.folder.iterdir():
            if left.name != ".lock":
                with contextlib.suppress(OSError):
                    shutil.rmtree(left) if left.is_dir() else left.unlink()


def _counts(plain: dict[str, Any]) -> Counts:
    days = {int(day): count for day, count in plain["days"].items()}
    return Counts(days, plain["themes"], plain["total"], plain["unread"])
