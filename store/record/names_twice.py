"""Whether a name stands twice in one object of a file: a reader would keep the second alone, and two rows that ran into one look so."""

from __future__ import annotations

import json
from typing import Any


def has_names_twice(raw: bytes, value: Any) -> bool:
    """Return whether what was read of some bytes lacks names that stand there, as they stand twice in one object.

    Names are counted, which is many times faster than to read them one by one; only bytes with blanks before a colon are read so.
    """
    written, read = raw.count(b'":') - raw.count(b'\\":'), _names_in(value)
    return written > read or (written < read and _are_read_twice(raw))


def _names_in(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(_names_in(one) for one in value.values() if type(one) in (dict, list))
    if value and type(value[0]) in (dict, list):
        return sum(_names_in(one) for one in value if type(one) in (dict, list))
    return 0


def _are_read_twice(raw: bytes) -> bool:
    found = False

    def pairs(names: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal found
        read = dict(names)
        found = found or len(read) < len(names)
        return read

    try:
        json.loads(raw, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        return True
    return found
