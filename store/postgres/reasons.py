"""Why a database can't be asked, in a sentence with what to do; nothing in it is a password."""

from __future__ import annotations

import re

from psycopg import ProgrammingError

from store.addresses import is_unclear, without_secrets
from store.api.errors import DatelineError


class UnreachableDatabaseError(DatelineError):
    """The database does not answer, or lets nobody in."""


_SILENT = "the database does not answer"
_REASONS = (
    (r"no password supplied",
     "the database asks for a password, and there is none", "put it into ~/.pgpass, or into PGPASSWORD"),
    (r"authentication failed",
     "the database does not know this name with this password", "see both in the address, in ~/.pgpass and in PGPASSWORD"),
    (r"no pg_hba.conf entry",
     "the server does not let this name in from here", "its owner adds a line to pg_hba.conf; it may also want sslmode=require"),
    (r"does not support SSL",
     "the server has no encryption, which is asked for (sslmode)", "its owner turns it on (ssl = on), or ask for less"),
    (r"certificate|root\.crt|SSL error|sslrootcert",
     "the server's certificate can't be trusted", "say who vouches for it (sslrootcert), or see that it is the right server"),
    (r"too many (clients|connections)|connection slots",
     "the database has as many connections as it takes", "try again in a while, or have its owner allow more (max_connections)"),
    (r"definition of service|service file",
     "there is no such service", "services stand in ~/.pg_service.conf, or in the file that PGSERVICEFILE names"),
    (r'database "[^"]*" does not exist',
     "there is no such database", "its owner makes it (createdb), then dateline shared init makes the archive in it"),
    (r'role "[^"]*" (does not exist|is not permitted to log in)',
     "there is no such role that may log in", "the owner of the database makes it: CREATE ROLE … LOGIN"),
    (r"permission denied for database", "you may not connect to this database", "its owner lets you: GRANT CONNECT ON DATABASE"),
    (r"No space left|could not extend file|disk full",
     "the database's disk is full, so nothing was changed", "its owner makes room, then try again"),
    (r"starting up|shutting down|recovery|accepting connections$|administrator command|server closed|connection (is lost|has been closed)",
     f"{_SILENT}: it is just starting, stopping or closed, or the way there was cut", "what was not told as done was not; try again soon"),
    (r"could not translate host name|not known", _SILENT, "see how the server's name is written"),
    (r"refused|timeout|timed out|No such file|unreachable", _SILENT, "see that the server runs, and that it may be reached from here"),
)  # fmt: skip
"""What a message of PostgreSQL's says, in a sentence, and what to do."""
_ADDRESS = "the address of the database can't be read"
_WRITTEN = "see how it is written; signs such as @ / ? # in a password are written %40 %2F %3F %23, or leave it to ~/.pgpass"
_NOISE = re.compile(r"connection failed: |connection is bad: |FATAL: +|ERROR: +")


def unreachable(error: Exception, address: str = "") -> UnreachableDatabaseError:
    """Return in a sentence why a database can't be asked, and what to do."""
    told = _NOISE.sub("", " ".join(str(error).split()))
    usual = (_SILENT, "see that it runs and may be reached")
    said, advice = next(((said, advice) for reason, said, advice in _REASONS if re.search(reason, told)), usual)
    is_wrong = isinstance(error, ProgrammingError) or "invalid port number" in told
    if is_unclear(address) or (is_wrong and said is _SILENT):
        said, advice, told = _ADDRESS, _WRITTEN, without_secrets(told, address)
    return UnreachableDatabaseError(f"{said} ({told}); {advice}" if told else f"{said}; {advice}")
