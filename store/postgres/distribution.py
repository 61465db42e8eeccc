"""How the tables are spread over the servers of Citus: by which column each is, said in this one place.

What is asked together of one story stands on one server, as all such tables are spread by the story's id. What has few rows, is locked
row by row (a worker's queue) or is one row for all stays where everybody connects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg import DatabaseError

from store.api.errors import DatelineError
from store.postgres.connections import settings

if TYPE_CHECKING:
    from psycopg import Connection

HERE, EVERYWHERE = "", "*"
"""What is said instead of a column: a table stands on the server that everybody connects to; it stands whole on every server."""
COLUMNS: Mapping[str, str] = {
    "entries": "id", "stories": "id", "mentions": "story", "rows": "story", "marks": "story", "told": "story", "corrections": "story",
    "members": "story", "young": "story", "reports": "story", "owed": "story", "texts": "story", "words": "word",
    "threads": "thread", "clusters": "thread", "postings": "feature", "merges": "gone",
    "firm": EVERYWHERE,  # few, and held against members, which are spread by another column
    "work": HERE,  # rows are locked one by one, which Citus does on no other server
    "tallies": HERE, "story_months": HERE, "arrivals": HERE, "about": HERE, "documents": HERE, "undo": HERE, "people": HERE,
    "coming_words": HERE, "unmade_indexes": HERE,
    "imports": HERE, "steps": HERE, "tellings": HERE, "thread_state": HERE, "thread_numbers": HERE, "counters": HERE,
    "thread_months": HERE,
}  # fmt: skip
"""Each table, and the column it is spread by."""
_BESIDE = {"id": "entries", "story": "entries", "thread": "threads"}
"""Columns that several tables are spread by, and the table that stands where each stands: equal values are on one server."""
_TURN = 0x64617465_07
"""What is held while tables are distributed: nobody else has the same number."""
_CITUS = "SELECT count(*) FROM {} WHERE {} = 'citus'"
_LOADED = "PERFORM similarity(''a'', ''a''); SET LOCAL citus.enable_ddl_propagation = off;"
"""What pg_trgm is told may be set once it is loaded, which asking it does; and each server sets its own."""
_SETTING = "EXECUTE format(''ALTER DATABASE %I SET {}'', current_database());"
_DISTRIBUTED = (
    "SELECT c.relname FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid"
    " WHERE c.relnamespace = 'dateline'::regnamespace"
)


class NoCitusError(DatelineError):
    """Tables can't be distributed: there is no Citus."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """An order of Citus' that spreads a table."""

    table: str
    column: str
    """The column it is spread by, or `EVERYWHERE`."""

    @property
    def order(self) -> str:
        """The order, as it can be typed."""
        if self.column == EVERYWHERE:
            return f"SELECT create_reference_table('dateline.{self.table}')"
        first = _BESIDE.get(self.column, self.table)
        beside = "none" if first == self.table else f"dateline.{first}"
        return f"SELECT create_distributed_table('dateline.{self.table}', '{self.column}', colocate_with => '{beside}')"


def distributions() -> list[Distribution]:
    """Return what spreads all tables, in the order in which it can be done: first what others stand beside."""
    return [Distribution(table, column) for table, column in COLUMNS.items() if column != HERE]


def has_citus(connection: Connection) -> bool:
    """Return whether a database has the extension."""
    return bool(_number(connection, _CITUS.format("pg_extension", "extname")))


def require_citus(connection: Connection) -> None:
    """See to it that a database has the extension. Raises NoCitusError, which says what to do."""
    if has_citus(connection):
        return
    if _number(connection, _CITUS.format("pg_available_extensions", "name")):
        raise NoCitusError("this database has no Citus yet; its owner makes it, on each server, by CREATE EXTENSION citus")
    raise NoCitusError(
        "this server has no Citus; install it on each server and name it in shared_preload_libraries, then CREATE EXTENSION citus"
    )


def is_distributed(connection: Connection) -> bool:
    """Return whether tables of a database are spread over servers."""
    return has_citus(connection) and bool(_standing(connection))


def distribute(connection: Connection) -> list[str]:
    """Spread the tables that are not spread yet, all of them or none, and return the orders that did it; nothing if all are.

    Others that do the same meanwhile are waited for. Raises NoCitusError, DatelineError.
    """
    require_citus(connection)
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
        standing = _standing(connection)
        orders = [one.order for one in distributions() if one.table not in standing]
        if not orders:
            return []
        told = _settle_servers(connection)
        connection.execute("SET LOCAL citus.multi_shard_modify_mode = 'sequential'")  # both kinds in one transaction
        for order in orders:
            _do(connection, order)
    return [told, *orders]


def _standing(connection: Connection) -> set[str]:
    """Return the tables that are spread."""
    return {str(name) for (name,) in connection.execute(_DISTRIBUTED)}


def _settle_servers(connection: Connection) -> str:
    """Have every server answer as our own connections say, and return the order: what is said to one server is not handed on."""
    each = " ".join(_SETTING.format(setting) for setting in settings())
    order = f"SELECT success, result FROM run_command_on_all_nodes($$DO 'BEGIN {_LOADED} {each} END'$$)"
    for done, answer in _do(connection, order):
        if not done:
            raise DatelineError(f"a server of Citus refused {order} ({answer}); no table was changed")
    return order


def _do(connection: Connection, order: str) -> list[tuple[Any, ...]]:
    try:
        return connection.execute(order.encode()).fetchall()
    except DatabaseError as error:
        raise DatelineError(f"Citus refused {order} ({' '.join(str(error).split())}); no table was changed") from error


def _number(connection: Connection, question: str) -> int:
    row = connection.execute(question.encode()).fetchone()
    return int(row[0]) if row else 0
