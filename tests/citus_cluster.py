"""A cluster of Citus that the tests of a shared archive run on, if one is named: none is started, as Debian has no package of it.

    DATELINE_TEST_CITUS=host:port,host:port,… pytest tests/store/shared tests/store/api tests/store/engine

The first is the server that everybody connects to. All let the role `postgres` in without a password and have Citus among
`shared_preload_libraries`; each test database is made on all of them.
"""

from __future__ import annotations

import os

NAMED = "DATELINE_TEST_CITUS"


def servers() -> list[tuple[str, str]]:
    """Return the host and port of each server, the one to connect to first; none if no cluster is named."""
    return [(host, port) for host, _, port in (one.rpartition(":") for one in os.environ.get(NAMED, "").split(",") if one)]


def address(database: str, server: tuple[str, str]) -> str:
    """Return the address of a database on a server."""
    return f"postgresql:///{database}?host={server[0]}&port={server[1]}&user=postgres"


def make(database: str) -> None:
    """Make a database on all servers, with Citus in it, which knows them, and with Dateline's tables spread over them."""
    import psycopg

    from store.shared.founding import found

    for server in servers():
        with psycopg.connect(address("postgres", server), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)".encode())
            connection.execute(f"CREATE DATABASE {database}".encode())
        with psycopg.connect(address(database, server), autocommit=True) as connection:
            connection.execute("CREATE EXTENSION citus")
    first, *others = servers()
    with psycopg.connect(address(database, first), autocommit=True) as connection:
        connection.execute("SELECT citus_set_coordinator_host(%s, %s::int)", first)
        for other in others:
            connection.execute("SELECT citus_add_node(%s, %s::int)", other)
    found(address(database, first), citus=True)
