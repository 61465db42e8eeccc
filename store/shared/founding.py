"""Making the archive in a database, and saying how one is."""

from __future__ import annotations

from dataclasses import dataclass

from psycopg import OperationalError, ProgrammingError, connect
from psycopg.errors import InsufficientPrivilege

from store.postgres.connections import NotAllowedError
from store.postgres.distribution import distribute, is_distributed, require_citus
from store.postgres.migrations import check, migrate, standing
from store.postgres.people import grant, groups_of, part_of
from store.postgres.reasons import unreachable

_FIGURES = """
SELECT (SELECT stories FROM dateline.about), (SELECT count(*) FROM dateline.work),
  (SELECT count(*) FROM dateline.threads), pg_database_size(current_database()),
  (SELECT count(*) FROM dateline.unmade_indexes)
"""


@dataclass(frozen=True, slots=True)
class Founded:
    """What became of a database."""

    database: str
    """Its name."""
    steps: tuple[str, ...]
    """What was made of its tables just now; nothing if all of it stood."""
    readers: str
    """The group of those who read."""
    editors: str
    """The group of those who edit."""
    left: str
    """What somebody else has to do; empty if nothing."""
    distributed: tuple[str, ...] | None = None
    """Orders that spread its tables over the servers of Citus just now; none if all were, None where they are not spread."""


@dataclass(frozen=True, slots=True)
class Status:
    """How a shared archive is."""

    database: str
    """Its name."""
    person: str
    """Who is connected."""
    part: str
    """What that person is there: owner, editor or reader."""
    step: int
    """The last step of its tables that was made."""
    stories: int
    waiting: int
    """Stories that wait for `dateline shared work`."""
    threads: int
    size: int
    """Bytes of the database on its disk."""
    unmade: int
    """Indexes that an import puts off until its end: none but while one is under way, or was broken off."""
    readers: str
    """The group of those who read."""
    editors: str
    """The group of those who edit."""


def found(address: str, *, citus: bool = False) -> Founded:
    """Make the tables of an archive in a database, or bring them forward, and let its groups in; with Citus spread them too.

    What is new of one that is spread already is spread whether it is asked for or not.

    Raises UnreachableDatabaseError, SchemaError, NotAllowedError; NoCitusError before anything is made.
    """
    try:
        with connect(address, autocommit=True, application_name="dateline") as connection:
            if citus:
                require_citus(connection)
            made = migrate(connection)
            left = grant(connection)
            distributed = tuple(distribute(connection)) if citus or is_distributed(connection) else None
            name = connection.info.dbname
    except InsufficientPrivilege as error:
        told = "you may not make tables in this database; its owner does that by dateline shared init"
        raise NotAllowedError(told) from error
    except (OperationalError, ProgrammingError) as error:
        raise unreachable(error, address) from error
    return Founded(name, tuple(step.name for step in made), *groups_of(name), left, distributed)


def status(address: str) -> Status:
    """Return how a shared archive is. Raises UnreachableDatabaseError, SchemaError, NotAllowedError."""
    try:
        with connect(address, autocommit=True, application_name="dateline") as connection:
            check(connection)
            name, person = connection.info.dbname, connection.info.user
            figures = connection.execute(_FIGURES).fetchone() or (0, 0, 0, 0, 0)
            stories, waiting, threads, size, unmade = map(int, figures)
            part, step = part_of(connection), standing(connection)
            return Status(name, person, part, step, stories, waiting, threads, size, unmade, *groups_of(name))
    except InsufficientPrivilege as error:
        raise NotAllowedError("you are not let into this archive yet; its owner makes you a reader or an editor") from error
    except (OperationalError, ProgrammingError) as error:
        raise unreachable(error, address) from error
