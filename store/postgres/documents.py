"""Small tables beside the stories, each whole in one row: for all who share the archive, or a person's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import orjson

from store.postgres.connections import Connections
from store.postgres.fragments import Fragment
from store.postgres.intake import CHANNEL
from store.record.storage import BatchStorage, FileTables, bytes_of

if TYPE_CHECKING:
    from tinydb import TinyDB

PERSONAL = frozenset(("watches.json", "own.json"))
"""Those that each person has for themselves."""
_WHOSE = "name = %s AND person = CASE WHEN %s THEN current_user ELSE '' END"


class Documents:
    """The small tables of one archive."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def read(self, name: str, table: str) -> list[Mapping[str, Any]]:
        """Return the rows of a table."""
        return list(self.tables(name).get(table, {}).values())

    def tables(self, name: str) -> FileTables:
        """Return the tables of a document; none if there is none yet."""
        rows = self._connections.ask(Fragment(f"SELECT tables FROM dateline.documents WHERE {_WHOSE}", _whose(name)))
        return orjson.loads(rows[0][0]) if rows else {}

    def revision(self, name: str) -> int:
        """Return how often a document was written."""
        rows = self._connections.ask(Fragment(f"SELECT revision FROM dateline.documents WHERE {_WHOSE}", _whose(name)))
        return int(rows[0][0]) if rows else 0

    @contextmanager
    def changing(self, name: str) -> Iterator[TinyDB]:
        """Open a document for changes that are written together at the end; the record's turn is held."""
        from tinydb import TinyDB

        storage = BatchStorage(self.tables(name))
        yield TinyDB(storage=lambda: storage)
        if storage.changed:
            self.put(name, storage.tables)

    def put(self, name: str, tables: FileTables) -> None:
        """Write a document whole."""
        order = (
            "INSERT INTO dateline.documents AS d (name, person, tables) VALUES (%s, CASE WHEN %s THEN current_user ELSE '' END, %s)"
            " ON CONFLICT (name, person) DO UPDATE SET tables = excluded.tables, revision = d.revision + 1"
        )
        with self._connections.one() as connection:
            connection.execute(order, (*_whose(name), bytes_of(tables)))
            connection.execute("SELECT pg_notify(%s, CASE WHEN %s THEN current_user ELSE '' END)", (CHANNEL, name in PERSONAL))


class WatchedDocument:
    """Tells whether a document was changed since it was last looked at."""

    def __init__(self, documents: Documents, name: str) -> None:
        self._documents, self._name = documents, name
        self._seen = documents.revision(name)

    def changed(self) -> bool:
        """Return whether it is another than when this was last asked, or noted."""
        before, self._seen = self._seen, self._documents.revision(self._name)
        return self._seen != before

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Note our own change of it, unless another program changed it before."""
        ours = self._documents.revision(self._name) == self._seen
        yield
        if ours:
            self._seen = self._documents.revision(self._name)


def _whose(name: str) -> tuple[str, bool]:
    return name, name in PERSONAL
