"""What the tests of PostgreSQL share: a database of a real server, emptied behind each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from store.postgres.engine import PostgresEngine

Open = Callable[..., PostgresEngine]


@pytest.fixture
def open_engine(address: str) -> Iterator[Open]:
    """Return a function that opens the test's engine, as often as one likes, with more behind the address if wanted."""
    opened: list[PostgresEngine] = []

    def open_it(more: str = "") -> PostgresEngine:
        opened.append(PostgresEngine(address + more))
        return opened[-1]

    yield open_it
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(open_engine: Open) -> PostgresEngine:
    """Return an engine without stories."""
    return open_engine()
