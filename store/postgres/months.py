"""The partitions of stories: one for each month, made when its first story comes, and one each for all before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from psycopg import connect

from store.engine.order import start_of_day
from store.postgres.distribution import has_citus

if TYPE_CHECKING:
    from psycopg import Connection

_FIRST, _BEYOND = 1990 * 12, 2100 * 12
"""Months with a partition of their own, as numbers since year 0; whatever dates an import has, there are no more."""
_BEFORE, _AFTER = "stories_before", "stories_after"
_TURN = 0x64617465_02
_Partition = tuple[str, int | None, int | None]


def make_partitions(connection: Connection, moons: Iterable[int]) -> None:
    """Make the partitions of some months that have none; who reads meanwhile is not held up, and who makes the same is waited for."""
    wanted = {_partition(moon) for moon in moons}
    if not wanted - _standing(connection):
        return
    with _apart_on_citus(connection) as theirs, theirs.transaction():
        theirs.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
        for name, first, beyond in sorted(wanted - _standing(theirs), key=itemgetter(0)):
            theirs.execute("SELECT dateline.make_partition(%s, %s, %s)", (name, first, beyond))


@contextmanager
def _apart_on_citus(connection: Connection) -> Iterator[Connection]:
    """Lend another connection where there is Citus: it attaches no table in its owner's name within what was written in another's."""
    if not has_citus(connection):
        yield connection
        return
    with connect(connection.info.dsn, password=connection.info.password, autocommit=True) as another:
        yield another


def _standing(connection: Connection) -> set[_Partition]:
    """Return the partitions that there are, as `_partition` tells them."""
    found = connection.execute(
        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = 'dateline.stories'::regclass"
    )
    names = {str(row[0]) for row in found}
    return {made for name in names if (made := _partition(_moon(name)))}


def _partition(moon: int) -> _Partition:
    """Return the name of a month's partition, and which places in the time order it has: from the first on, up to the second."""
    if moon < _FIRST:
        return _BEFORE, None, _start(_FIRST)
    if moon >= _BEYOND:
        return _AFTER, _start(_BEYOND), None
    return f"stories_{moon // 12:04}_{moon % 12 + 1:02}", _start(moon), _start(moon + 1)


def _moon(name: str) -> int:
    """Return a month that stands in a partition."""
    if name == _BEFORE:
        return _FIRST - 1
    if name == _AFTER:
        return _BEYOND
    _, year, month = name.split("_")
    return int(year) * 12 + int(month) - 1


def _start(moon: int) -> int:
    return start_of_day(date(moon // 12, moon % 12 + 1, 1).toordinal())
