"""What is done once very many stories were taken in: their words are added up, and indexes are made that were put off until then."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from store.postgres.connections import Connections
from store.postgres.intake import TURN

if TYPE_CHECKING:
    from psycopg import Connection

_ROOM = (
    "SELECT set_config('maintenance_work_mem',"
    " greatest(pg_size_bytes(current_setting('maintenance_work_mem')), %s) / 1024 || 'kB', true)"
)
_MOST_ROOM = 512 * 1024 * 1024
"""Bytes of the server's memory in which an index is made at least."""
_ADDED = """
INSERT INTO dateline.words AS w (field, word, stories)
SELECT field, word, sum(stories) FROM dateline.coming_words GROUP BY field, word ORDER BY field, word
"""
_TO_THOSE_THAT_STAND = "ON CONFLICT (field, word) DO UPDATE SET stories = w.stories + excluded.stories"
_DONE = ("DELETE FROM dateline.coming_words", "DELETE FROM dateline.words WHERE stories <= 0")
_LOOKED_THROUGH = (
    "SET LOCAL default_statistics_target = 30",
    "ANALYZE dateline.entries, dateline.words, dateline.tallies, dateline.mentions",
)
"""What has PostgreSQL look through a part of what came, so that it knows how to answer; an editor leaves that to its own tidying."""
_LARGE = "entries_words"
"""The index that takes longest by far; it is made beside all the rest."""


def put_off_indexes(connections: Connections) -> None:
    """Put off the indexes that take long until `settle` makes them; what is found by them is found slowly until then."""
    with connections.one() as connection:
        connection.execute("SELECT dateline.put_off_indexes()")


def settle(connections: Connections) -> None:
    """Add up the words that wait for it, make the indexes that were put off, and put into the others what waits beside them."""
    with connections.one() as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM dateline.unmade_indexes ORDER BY name")]
    with ThreadPoolExecutor(1) as beside:
        large = beside.submit(_make, connections, _LARGE) if _LARGE in names else None
        with connections.one() as connection, connection.transaction():
            # Before the turn, as everywhere.
            connection.execute("LOCK TABLE dateline.coming_words IN SHARE ROW EXCLUSIVE MODE")
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (TURN,))
            _give_room(connection)
            empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM dateline.words)").fetchone()
            standing = "" if empty and empty[0] else _TO_THOSE_THAT_STAND  # which takes twice the time
            for order in (_ADDED + standing, *_DONE):
                connection.execute(order.encode())
        for name in names:
            if name != _LARGE:
                _make(connections, name)
        if large is not None:
            large.result()
    with connections.one() as connection, connection.transaction():
        connection.execute("SELECT dateline.settle()")
        for order in _LOOKED_THROUGH:
            connection.execute(order)


def _make(connections: Connections, name: str) -> None:
    with connections.one() as connection, connection.transaction():
        _give_room(connection)
        connection.execute("SELECT dateline.make_index(%s)", (name,))


def _give_room(connection: Connection) -> None:
    connection.execute(_ROOM, (_MOST_ROOM,))
    connection.execute("SET LOCAL synchronous_commit = off")
