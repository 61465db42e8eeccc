"""One TinyDB file, opened for one piece of work: read once, written once, set aside if it can't be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from store.identity.ids import CONTENT
from store.record.storage import WholeFileStorage

Row = dict[str, Any]


class Rows:
    """One table's rows by their `id`, changed in memory and kept together by one write."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._by_id: dict[str, Document] = {}
        for row in table.all():
            self._by_id[str(row.get("id", ""))] = row

    def __iter__(self) -> Iterator[Row]:
        return iter(self._by_id.values())

    def get(self, row_id: str) -> Row | None:
        """Return the row with an id."""
        return self._by_id.get(row_id)

    def put(self, rows: Mapping[str, Row]) -> None:
        """Add or change rows by id; names in a kept row that the new one lacks stay."""
        fresh = [row for row_id, row in rows.items() if row_id not in self._by_id]
        changed = {self._by_id[row_id].doc_id: row for row_id, row in rows.items() if row_id in self._by_id}
        if changed:
            by_id = {row["id"]: row for row in changed.values()}
            self._table.update(lambda kept: _take(kept, by_id), doc_ids=list(changed))
        if fresh:
            self._table.insert_multiple(fresh)

    def drop(self, row_ids: Iterable[str]) -> None:
        """Take rows out by id."""
        gone = [self._by_id[row_id].doc_id for row_id in row_ids if row_id in self._by_id]
        if gone:
            self._table.remove(doc_ids=gone)


def put_aside(db: TinyDB, rows: Iterable[Row], standing: Mapping[str, Row]) -> None:
    """Keep texts that were replaced, each once, but for those that stand."""
    table = db.table("earlier")
    wanted = list(rows)
    ids = {row.get("id") for row in wanted}
    known = {_text(row) for row in table.all() if row.get("id") in ids} | {_text(row) for row in standing.values()}
    fresh = {text: row for row in wanted if (text := _text(row)) not in known}
    if fresh:
        table.insert_multiple(fresh.values())


def _text(row: Mapping[str, Any]) -> str:
    return repr([row.get(name) or "" for name in ("id", *CONTENT)])


class BatchStorage(WholeFileStorage):
    """Keeps changes in memory until it is closed, so that a batch is one read and one write."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._tables = super().read()
        self._changed = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables with the changes so far."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take changes."""
        self._tables, self._changed = data, True

    def keep(self) -> None:
        """Write what was changed. Raises RecordError."""
        if self._changed and self._tables is not None:
            super().write(self._tables)


@contextmanager
def opened(path: Path) -> Iterator[TinyDB]:
    """Open a TinyDB file; changes made within are written together at the end, unless an error ends it.

    Raises OSError or ValueError if the file can't be read, RecordError if it can't be written.
    """
    with TinyDB(path, storage=BatchStorage) as db:
        yield db
        storage = db.storage
        if isinstance(storage, BatchStorage):
            storage.keep()


def _take(kept: Any, rows: Mapping[str, Row]) -> None:
    row = rows[kept["id"]]
    for name in [name for name in kept if name in row or name in _EMPTIED]:
        del kept[name]
    kept.update(row)


_EMPTIED = frozenset(
    (
        "updated",
        "place",
        "highlights",
        "caption",
        "credit",
        "body",
        "source",
        "link",
        "author",
        "themes",
        "language",
        "undated",
        "derived",
    )
)
"""Names a story leaves out when they are empty: an update without them must clear them."""
