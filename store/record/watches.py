"""Watch lists: the searches a person gave names to, in one small file beside the months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from store.api.errors import UnknownWatchError, WatchError
from store.api.watches import Watch
from store.record.protocol import SmallTables
from store.record.tables import FollowedTable, LeftOut
from store.record.watch_rows import LONGEST_NAME, Row, checked, understood
from store.text.clean import clean_line
from store.text.fold import fold

if TYPE_CHECKING:
    from tinydb.table import Document, Table


class Watches:
    """The watch lists of one archive, in `watches.json`."""

    def __init__(self, tables: SmallTables) -> None:
        self._steps = tables.steps
        left_out: LeftOut = []
        self._table = FollowedTable(
            tables, "watches", lambda rows: tuple(watch for watch, _ in understood(rows, left_out)), left_out
        )

    def all(self) -> tuple[Watch, ...]:
        """Return the lists in the person's order; the file is read only if it looks different from when it was read last.

        Raises ArchiveLockedError, RecordError.
        """
        return self._table.value()

    def follow(self) -> bool:
        """Return whether another program has changed the lists since this was last asked, and tell what is wrong with them."""
        return self._table.follow()

    def put(self, name: str, line: str) -> Watch:
        """Add a list as the last one, or change the line of the one with that name.

        Raises WatchError, ArchiveLockedError, RecordError.
        """
        wanted = checked(name, line)
        with self._steps.step(f"watch list “{wanted.name}” saved"), self._changing() as (table, lists):
            known = _named(lists, wanted.name)
            if known is None:
                number = table.insert({"id": uuid4().hex[:16], "name": wanted.name, "line": wanted.line})
                _arrange(table, [*(row.doc_id for _, row in lists), number])
                return wanted
            self._steps.call(f"search of the watch list “{wanted.name}” changed")
            table.update({"line": wanted.line}, doc_ids=[known[1].doc_id])
            return replace(known[0], line=wanted.line)

    def rename(self, old: str, new: str) -> Watch:
        """Call a list something else. Raises UnknownWatchError, WatchError, ArchiveLockedError, RecordError."""
        with self._steps.step(f"watch list “{clean_line(old)}” renamed"), self._changing() as (table, lists):
            watch, row = _known(lists, old)
            renamed = checked(new, watch.line)
            other = _named(lists, renamed.name)
            if other is not None and other[0] is not watch:
                raise WatchError(f"there is a watch list “{other[0].name}” already; choose another name for “{watch.name}”")
            table.update({"name": renamed.name}, doc_ids=[row.doc_id])
            return renamed

    def move(self, name: str, position: int) -> Watch:
        """Put a list at a position, from 0, or the nearest there is. Raises UnknownWatchError, ArchiveLockedError, RecordError."""
        with self._steps.step(f"watch list “{clean_line(name)}” moved"), self._changing() as (table, lists):
            watch, row = _known(lists, name)
            order = [other.doc_id for _, other in lists if other is not row]
            order.insert(max(0, position), row.doc_id)
            _arrange(table, order)
            return watch

    def remove(self, name: str) -> Watch:
        """Take a list away. Raises UnknownWatchError, ArchiveLockedError, RecordError."""
        with self._steps.step(f"watch list “{clean_line(name)}” removed"), self._changing() as (table, lists):
            watch, row = _known(lists, name)
            table.remove(doc_ids=[row.doc_id])
            return watch

    @contextmanager
    def _changing(self) -> Iterator[tuple[Table, list[tuple[Watch, Document]]]]:
        """Open the lists for a change that is written whole or, if an error ends it, not at all."""
        with self._table.changing() as table:
            yield table, understood(table.all(), [])


def _arrange(table: Table, order: Sequence[int]) -> None:
    for position, number in enumerate(order):
        table.update({"place": position}, doc_ids=[number])


def _named(lists: Iterable[tuple[Watch, Row]], name: str) -> tuple[Watch, Row] | None:
    wanted = fold(clean_line(name))
    return next((one for one in lists if fold(one[0].name) == wanted), None)


def _known(lists: Iterable[tuple[Watch, Row]], name: str) -> tuple[Watch, Row]:
    found = _named(lists, name)
    if found is None:
        raise UnknownWatchError(f"there is no watch list “{clean_line(name)[:LONGEST_NAME]}”; dateline watch lists them")
    return found
