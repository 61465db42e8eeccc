"""Turns to write in a database: each a lock of PostgreSQL's that goes with the transaction or the connection it was taken in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from psycopg.errors import LockNotAvailable

from store.api.errors import ArchiveLockedError
from store.postgres.connections import Connections

if TYPE_CHECKING:
    from psycopg import Connection

_OURS = 0x64617465
RECORD, THREADS, STORIES = (f"{(_OURS << 8) + nth}" for nth in (5, 6, 3))
"""What is held while the record is written, while threads are worked on, and while stories are taken in."""
STEPS_OF_PERSON = f"{_OURS}, hashtext(current_user)"
"""What is held while it is noted what a person does."""


class _Depth(threading.local):
    depth = 0


class TogetherTurn:
    """A turn in which all that is asked and written is one transaction, kept when the turn is over."""

    def __init__(self, connections: Connections, number: str, patience: float) -> None:
        self._connections, self._number, self.patience = connections, number, patience
        self._here = _Depth()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the turn. Raises ArchiveLockedError, UnreachableDatabaseError."""
        with self._connections.together() as connection:
            if not self._here.depth:
                _take(connection, "pg_advisory_xact_lock", self._number, self.patience)
            self._here.depth += 1
            try:
                yield
            finally:
                self._here.depth -= 1

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Have a share of the turn beside others who have one: who wants it whole waits for all of them. Raises ArchiveLockedError.

        For what takes in only what stands nowhere; it is one transaction too.
        """
        with self._connections.together() as connection:
            _take(connection, "pg_advisory_xact_lock_shared", self._number, self.patience)
            yield


class LongTurn:
    """A turn in which much is written step by step; it goes with the connection, so that nobody waits for a worker that was killed."""

    def __init__(self, connections: Connections, number: str, patience: float) -> None:
        self._connections, self._number, self.patience = connections, number, patience
        self._here = _Depth()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the turn. Raises ArchiveLockedError, UnreachableDatabaseError."""
        if self._here.depth:
            yield
            return
        with self._connections.one() as connection:
            kind = "xact_" if self._connections.is_together else ""
            _take(connection, f"pg_advisory_{kind}lock", self._number, self.patience)
            self._here.depth += 1
            try:
                yield
            finally:
                self._here.depth -= 1
                if not kind and not connection.closed:
                    connection.execute(f"SELECT pg_advisory_unlock({self._number})".encode())


def _take(connection: Connection, kind: str, number: str, patience: float) -> None:
    """Wait for a lock as long as one has patience. Raises ArchiveLockedError."""
    try:
        connection.execute("SELECT set_config('lock_timeout', %s, %s)", (f"{patience * 1000:.0f}", "xact" in kind))
        connection.execute(f"SELECT {kind}({number})".encode())
        connection.execute("SELECT set_config('lock_timeout', '0', %s)", ("xact" in kind,))
    except LockNotAvailable as error:
        told = f"another program has been writing to the archive for {patience:.0f} s; try again when it is done"
        raise ArchiveLockedError(told) from error
