"""A JSON object that ends in a long list, written item by item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import orjson


def write_with_list(out: BinaryIO, head: Mapping[str, Any], name: str, items: Iterable[Mapping[str, Any]]) -> None:
    """Write an object of a head, which has at least one name, and a list under another name, an item a line."""
    out.write(orjson.dumps(head)[:-1] + f',"{name}":['.encode())
    before = b"\n"
    for item in items:
        out.write(before + orjson.dumps(item))
        before = b",\n"
    out.write(b"\n]}\n")
