"""What a person did last, kept in the database: each one's own, on whichever machine it was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import orjson

from store.postgres.connections import Connections
from store.postgres.fragments import Fragment
from store.record.steps import MOST, Kept, Part, Steps
from store.record.turn import Turn

_LAST = "SELECT coalesce(max(number), 0) FROM dateline.undo WHERE person = current_user"


class PostgresSteps(Steps):
    """The last steps of the person who is connected."""

    def __init__(self, connections: Connections, turn: Turn) -> None:
        """`turn` is had while a step is written."""
        super().__init__(turn)
        self._connections = connections

    def recent(self, most: int) -> Iterator[Kept]:
        """Yield the last steps, the last one first."""
        numbers = self._connections.ask(
            Fragment(
                "SELECT DISTINCT number FROM dateline.undo WHERE person = current_user ORDER BY number DESC LIMIT %s", (most,)
            )
        )
        for (number,) in numbers:
            rows = self._connections.ask(
                Fragment(
                    "SELECT about, part FROM dateline.undo WHERE person = current_user AND number = %s ORDER BY nth", (number,)
                )
            )
            if rows:
                about = orjson.loads(rows[-1][0])
                parts = tuple(orjson.loads(part) for _, part in rows)
                yield Kept(int(number), about["told"], about["at"], about["story"], parts)

    def drop(self, number: int) -> None:
        """Forget a step."""
        self._do("DELETE FROM dateline.undo WHERE person = current_user AND number = %s", number)

    def _begin(self) -> int:
        """Return the number of a step that begins; the oldest are forgotten."""
        last = int(self._connections.ask(Fragment(_LAST))[0][0])
        self._do("DELETE FROM dateline.undo WHERE person = current_user AND number <= %s", last - MOST)
        return last + 1

    def _parts_of(self, number: int) -> int:
        """Return how many parts of a step were written."""
        order = "SELECT count(*) FROM dateline.undo WHERE person = current_user AND number = %s"
        return int(self._connections.ask(Fragment(order, (number,)))[0][0])

    def _put(self, number: int, nth: int, about: Mapping[str, str], part: Part) -> None:
        """Write a part of a step."""
        self._do(
            "INSERT INTO dateline.undo (number, nth, about, part) VALUES (%s, %s, %s, %s)",
            number, nth, orjson.dumps(about), orjson.dumps(part),
        )  # fmt: skip

    def _do(self, order: str, *values: object) -> None:
        with self._connections.one() as connection:
            connection.execute(order.encode(), values)
