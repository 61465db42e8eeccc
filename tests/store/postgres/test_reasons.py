"""Why a database can't be asked: each reason is one sentence of its own, with what to do."""

from __future__ import annotations

import psycopg
import pytest

from store.postgres.reasons import unreachable

AT = 'connection failed: connection to server at "db", port 5432 failed: FATAL:  '
SAID = {
    f'{AT}password authentication failed for user "ada"': "does not know this name with this password",
    f"{AT}fe_sendauth: no password supplied": "asks for a password, and there is none",
    f'{AT}no pg_hba.conf entry for host "::1", user "ada", database "news", no encryption': "not let this name in from here",
    f"{AT}server does not support SSL, but SSL was required": "no encryption, which is asked for",
    f"{AT}SSL error: certificate verify failed": "certificate can't be trusted",
    f'{AT}root certificate file "/r/root.crt" does not exist': "certificate can't be trusted",
    f"{AT}sorry, too many clients already": "as many connections as it takes",
    f'{AT}too many connections for role "ada"': "as many connections as it takes",
    f"{AT}remaining connection slots are reserved for non-replication superuser connections": "as many connections as it takes",
    f"{AT}the database system is shutting down": "just starting, stopping or closed",
    f'{AT}database "news" is not currently accepting connections': "just starting, stopping or closed",
    "terminating connection due to administrator command": "just starting, stopping or closed",
    "server closed the connection unexpectedly": "the way there was cut",
    f'{AT}database "news" does not exist': "there is no such database",
    f'{AT}role "ada" does not exist': "no such role that may log in",
    f'{AT}role "ada" is not permitted to log in': "no such role that may log in",
    f'{AT}permission denied for database "news"': "may not connect to this database",
    'could not extend file "base/1/2": No space left on device': "disk is full",
    f"{AT}Connection refused": "see that the server runs",
}


@pytest.mark.parametrize("said", SAID)
def test_each_reason_has_a_sentence(said: str) -> None:
    told = str(unreachable(psycopg.OperationalError(said), "postgresql://ada:hush@db/news"))

    assert SAID[said] in told
    assert "\n" not in told
    assert "FATAL" not in told
    assert "hush" not in told


def test_an_address_that_can_not_be_read_says_how_it_is_written_and_nothing_of_the_password() -> None:
    for address, said in (
        ("postgresql://ada:p@ss/w?ord@db/news", 'missing key/value separator "=" in URI query parameter: "ord@db/news"'),
        ("host=db password=my hush dbname=x", 'missing "=" after "hush" in connection info string'),
        ("postgresql://ada:sec@ret@db/news", "failed to resolve host 'ret@db'"),
    ):
        told = str(unreachable(psycopg.ProgrammingError(said), address))
        assert "the address of the database can't be read" in told
        assert not any(part in told for part in ("ord@", "hush", "ret@"))
    assert "no such service" in str(unreachable(psycopg.ProgrammingError('definition of service "x" not found'), "service=x"))
