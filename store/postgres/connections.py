"""Connections to one database: a few that are used in turn, each asked from one thread at a time."""

from __future__ import annotations

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

_MOST = 6
"""Connections of one program: a screen asks for several things at once, and writes meanwhile."""
_PATIENCE = 10.0
"""Seconds that a connection is waited for."""


class UnreachableDatabaseError(DatelineError):
    """The database does not answer."""


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

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """Lend a connection. Raises UnreachableDatabaseError."""
        try:
            with self._pool.connection() as connection:
                yield connection
        except (OperationalError, PoolTimeout) as error:
            told = " ".join(str(error).split())
            raise UnreachableDatabaseError(
                f"the database does not answer ({told}); see that it runs and may be reached"
            ) from error

    def ask(self, question: Fragment) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question. Raises UnreachableDatabaseError."""
        with self.one() as connection:
            return connection.execute(question.order, question.values).fetchall()

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


def _configure(connection: Connection) -> None:
    connection.execute(LEAST_ALIKE.encode())
