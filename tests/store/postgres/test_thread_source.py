"""Where threads are opened: read beside whoever writes, told of once, and begun anew by other rules."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from store.api.story import StoryId
from store.postgres.connections import Connections
from store.postgres.thread_tables import PostgresThreadSource
from store.threads.db.thread_tables import Membership, ThreadSource

ONE = StoryId("a" * 16)


@pytest.fixture
def connections(address: str) -> Iterator[Connections]:
    """Return connections to the test's database."""
    made = Connections(address)
    yield made
    made.close()


def put(source: ThreadSource, thread: int = 1) -> None:
    """Let somebody write that a story is in a thread."""
    with source.opened() as tables, tables.writing():
        tables.members.put(Membership(ONE, thread, 5, "A title", 0.5, []))


def where(source: ThreadSource) -> int | None:
    """Return where the story is, as it is read."""
    return source.ask(lambda tables: tables.members.thread_of(ONE))


def test_what_others_write_is_read_at_once_and_told_once(connections: Connections) -> None:
    mine, theirs = PostgresThreadSource(connections), PostgresThreadSource(connections)
    assert mine.ask(lambda tables: tables.threads.count()) is None

    put(theirs)

    assert where(mine) == 1
    assert (mine.changed(), mine.changed()) == (True, False)


def test_an_answer_is_of_one_moment_whatever_is_written_meanwhile(connections: Connections) -> None:
    source = PostgresThreadSource(connections)
    put(source)

    def asked_twice(tables: object) -> tuple[int | None, int | None]:
        first = tables.members.thread_of(ONE)  # type: ignore[attr-defined]
        put(PostgresThreadSource(connections), 2)
        return first, tables.members.thread_of(ONE)  # type: ignore[attr-defined]

    assert source.ask(asked_twice) == (1, 1)
    assert where(source) == 2


def test_tables_of_other_rules_give_no_answer_and_are_begun_anew(connections: Connections, address: str) -> None:
    source = PostgresThreadSource(connections)
    put(source)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE dateline.thread_state SET rules = -1")
    assert where(source) is None

    with source.opened() as tables, tables.writing():
        pass

    assert source.ask(lambda tables: tables.members.thread_of(ONE) or 0) == 0
