"""How a server answered what was asked: the plan of each order as it really ran, told by PostgreSQL's own `auto_explain`.

So no order is written down a second time, and none is left out: what the program sends is what is looked at, with the settings that it
has said of its connections.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from psycopg import Connection
from psycopg.errors import Diagnostic

from store.postgres import connections

_TOLD = (
    "LOAD 'auto_explain'", "SET auto_explain.log_min_duration = 0", "SET auto_explain.log_format = json",
    "SET auto_explain.log_level = notice", "SET auto_explain.log_verbose = on", "SET auto_explain.log_nested_statements = on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answered:
    """An order that ran."""

    order: str
    """The order, with `$1` for each of its values."""
    plan: dict[str, Any]
    """How it was carried out."""

    def read_whole(self) -> set[str]:
        """Return Dateline's tables that were read from one end to the other: also by an index, unless a page in its order was enough."""
        return set() if "LIMIT 0" in self.order else set(_read_whole(self.plan, paged=False))


_OF_FEW = ("entries_waiting", "stories_waiting", "marks_starred", "marks_noted", "told_noted", "rows_removed")
"""Indexes of a few rows, of which all may be read."""


def _read_whole(plan: dict[str, Any], *, paged: bool) -> Iterator[str]:
    kind = plan["Node Type"]
    if "Relation Name" in plan and plan["Schema"] == "dateline":
        of_all = kind.startswith("Index") and "Index Cond" not in plan and not paged and plan["Index Name"] not in _OF_FEW
        if kind == "Seq Scan" or of_all:
            yield str(plan["Relation Name"])
    paged = kind == "Limit" or (paged and kind not in ("Sort", "Aggregate"))
    for each in plan.get("Plans", ()):
        yield from _read_whole(each, paged=paged)


@contextmanager
def recorded(*more: str) -> Iterator[Callable[[Callable[[], object]], list[Answered]]]:
    """Have all connections that are made within tell how they answer; `more` is said of each connection besides.

    What is given returns what ran while something is done.
    """
    seen: list[Answered] = []
    configure = connections._configure

    def heard(told: Diagnostic) -> None:
        if told.message_primary and "plan:\n" in told.message_primary:
            answer = json.loads(told.message_primary.partition("plan:\n")[2])
            seen.append(Answered(answer["Query Text"], answer["Plan"]))

    def watched(connection: Connection) -> None:
        configure(connection)
        for order in (*_TOLD, *more):
            connection.execute(order.encode())
        connection.add_notice_handler(heard)

    def ran(work: Callable[[], object]) -> list[Answered]:
        seen.clear()
        work()
        return list(seen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "_configure", watched)
        yield ran
