"""A part of the thread tables, behind the connection that all of them share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.postgres.fragments import Fragment

if TYPE_CHECKING:
    from psycopg import Connection


class ThreadPart:
    """Asks and writes; transactions are begun and ended elsewhere."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(Fragment(question).order, values)
        return cursor.fetchall() if cursor.description else []

    def _row(self, question: str, *values: object) -> tuple[Any, ...] | None:
        return self._connection.execute(Fragment(question).order, values).fetchone()

    def _put(self, table: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Put rows in the place of those with the same first column."""
        names = columns.split()
        changes = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        order = f"INSERT INTO dateline.{table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
        self._write(f"{order} ON CONFLICT ({names[0]}) DO {f'UPDATE SET {changes}' if changes else 'NOTHING'}", rows)

    def _write(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry out an order once for each row, all of them sent together."""
        given = list(rows)
        if given:
            with self._connection.cursor() as cursor:
                cursor.executemany(Fragment(order).order, given)
