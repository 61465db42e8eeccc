"""Connections to one database: a few that are used in turn, each asked from one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging import NullHandler, getLogger
from selectors import EVENT_READ, DefaultSelector
from time import sleep
from typing import TYPE_CHECKING, Any

from psycopg import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connect
from psycopg.errors import (
    DeadlockDetected,
    InsufficientPrivilege,
    InternalError_,
    LockNotAvailable,
    QueryCanceled,
    ReadOnlySqlTransaction,
    SerializationFailure,
    UniqueViolation,
)
from psycopg_pool import ConnectionPool, PoolTimeout

from store.api.errors import ArchiveLockedError, DatelineError, LostConnectionError
from store.postgres.fragments import Fragment
from store.postgres.reasons import unreachable
from store.postgres.words import LEAST_ALIKE

if TYPE_CHECKING:
    from psycopg import Connection

_MOST = 8
"""Connections of one program: a screen asks for several things at once, and writes meanwhile."""
_PATIENCE, _LITTLE_PATIENCE = 10.0, 0.5
"""Seconds that a connection is waited for, and where the last one who waited got none."""


_PLANS = (
    "SET enable_seqscan = off",
    "SET jit = off",
    "SET plan_cache_mode = force_custom_plan",
    "SET work_mem = 65536",
    "SET max_parallel_workers_per_gather = 0",
)
"""What is said of each connection on how to answer: the words of a story stand apart from its row, and PostgreSQL, which doesn't count what
reading them costs, would go through all of a small archive; to compile a question, or to start processes for parts of it, takes longer
than to answer it; and how one is answered best depends on how common its words are. Where there is no room to note the stories of a common
word one by one (64 MB are enough for some twelve million, 4 MB for less than one), the words of each are unpacked to see whether it is
meant, which takes thirty times as long."""
_PACKED = b"SET default_toast_compression = 'lz4'"
"""What has long values packed so that they are read in a third of the time."""


_UNTIL_KNOWN = (0.1, 0.3, 1.0, 3.0)
"""Seconds between questions whether something was kept that a server may still be busy with."""

getLogger("psycopg.pool").addHandler(
    NullHandler()
)  # it would write of each try over the screen, which tells what is the matter


class NotAllowedError(DatelineError):
    """The person may not do that in the database."""


_NOT_ALLOWED = (
    "you may read this archive and mark stories for yourself, but not change what is shared;"
    " its owner makes you an editor (dateline shared status says how)"
)


_A_COPY = "this database can only be read, as a copy of another can (a standby); connect to the one that it copies"


class _Here(threading.local):
    """What a thread does together."""

    connection: Connection | None = None
    kept_as = ""
    """By which number PostgreSQL knows it; empty where nobody has to know whether it was kept."""
    doubted = ""
    """The number of what was done last, where it is not known whether it was kept."""
    is_again = False
    """Whether it is done once more, though it was kept."""


class Connections:
    """The connections of one program to the database of an archive. Every setting is the address's, or libpq's own."""

    def __init__(self, address: str, patience: float = _PATIENCE) -> None:
        """Begin to connect; `patience` is for how many seconds a connection is waited for. Raises UnreachableDatabaseError."""
        self.name, self.person = _tried(address)
        """The database's name, and that of the role that is connected."""
        self._pool = ConnectionPool(
            address,
            min_size=1,
            max_size=_MOST,
            open=False,
            configure=_configure,
            kwargs={"autocommit": True, "application_name": "dateline", "prepare_threshold": None},
            timeout=patience,
            check=_check,
            name="dateline",
        )
        self._pool.open()
        self._here = _Here()
        self._patience, self._address = patience, address
        self._lost = False
        self.losses = 0
        """How often the database could not be reached any more; grows once each time."""

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """Lend a connection: that of what this thread does together, if it does. Raises LostConnectionError.

        Whether a connection still stands is looked at first; where none does, others are made behind, with growing pauses.
        """
        if self._here.connection is not None:
            yield self._here.connection
            return
        try:
            with self._pool.connection(_LITTLE_PATIENCE if self._lost else self._patience) as connection:
                self._lost = False
                yield connection
        except InsufficientPrivilege as error:
            raise NotAllowedError(_NOT_ALLOWED) from error
        except ReadOnlySqlTransaction as error:
            raise NotAllowedError(_A_COPY) from error
        except (UniqueViolation, InternalError_) as error:
            if not isinstance(error, UniqueViolation) and "duplicate key" not in str(
                error
            ):  # as Citus tells it of another server
                raise
            raise ArchiveLockedError("another program took in the same at the same time; try again") from error
        except (InterfaceError, OperationalError, PoolTimeout) as error:
            if isinstance(error, QueryCanceled | LockNotAvailable | SerializationFailure | DeadlockDetected):
                raise ArchiveLockedError("the database is busy with another's change; try again") from error
            self.losses, self._lost = self.losses + (not self._lost), True
            raise LostConnectionError(str(unreachable(error, self._address))) from error

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Have all that this thread asks and writes within be one transaction: kept at the end, or after an error nothing of it.

        What is done together within that is kept with it. Raises LostConnectionError.
        """
        if self._here.connection is not None:
            yield self._here.connection
            return
        self._here.is_again = self._was_kept(self._here.doubted)
        self._here.kept_as, self._here.doubted = "", ""
        is_whole = False
        try:
            with self.one() as connection, connection.transaction():
                self._here.connection = connection
                try:
                    yield connection
                    is_whole = True
                finally:
                    self._here.connection = None
        except LostConnectionError:
            number = self._here.kept_as
            if not (is_whole and number and self._answer_was_lost(number)):
                raise

    def keep_as(self, number: str) -> None:
        """Note by which number PostgreSQL knows what this thread does together, so that it can be asked whether that was kept."""
        self._here.kept_as = number

    @property
    def is_again(self) -> bool:
        """Whether what this thread does together was kept before, and is done once more as the answer to that was lost."""
        return self._here.connection is not None and self._here.is_again

    def _answer_was_lost(self, number: str) -> bool:
        """Return whether what could not be told as kept was; if that can't be asked now, it is when this thread does it again."""
        try:
            return self._was_kept(number)
        except LostConnectionError:
            self._here.doubted = number
            return False

    def _was_kept(self, number: str) -> bool:
        """Return whether something that was done together was kept, once PostgreSQL knows. Raises LostConnectionError."""
        for pause in _UNTIL_KNOWN if number else ():
            status = self.ask(Fragment("SELECT pg_xact_status(%s::xid8)", (number,)))[0][0]
            if status != "in progress":
                return bool(status == "committed")
            sleep(pause)
        return False

    @property
    def is_together(self) -> bool:
        """Whether this thread does something together."""
        return self._here.connection is not None

    def ask(self, question: Fragment) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question. Raises LostConnectionError."""
        with self.one() as connection:
            return connection.execute(question.order, question.values).fetchall()

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


def _tried(address: str) -> tuple[str, str]:
    """Connect once, so that why it can't be done is told at once; return the names of database and role."""
    try:
        with connect(address, autocommit=True, application_name="dateline") as connection:
            return connection.info.dbname, connection.info.user
    except (OperationalError, ProgrammingError) as error:
        raise unreachable(error, address) from error


def settings() -> list[str]:
    """Return what is set for each connection: `name = value`."""
    return [order.removeprefix("SET ") for order in (LEAST_ALIKE, *_PLANS)]


def _check(connection: Connection) -> None:
    """See to it that a connection still stands. Raises OperationalError.

    Nothing is sent where nothing came that was not asked for: a server that ends a connection says so.
    """
    with DefaultSelector() as selector:
        selector.register(connection.fileno(), EVENT_READ)
        if selector.select(0):
            ConnectionPool.check_connection(connection)


def _configure(connection: Connection) -> None:
    for setting in settings():
        connection.execute(f"SET {setting}".encode())
    with suppress(DatabaseError):  # a server that was built without it packs as it always did
        connection.execute(_PACKED)
