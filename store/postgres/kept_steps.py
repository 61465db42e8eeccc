"""What a person did last, kept in the database: each one's own, on whichever machine it was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from store.postgres.connections import Connections
from store.postgres.documents import PERSONAL
from store.postgres.fragments import Fragment
from store.record.steps import MOST, Kept, Part, Steps
from store.record.turn import Turn

_KEPT_AS = "RETURNING pg_current_xact_id()::text"
_LAST = "SELECT greatest(max(number), 0) FROM dateline.undo WHERE person = current_user"


class PostgresSteps(Steps):
    """The last steps of the person who is connected."""

    def __init__(self, connections: Connections, turn: Turn) -> None:
        """`turn` is had while a step is written."""
        super().__init__(turn)
        self._connections = connections

    def recent(self, most: int) -> Iterator[Kept]:
        """Yield the last steps, the last one first; of those that were brought in only what was the person's own."""
        numbers = "SELECT DISTINCT number FROM dateline.undo WHERE person = current_user ORDER BY number DESC"
        its = "SELECT about, part FROM dateline.undo WHERE person = current_user AND number = %s ORDER BY nth"
        given = 0
        for (number,) in self._connections.ask(Fragment(numbers)):
            if given == most:
                return
            rows = self._connections.ask(Fragment(its, (number,)))
            kept = _kept(int(number), rows) if rows else None
            if kept and (kept.number > 0 or all(map(_is_own, kept.parts))):
                given += 1
                yield kept

    def all_kept(self) -> list[Kept]:
        """Return all steps, the first one first."""
        order = "SELECT number, about, part FROM dateline.undo WHERE person = current_user ORDER BY number, nth"
        by_number: dict[int, list[tuple[Any, Any]]] = {}
        for number, about, part in self._connections.ask(Fragment(order)):
            by_number.setdefault(int(number), []).append((about, part))
        return [_kept(number, rows) for number, rows in by_number.items()]

    def bring(self, steps: Sequence[Kept]) -> None:
        """Keep steps that were done elsewhere, the first one first, before all that are done here."""
        with self._connections.together():
            for number, step in enumerate(steps, -len(steps)):
                about = {"told": step.told, "at": step.at, "story": step.story}
                for nth, part in enumerate(step.parts, 1):
                    self._put(number, nth, about, part)

    def drop(self, number: int) -> None:
        """Forget a step."""
        self._do(f"DELETE FROM dateline.undo WHERE person = current_user AND number = %s {_KEPT_AS}", number)

    def _begin(self) -> int:
        """Return the number of a step that begins; the oldest are forgotten."""
        last = int(self._connections.ask(Fragment(_LAST))[0][0])
        if last > MOST:
            self._do("DELETE FROM dateline.undo WHERE person = current_user AND number <= %s", last - MOST)
        return last + 1

    def _parts_of(self, number: int) -> int:
        """Return how many parts of a step were written."""
        order = "SELECT count(*) FROM dateline.undo WHERE person = current_user AND number = %s"
        return int(self._connections.ask(Fragment(order, (number,)))[0][0])

    def _put(self, number: int, nth: int, about: Mapping[str, str], part: Part) -> None:
        """Write a part of a step, unless that was written before and is only done once more."""
        if not self._connections.is_again:
            order = f"INSERT INTO dateline.undo (number, nth, about, part) VALUES (%s, %s, %s, %s) {_KEPT_AS}"
            self._do(order, number, nth, orjson.dumps(about), orjson.dumps(part))

    def _do(self, order: str, *values: object) -> None:
        with self._connections.one() as connection:
            done = connection.execute(order.encode(), values)
            if done.description and (row := done.fetchone()):
                self._connections.keep_as(row[0])


def _kept(number: int, rows: Sequence[tuple[Any, Any]]) -> Kept:
    about = orjson.loads(rows[-1][0])
    return Kept(number, about["told"], about["at"], about["story"], tuple(orjson.loads(part) for _, part in rows))


def _is_own(part: Part) -> bool:
    """Return whether a part of a step is about what a person has for themselves: in what came with others nothing of all is taken back."""
    if part.get("kind") == "marks":
        groups = part.get("groups")
        made = [group.get("is") for group in groups if isinstance(group, dict)] if isinstance(groups, list) else []
        return not any(isinstance(one, dict) and "theme" in one for one in made)
    return part.get("kind") == "table" and f"{part.get('of')}.json" in PERSONAL
