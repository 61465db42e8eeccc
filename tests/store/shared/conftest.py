"""What the tests of shared archives have in common: a database of a real server, with its groups, and people who connect to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.paths import Paths
from store.shared.archive import SharedArchive

Shared = Callable[..., SharedArchive]
PEOPLE = {"ada": "editors", "ben": "readers"}


@pytest.fixture
def people(address: str) -> dict[str, str]:
    """Return the addresses by which Ada, an editor, and Ben, a reader, connect."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    from store.postgres.people import grant

    with psycopg.connect(address, autocommit=True) as owner:
        assert grant(owner) == ""
        name = owner.info.dbname
        for person, group in PEOPLE.items():
            whole = f"{person}_{name}"
            if not owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (whole,)).fetchone():
                owner.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(whole)))
                owner.execute(SQL("GRANT {} TO {}").format(Identifier(f"{name}_{group}"), Identifier(whole)))
    return {person: address.replace("user=postgres", f"user={person}_{name}") for person in PEOPLE}


@pytest.fixture
def opened(address: str, tmp_path: Path) -> Iterator[Shared]:
    """Return a function that opens the shared archive, as its owner or by another address."""
    all_of_them: list[SharedArchive] = []

    def open_it(other: str = "") -> SharedArchive:
        all_of_them.append(SharedArchive(other or address, Paths.find(tmp_path / f"here{len(all_of_them)}"), patience=5))
        return all_of_them[-1]

    yield open_it
    for archive in all_of_them:
        archive.close()
