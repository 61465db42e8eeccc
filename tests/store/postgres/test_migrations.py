"""The schema goes forwards, once for all, and nobody works on tables of a version that they do not know."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from store.postgres.engine import PostgresEngine
from store.postgres.migrations import SchemaError, migrate, standing, steps


def connected(address: str) -> psycopg.Connection:
    """Return a connection to a database."""
    return psycopg.connect(address, autocommit=True)


def test_steps_are_numbered_without_gaps() -> None:
    assert [step.number for step in steps()] == list(range(1, len(steps()) + 1))


def test_a_step_is_made_once_however_many_begin_at_once(address: str) -> None:
    with connected(address) as connection:
        connection.execute("DROP SCHEMA dateline CASCADE")
        assert standing(connection) == 0
        with pytest.raises(SchemaError, match="dateline shared init"):
            PostgresEngine(address)

    def begin(_: int) -> int:
        with connected(address) as mine:
            return len(migrate(mine))

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(begin, range(3))) == [0, 0, len(steps())]
    PostgresEngine(address).close()


def test_tables_of_another_version_are_left_alone(address: str) -> None:
    with connected(address) as connection:
        connection.execute("INSERT INTO dateline.steps (number, name) VALUES (9999, 'later')")
        with pytest.raises(SchemaError, match="newer version"):
            migrate(connection)
        with pytest.raises(SchemaError, match="newer version"):
            PostgresEngine(address)
        connection.execute("DELETE FROM dateline.steps WHERE number IN (9999, %s)", (len(steps()),))
        with pytest.raises(SchemaError, match="brings it up to date"):
            PostgresEngine(address)
        connection.execute("INSERT INTO dateline.steps (number, name) VALUES (%s, 'threads')", (len(steps()),))
