"""The schema's steps forwards: numbered files of SQL, each made once, whoever else is at it at the same time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.api.errors import DatelineError

if TYPE_CHECKING:
    from psycopg import Connection

_FOLDER = Path(__file__).parent / "schema"
_NAME = re.compile(r"(\d{4})_(\w+)\.sql")
_TURN = 0x64617465_01
"""What the steps are held under while they are made: nobody else has the same number."""
_BEGIN = """
CREATE SCHEMA IF NOT EXISTS dateline;
CREATE TABLE IF NOT EXISTS dateline.steps (
  number integer PRIMARY KEY, name text NOT NULL, person text NOT NULL DEFAULT current_user, made timestamptz NOT NULL DEFAULT now())
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the schema."""

    number: int
    """Which, from 1."""
    name: str
    """What it is about, in a word."""
    sql: str
    """What is to be done."""


class SchemaError(DatelineError):
    """The database's tables are of another version than this program."""


def steps() -> list[Step]:
    """Return all steps that this version knows, in order."""
    found = [(match, path) for path in sorted(_FOLDER.iterdir()) if (match := _NAME.fullmatch(path.name))]
    return [Step(int(match[1]), match[2], path.read_text(encoding="utf-8")) for match, path in found]


def standing(connection: Connection) -> int:
    """Return the number of the last step that was made in a database; 0 if it has none of Dateline's tables."""
    found = connection.execute("SELECT to_regclass('dateline.steps') IS NOT NULL").fetchone()
    if not found or not found[0]:
        return 0
    last = connection.execute("SELECT coalesce(max(number), 0) FROM dateline.steps").fetchone()
    return int(last[0]) if last else 0


def migrate(connection: Connection) -> list[Step]:
    """Make the steps that are still to be made, all of them or none, and return them.

    Others that do the same meanwhile are waited for. Raises SchemaError where a newer version made steps that this one does not know.
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
        known = steps()
        last = standing(connection)
        _refuse_newer(last, known)
        if last == 0:
            connection.execute(_BEGIN)
        made = [step for step in known if step.number > last]
        for step in made:
            connection.execute(step.sql.encode())
            connection.execute("INSERT INTO dateline.steps (number, name) VALUES (%s, %s)", (step.number, step.name))
    return made


def check(connection: Connection) -> None:
    """See to it that a database has the tables of this version. Raises SchemaError."""
    known, last = steps(), standing(connection)
    if last == 0:
        raise SchemaError("this database has no archive yet; dateline shared init makes one")
    _refuse_newer(last, known)
    if last < known[-1].number:
        raise SchemaError(
            "this database was made by an earlier version; its owner brings it up to date by dateline shared init"
        )


def _refuse_newer(last: int, known: list[Step]) -> None:
    if last > known[-1].number:
        raise SchemaError(
            f"this database was made by a newer version (step {last}; this one knows {known[-1].number}); update Dateline"
        )
