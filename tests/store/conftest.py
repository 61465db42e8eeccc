"""What tests of a database have in common, whichever layer they are of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres_server


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Return the address of a database with Dateline's tables and nothing in them, as its owner connects; emptied behind the test."""
    postgres_server.needs_postgres()
    yield postgres_server.database_for(tmp_path)
    postgres_server.close_what_a_test_opened()
