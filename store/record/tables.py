"""The TinyDB files of a folder: read whole, changed under one lock by one write, set aside if they can't be read, and followed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from store.api.errors import RecordError
from store.files import Followed, names_beside, write_whole
from store.record.differences import difference
from store.record.lock import PATIENCE, WriterLock
from store.record.plain_file import plain_bytes
from store.record.readout import line_of, read_out, stands
from store.record.steps import FileSteps, Steps
from store.record.storage import BatchStorage, FileTables, told, write_tables
from store.record.version import DAMAGED, RecordVersion
from store.text.clean import clean_line

if TYPE_CHECKING:
    from tinydb import TinyDB
    from tinydb.table import Document, Table

    from store.record.protocol import SmallTables

Row = dict[str, Any]
LeftOut = list[tuple[Mapping[str, Any], str]]
"""Rows that can't be what they should be, each with why, in words that end a sentence."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Aside:
    """What of a file is set aside, as it can't be read."""

    told: tuple[str, ...] = ()
    """Sentences that say so; none if all of it was read."""
    damage: str = ""
    """What is the matter with it, in a few words."""
    is_out_of_reach: bool = False
    """Whether the file could not be read at all, and perhaps only now: permission, a link, a disk."""
    is_partly_read: bool = False
    """Whether something would be lost if what was read of it were written in its place."""


_NOTHING_ASIDE = Aside()


@dataclass(slots=True)
class Tables:
    """The TinyDB files of one folder."""

    folder: Path
    """Where the files are."""
    notices: list[str] = field(default_factory=list)
    """Sentences the person should be told, such as a file that was set aside; whoever tells them empties the list."""
    asides: dict[str, Aside] = field(default_factory=dict)
    """File to what of it is set aside, of every file that was read."""
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """File to sentences on its rows that can't be what they should be, of every file whose rows were read as that."""
    patience: float = PATIENCE
    """Seconds to wait for another program that writes."""
    lock: WriterLock = field(init=False)
    """Held while writing."""
    steps: Steps = field(init=False)
    """What the person did last, to be taken back."""
    version: RecordVersion = field(init=False)
    """The form of the files; of one that is newer than this Dateline's nothing is written."""

    def __post_init__(self) -> None:
        self.version = RecordVersion(self.folder)
        self.lock = WriterLock(self.folder, self.patience, lambda: self.version.newer)
        self.steps = FileSteps(self.folder, self.lock)

    def read(self, name: str, table: str) -> list[Mapping[str, Any]]:
        """Return the rows of a file's table, as far as they can be read; what can't is noted in `asides`."""
        try:
            return list(self._taken(name).get(table, {}).values())
        except OSError:
            return []

    def _taken(self, name: str) -> FileTables:
        """Return the tables of a file as far as they can be read, and note what is wrong with it. Raises OSError."""
        path = self.folder / name
        try:
            found = read_out(path)
        except OSError as error:
            told = f"{path} can't be read ({error.strerror or error}); what it holds is set aside until it can be"
            self.note_aside(name, Aside((clean_line(told),), is_out_of_reach=True))
            raise
        self.note_aside(name, Aside((found.told,) if found.told else (), found.damage, is_partly_read=not found.is_whole))
        return self._forward(name, found.tables)

    def note_aside(self, name: str, aside: Aside) -> None:
        """Note what of a file is set aside, and tell what is new of that."""
        known = self.asides.get(name, _NOTHING_ASIDE)
        self.asides[name] = aside
        self.notices.extend(one for one in aside.told if one not in known.told)

    def place_of(self, name: str, row: Mapping[str, Any]) -> str:
        """Return a file's name with the line on which one of its rows begins, if it can be found."""
        line = line_of(self.folder / name, row)
        return f"{name}, line {line}" if line else name

    def is_out_of_reach(self, name: str) -> bool:
        """Return whether a file could not be read at all when it was read last."""
        return self.asides.get(name, _NOTHING_ASIDE).is_out_of_reach

    def watched(self, name: str) -> Followed:
        """Return what tells whether a file is changed."""
        return Followed(self.folder / name)

    def note_left_out(self, name: str, told: Iterable[str]) -> None:
        """Note rows of a file that can't be what they should be, and tell those that are new."""
        known, self.left_out[name] = self.left_out.get(name, ()), tuple(told)
        self.notices.extend(one for one in self.left_out[name] if one not in known)

    @contextmanager
    def changing(self, name: str) -> Iterator[TinyDB]:
        """Open a file for changes that are written together at the end, or, if an error ends the work within, not at all.

        One that can't be read whole is first kept beside, so that nothing in it is overwritten.
        Raises ArchiveLockedError, RecordError.
        """
        from tinydb import TinyDB

        path = self.folder / name
        with self.lock.held():
            storage = BatchStorage(self.readable(name))
            yield TinyDB(storage=lambda: storage)
            if storage.changed:
                self.keep_unread(name)
                write_tables(path, storage.tables)

    def readable(self, name: str) -> FileTables:
        """Return the tables of a file that is to be changed, as far as they can be read. Raises RecordError if it can't be at all."""
        try:
            return self._taken(name)
        except OSError as error:
            raise RecordError(
                f"{self.folder / name} can't be changed ({error.strerror or error}); nothing of it was"
            ) from error

    def _forward(self, name: str, tables: FileTables) -> FileTables:
        """Return a file's tables in the form of this version, whichever it was written in."""
        if not self.version.is_old:
            return tables
        from store.record.forms import forward

        return forward(name, tables, self.version.number)

    def keep_unread(self, name: str) -> None:
        """Keep a file beside as it stands, if not all of it was read, as it is about to be written anew. Raises RecordError."""
        if not self.asides.get(name, _NOTHING_ASIDE).is_partly_read:
            return
        path = self.folder / name
        aside = next(one for one in names_beside(path, DAMAGED) if not stands(one))
        with told(path):
            write_whole(aside, plain_bytes(path))
        was, self.asides[name] = self.asides[name], _NOTHING_ASIDE
        self.notices[:] = [one for one in self.notices if one not in was.told]
        anew = "all that can be read of it is written anew, and the file as it was is set aside as"
        self.notices.append(f"{name}, {was.damage}; {anew} {clean_line(aside.name)}")


class FollowedTable(Generic[_T]):
    """One table in a file of its own beside the months, which is read again only when the file looks different."""

    def __init__(
        self, tables: SmallTables, name: str, read: Callable[[list[Mapping[str, Any]]], _T], left_out: LeftOut | None = None
    ) -> None:
        """Take the name of the table, which is the file's as well, and what makes a value of its rows.

        That may tell in `left_out` which rows can't be what they should be.
        """
        self._left_out: LeftOut = [] if left_out is None else left_out
        self._tables, self._name, self._read = tables, name, read
        self._file = f"{name}.json"
        self._followed, self._read_file = tables.watched(self._file), tables.watched(self._file)
        self._known: list[_T] = []

    def value(self) -> _T:
        """Return what the file holds. Raises ArchiveLockedError."""
        if self._read_file.changed() or not self._known:
            self._left_out.clear()
            value = self._read(self._tables.read(self._file, self._name))
            told = [f"{self._tables.place_of(self._file, row)}: {why}; mend it in the file" for row, why in self._left_out]
            self._tables.note_left_out(self._file, told)
            # what is out of reach may be there again at any time, whatever it looks like
            self._known = [] if self._tables.is_out_of_reach(self._file) else [value]
            return value
        return self._known[0]

    def follow(self) -> bool:
        """Return whether another program has changed the file since this was last asked, and tell what is wrong with it."""
        changed = self._followed.changed()
        if changed:
            self.value()
        return changed

    @contextmanager
    def changing(self) -> Iterator[Table]:
        """Open the table for changes that are written together, and can be taken back. Raises ArchiveLockedError, RecordError."""
        with self._tables.lock.held(), self._followed.changing(), self._tables.changing(self._file) as db:
            table = db.table(self._name)
            before = by_key(table)
            yield table
            if made := difference(before, by_key(table)):
                self._tables.steps.note({"kind": "table", "of": self._name, "rows": made})


def by_id(table: Table) -> dict[str, Document]:
    """Return a table's rows by their `id`."""
    return {str(row.get("id", "")): row for row in table.all()}


def by_key(table: Table) -> dict[str, Row]:
    """Return a copy of a table's rows by their `id`, or by their number where a row has none."""
    return {str(row.get("id") or f"#{row.doc_id}"): dict(row) for row in table.all()}


def put_keyed(table: Table, before: Mapping[str, Row], after: Mapping[str, Row]) -> None:
    """Change a table from some rows to others, both by the keys that `by_key` gives them."""
    numbers = {str(row.get("id") or f"#{row.doc_id}"): row.doc_id for row in table.all()}
    other = [key for key, row in before.items() if after.get(key) != row]
    if other:
        table.remove(doc_ids=[numbers[key] for key in other])
    if fresh := [row for key, row in after.items() if before.get(key) != row]:
        table.insert_multiple(fresh)


def put_rows(table: Table, rows: Mapping[str, Row], standing: Mapping[str, Document], emptied: Container[str] = ()) -> None:
    """Add rows, or change those that stand; names in a standing row that the new one lacks stay, but for some that it empties."""

    def take(kept: Any) -> None:
        row = rows[str(kept["id"])]
        for name in [name for name in kept if name in row or name in emptied]:
            del kept[name]
        kept.update(row)

    if known := [standing[row_id].doc_id for row_id in rows if row_id in standing]:
        table.update(take, doc_ids=known)
    if fresh := [row for row_id, row in rows.items() if row_id not in standing]:
        table.insert_multiple(fresh)


def drop(table: Table, unwanted: Callable[[Document], bool]) -> None:
    """Take some rows out of a table."""
    if gone := [row.doc_id for row in table.all() if unwanted(row)]:
        table.remove(doc_ids=gone)


def drop_same(table: Table, row: Row) -> None:
    """Take one row out of a table that says the same as a given one; it may stand under another number by now."""
    if same := next((one for one in table.all() if one == row), None):
        table.remove(doc_ids=[same.doc_id])
