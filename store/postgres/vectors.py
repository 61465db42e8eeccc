"""A vector of words in the form in which PostgreSQL takes it in quickest: its own, in which nothing has to be quoted or read."""

from __future__ import annotations

from psycopg import adapters
from psycopg.adapt import Dumper
from psycopg.pq import Format

OID = 3614
"""The number of the type `tsvector`, the same everywhere."""


class Vector(bytes):
    """Words with their places, as PostgreSQL sends and receives them."""

    __slots__ = ()


class VectorDumper(Dumper):
    """Hands a vector to PostgreSQL as it is."""

    format = Format.BINARY
    oid = OID

    def dump(self, obj: Vector) -> bytes:
        """Return its bytes."""
        return obj


adapters.register_dumper(Vector, VectorDumper)
