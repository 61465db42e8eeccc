"""Pieces of SQL with the values that go into them, so that nothing a person typed ever becomes part of an order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of SQL, with `%s` for each of its values."""

    sql: str
    """The piece."""
    values: tuple[Any, ...] = ()
    """Its values, in order."""

    def __add__(self, other: Fragment) -> Fragment:
        return Fragment(f"{self.sql}{other.sql}", (*self.values, *other.values))

    @property
    def order(self) -> bytes:
        """The piece as psycopg takes an order that is put together."""
        return self.sql.encode()


ALWAYS, NEVER = Fragment("true"), Fragment("false")


def joined(sign: str, parts: Iterable[Fragment]) -> Fragment:
    """Return pieces with a sign between, in brackets if there are several."""
    each = list(parts)
    if len(each) == 1:
        return each[0]
    return Fragment(f"({sign.join(part.sql for part in each)})", tuple(value for part in each for value in part.values))


def all_true(parts: Iterable[Fragment]) -> Fragment:
    """Return what holds where all of some pieces do."""
    each = [part for part in parts if part != ALWAYS]
    return NEVER if NEVER in each else joined(" AND ", each) if each else ALWAYS


def any_true(parts: Iterable[Fragment]) -> Fragment:
    """Return what holds where one of some pieces does."""
    each = [part for part in parts if part != NEVER]
    return ALWAYS if ALWAYS in each else joined(" OR ", each) if each else NEVER


def none_true(parts: Iterable[Fragment]) -> Fragment:
    """Return what holds where none of some pieces does."""
    found = any_true(parts)
    return ALWAYS if found == NEVER else NEVER if found == ALWAYS else Fragment(f"NOT {found.sql}", found.values)
