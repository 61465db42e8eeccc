"""Connections to one database: a few that are used in turn, each asked from one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from psycopg import OperationalError
from psycopg_pool import ConnectionPool, PoolTimeout

from store.api.errors import DatelineError
from store.postgres.fragments import Fragment
from store.postgres.words import LEAST_ALIKE

if TYPE_CHECKING:
    from psycopg import Connection

_MOST = 8
"""Connections of one program: a screen asks for several things at once, and writes meanwhile."""
_PATIENCE = 10.0
"""Seconds that a connection is waited for."""


class UnreachableDatabaseError(DatelineError):
    """The database does not answer."""


class _Here(threading.local):
    """What a thread does together."""

    connection: Connection | None = None


class Connections:
    """The connections of one program to the database of an archive. Every setting is the address's, or libpq's own."""

    def __init__(self, address: str) -> None:
        """Begin to connect. Raises UnreachableDatabaseError."""
        self._pool = ConnectionPool(
            address,
            min_size=1,
            max_size=_MOST,
            open=False,
            configure=_configure,
            kwargs={"autocommit": True, "application_name": "dateline"},
            timeout=_PATIENCE,
            name="dateline",
        )
        self._pool.open()
        self._here = _Here()

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """Lend a connection: that of what this thread does together, if it does. Raises UnreachableDatabaseError."""
        if self._here.connection is not None:
            yield self._here.connection
            return
        try:
            with self._pool.connection() as connection:
                yield connection
        except (OperationalError, PoolTimeout) as error:
            told = " ".join(str(error).split())
            raise UnreachableDatabaseError(
                f"the database does not answer ({told}); see that it runs and may be reached"
            ) from error

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Have all that this thread asks and writes within be one transaction: kept at the end, or after an error nothing of it.

        What is done together within that is kept with it. Raises UnreachableDatabaseError.
        """
        if self._here.connection is not None:
            yield self._here.connection
            return
        with self.one() as connection, connection.transaction():
            self._here.connection = connection
            try:
                yield connection
            finally:
                self._here.connection = None

    @property
    def is_together(self) -> bool:
        """Whether this thread does something together."""
        return self._here.connection is not None

    def ask(self, question: Fragment) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question. Raises UnreachableDatabaseError."""
        with self.one() as connection:
            return connection.execute(question.order, question.values).fetchall()

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


def _configure(connection: Connection) -> None:
    connection.execute(LEAST_ALIKE.encode())
