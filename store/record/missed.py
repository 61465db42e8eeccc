"""Files that were kept as they were, as not all of them could be read: whether anything in one may be missed, until it is settled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import orjson

from store.files import names_beside, sync_folder
from store.record.copies import is_ours
from store.record.git_sides import sides
from store.record.plain_file import plain_bytes
from store.record.readout import read_out, stands
from store.record.storage import told
from store.record.version import DAMAGED, FILE

SETTLED = "settled"
"""Ending of a file that was kept as it was, and in which nothing is missed any more."""
_ID = re.compile(rb'"id"\s*:\s*("(?:[^"\\]|\\.){1,200}")')


def is_missed(path: Path, has: Callable[[str], bool]) -> bool:
    """Return whether something in a file that was kept may be missing in the archive, as far as that can be told.

    `has` tells of an id whether it stands there. Nothing is missed where all could be read, or where each place that could not is
    in a row whose id stands again, brought back from an index or a backup.
    """
    name = path.name.partition(f".{DAMAGED}")[0]
    if name == FILE:
        return False
    try:
        found = read_out(path)
        raw = plain_bytes(path) if found.faults else b""
    except OSError:
        return True
    if not is_ours(name) or (
        found.faults and sides(raw)
    ):  # a copy of which rows could not be used; rows that stand on each side
        return True
    read = Counter(row.get("id") for rows in found.tables.values() for row in rows.values())
    unread = Counter(map(_text, _ID.findall(raw))) - read
    return found.faults > len(unread) or not all(map(has, unread))


def settle(path: Path) -> Path:
    """Call a file that was kept as one in which nothing is missed any more, and return its new path. Raises RecordError."""
    name, _, _ = path.name.partition(f".{DAMAGED}")
    with told(path):
        settled = next(one for one in names_beside(path.with_name(name), SETTLED) if not stands(one))
        path.rename(settled)
        sync_folder(path.parent)
    return settled


def _text(quoted: bytes) -> str:
    try:
        return str(orjson.loads(quoted))
    except ValueError:
        return quoted.decode("utf-8", "replace")
