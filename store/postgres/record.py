"""The record in a database: rows of stories as files of months have them, marks a person, and small tables beside."""

from __future__ import annotations

import threading
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson

from store.api.story import StoryId
from store.api.views import UNMARKED, Marks
from store.postgres.connections import Connections
from store.postgres.copying import copy_in
from store.postgres.documents import Documents, WatchedDocument
from store.postgres.fragments import Fragment
from store.postgres.kept_marks import KeptMarks
from store.postgres.kept_steps import PostgresSteps
from store.postgres.turns import RECORD, STEPS_OF_PERSON, TogetherTurn
from store.record.marks import mark_groups, settled
from store.record.month_changes import MonthChanges
from store.record.protocol import Rows
from store.record.storage import BatchStorage, FileTables, bytes_of
from store.record.story_rows import texts_by_story

if TYPE_CHECKING:
    from tinydb import TinyDB

_TABLES = ("stories", "removed", "earlier")


class _Every(Container[str]):
    """Holds every name: nobody looks in files."""

    def __contains__(self, _: object) -> bool:
        return True


class _Touched(threading.local):
    def __init__(self) -> None:
        self.ids: dict[str, None] = {}


class SharedRecord(MonthChanges):
    """The record of one database; what is written while its lock is held is one transaction."""

    def __init__(self, connections: Connections, patience: float) -> None:
        """`patience` is for how many seconds another who writes is waited for."""
        self._connections = connections
        self._lock = TogetherTurn(connections, RECORD, patience)
        self._steps = PostgresSteps(connections, TogetherTurn(connections, STEPS_OF_PERSON, patience))
        self.documents = Documents(connections)
        """The small tables."""
        self.kept_marks = KeptMarks(connections)
        """Marks."""
        self.left_out: dict[str, tuple[str, ...]] = {}
        """Document to sentences on its rows that can't be what they should be."""
        self.notices: list[str] = []
        """Sentences the person should be told; whoever tells them empties the list."""
        self._touched = _Touched()

    @property
    def lock(self) -> TogetherTurn:
        """Held while writing."""
        return self._lock

    @property
    def steps(self) -> PostgresSteps:
        """What the person did last, to be taken back."""
        return self._steps

    @property
    def touched(self) -> dict[str, None]:
        """Ids of the stories whose rows this thread changed and the engine has not taken in yet; whoever lets it do so empties it."""
        return self._touched.ids

    def read(self, name: str, table: str) -> Rows:
        """Return the rows of a small table."""
        return self.documents.read(name, table)

    @contextmanager
    def changing(self, name: str) -> Iterator[TinyDB]:
        """Open a small table for changes that are written together at the end, or, if an error ends the work within, not at all."""
        with self._lock.held(), self.documents.changing(name) as db:
            yield db

    def note_left_out(self, name: str, told: Iterable[str]) -> None:
        """Note rows that can't be what they should be, and tell those that are new."""
        known, self.left_out[name] = self.left_out.get(name, ()), tuple(told)
        self.notices.extend(one for one in self.left_out[name] if one not in known)

    def place_of(self, name: str, row: Mapping[str, Any]) -> str:  # noqa: ARG002 - a database has no lines
        """Return where a row of a small table stands."""
        return f"{name} of the shared archive"

    def is_out_of_reach(self, name: str) -> bool:  # noqa: ARG002 - a database that can't be reached raises
        """Return whether a small table could not be read."""
        return False

    def watched(self, name: str) -> WatchedDocument:
        """Return what tells whether a small table is changed."""
        return WatchedDocument(self.documents, name)

    def rows_of(self, month: str, ids: Collection[str], table: str = "stories") -> Rows:
        """Return the rows that one of a month's tables has of some stories."""
        order = "SELECT row FROM dateline.rows WHERE story = ANY(%s) AND kind = %s AND month = %s ORDER BY nth"
        return [orjson.loads(row) for (row,) in self._ask(order, list(ids), table, month)]

    def standing(self, ids: Collection[str]) -> dict[str, Mapping[str, Any]]:
        """Return the rows of some stories that stand, by their ids."""
        order = "SELECT story, row FROM dateline.rows WHERE story = ANY(%s) AND kind = 'stories'"
        return {story: orjson.loads(row) for story, row in self._ask(order, list(ids))}

    def put_all(self, rows: Iterable[tuple[str, str, int, str, bytes]]) -> None:
        """Write many rows that are new: of each its story, table, place in order, month, and the row."""
        with self._connections.one() as connection:
            copy_in(connection, "dateline.rows", ("story", "kind", "nth", "month", "row"), rows)

    def months(self) -> list[str]:
        """Return the months that have rows of any table, in order."""
        return [month for (month,) in self._ask("SELECT DISTINCT month FROM dateline.rows ORDER BY month")]

    def whole_month(self, month: str) -> Iterator[tuple[str, bytes]]:
        """Yield all rows of a month, each with its table."""
        for kind, row in self._ask("SELECT kind, row FROM dateline.rows WHERE month = %s ORDER BY kind, nth, story", month):
            yield kind, bytes(row)

    def all_removed(self, letters: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the rows of stories that were taken out and did not come again, whose id begins so, each with its month."""
        order = (
            "SELECT r.month, r.row FROM dateline.rows r WHERE r.kind = 'removed' AND r.story ^@ %s AND NOT EXISTS"
            " (SELECT 1 FROM dateline.rows s WHERE s.story = r.story AND s.kind = 'stories')"
        )
        for month, row in self._ask(order, letters):
            yield month, orjson.loads(row)

    def mark_rows(self, month: str) -> Rows:
        """Return the person's marks of a month's stories as rows."""
        return self.kept_marks.rows_of_month(month)

    def marks(self, month: str) -> dict[StoryId, Marks]:
        """Return the person's marks of a month's stories."""
        return self.kept_marks.of_month(month)

    def marked_months(self) -> Container[str]:
        """Return the months that may have marks."""
        return _Every()

    def mark(self, month: str, changes: Mapping[StoryId, Mapping[str, Any]]) -> dict[StoryId, Marks]:
        """Change marks of stories, by the names of `Marks`, in one write; return them."""
        with self._connections.together():
            standing = self.kept_marks.of(list(changes))
            if self._steps.is_noting:
                before = {str(one): _plain(marks) for one, marks in standing.items()}
                after = {
                    str(one): _plain(settled(replace(standing.get(one, UNMARKED), **change))) for one, change in changes.items()
                }
                if groups := mark_groups(month, before, after):
                    self._steps.note({"kind": "marks", "groups": groups})
            return self.kept_marks.change(changes, standing)

    def add_marks(self, month: str, marks: Mapping[str, dict[str, Any]]) -> None:
        """Do nothing: marks go with their stories, in whichever month these stand."""

    def drop_marks(self, month: str, story_ids: Iterable[str]) -> None:
        """Do nothing: marks stay with their stories."""

    @contextmanager
    def changing_month(self, month: str, ids: Collection[str] | None = None, *, noted: bool = True) -> Iterator[TinyDB]:
        """Open what a month has of some stories for changes that are written at the end, or after an error not at all."""
        from tinydb import TinyDB

        with self._lock.held():
            storage = BatchStorage(self._tables(month, ids))
            noting = noted and ids is not None and self._steps.is_noting
            before = texts_by_story(storage.tables) if noting else {}
            known = {(kind, number): row for kind in _TABLES for number, row in storage.tables.get(kind, {}).items()}
            known = {place: bytes_of(row) for place, row in known.items()}
            yield TinyDB(storage=lambda: storage)
            if storage.changed:
                if noting:
                    self.note_texts(month, before, texts_by_story(storage.tables))
                self._write(month, known, storage.tables)

    def _tables(self, month: str, ids: Collection[str] | None) -> FileTables:
        """Return what a month has of some stories as tables of a file, each row under a number."""
        tables: dict[str, dict[str, Any]] = {kind: {} for kind in _TABLES}
        which, value = ("month = %s AND story = ANY(%s)", (month, list(ids))) if ids is not None else ("month = %s", (month,))
        rows = self._ask(f"SELECT kind, row FROM dateline.rows WHERE {which} ORDER BY kind, story, nth", *value)
        for number, (kind, row) in enumerate(rows, 1):
            tables[kind][str(number)] = orjson.loads(row)
        return tables

    def _write(self, month: str, known: Mapping[tuple[str, str], bytes], tables: FileTables) -> None:
        """Write what is different of a month's tables."""
        now = {(kind, number): bytes_of(row) for kind in _TABLES for number, row in tables.get(kind, {}).items()}
        old = {place: row for place, row in known.items() if now.get(place) != row}
        new = {place: row for place, row in now.items() if known.get(place) != row}
        # earlier texts stand in order: those of a story are written anew together
        retold = {_id(row) for (kind, _), row in (*old.items(), *new.items()) if kind == "earlier"}
        gone = [(kind, _id(row)) for (kind, _), row in old.items() if kind != "earlier"]
        with self._connections.one() as connection, connection.cursor() as cursor:
            order = "DELETE FROM dateline.rows WHERE month = %s AND kind = %s AND story = %s"
            cursor.executemany(order, [(month, *one) for one in (*gone, *(("earlier", one) for one in sorted(retold)))])
            put = "INSERT INTO dateline.rows (story, kind, nth, month, row) VALUES (%s, %s, %s, %s, %s)"
            put += " ON CONFLICT (story, kind, nth) DO UPDATE SET month = excluded.month, row = excluded.row"
            rows = [(_id(row), kind, 0, month, row) for (kind, _), row in new.items() if kind != "earlier"]
            texts = [row for (kind, _), row in now.items() if kind == "earlier" and _id(row) in retold]
            rows += [(_id(row), "earlier", nth, month, row) for nth, row in enumerate(texts, 1)]
            cursor.executemany(put, rows)
        self._touched.ids |= dict.fromkeys(_id(row) for (kind, _), row in (*old.items(), *new.items()) if kind == "stories")

    def _ask(self, order: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connections.ask(Fragment(order, values))


def _id(row: bytes) -> str:
    return str(orjson.loads(row).get("id"))


def _plain(marks: Marks) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(marks)
