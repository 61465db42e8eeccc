"""Who may do what in a database: readers, editors, and the owner who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.errors import DuplicateObject, InsufficientPrivilege
from psycopg.sql import SQL, Identifier

if TYPE_CHECKING:
    from psycopg import Connection

_OWN = "dateline.marks, dateline.told, dateline.undo, dateline.people, dateline.documents"
"""Tables with rows that are each person's own."""
_WRITTEN = """
SELECT string_agg(format('dateline.%I', relname), ', ') FROM pg_class
WHERE relnamespace = 'dateline'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT IN ('steps', 'tellings')
"""


def groups_of(database: str) -> tuple[str, str]:
    """Return the names of the groups of a database: those who read, and those who edit."""
    return f"{database}_readers", f"{database}_editors"


def grant(connection: Connection) -> str:
    """Make the groups of a database and let them do what they may; return a sentence if somebody else has to make them.

    Who is in one is said by PostgreSQL's own GRANT.
    """
    readers, editors = groups_of(connection.info.dbname)
    for group in (readers, editors):
        there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (group,)).fetchone()
        if there:
            continue
        try:
            with connection.transaction():
                connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(group)))
        except DuplicateObject:
            continue
        except InsufficientPrivilege:
            return (
                f"the groups {readers} and {editors} are still to be made, by a role that may make roles:"
                f" CREATE ROLE {readers}; CREATE ROLE {editors}; then dateline shared init lets them in"
            )
    written = connection.execute(_WRITTEN).fetchone()
    tables = SQL(written[0] if written else _OWN)  # names of ours, quoted by format()
    both = SQL("{}, {}").format(Identifier(readers), Identifier(editors))
    with connection.transaction():
        for order in (
            SQL("GRANT USAGE ON SCHEMA dateline TO {}").format(both),
            SQL("GRANT SELECT ON ALL TABLES IN SCHEMA dateline TO {}").format(both),
            SQL("GRANT INSERT, UPDATE, DELETE ON " + _OWN + " TO {}").format(both),
            SQL("GRANT INSERT, UPDATE, DELETE ON {} TO {}").format(tables, Identifier(editors)),
            SQL("GRANT EXECUTE ON FUNCTION dateline.tell TO {}").format(both),
            SQL(
                "GRANT EXECUTE ON FUNCTION dateline.make_partition, dateline.settle, dateline.put_off_indexes, dateline.make_index TO {}"
            ).format(Identifier(editors)),
        ):
            connection.execute(order)
    return ""


def part_of(connection: Connection) -> str:
    """Return what the person who is connected is here: `owner`, `editor` or `reader`."""
    found = connection.execute(
        "SELECT pg_has_role(c.relowner, 'MEMBER'), has_table_privilege(c.oid, 'INSERT')"
        " FROM pg_class c WHERE c.oid = 'dateline.stories'::regclass"
    ).fetchone()
    owns, edits = found or (False, False)
    return "owner" if owns else "editor" if edits else "reader"
