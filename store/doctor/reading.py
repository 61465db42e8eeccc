"""Files of the record as the doctor reads them: nothing is set aside by looking, and of a damaged one what can be read is read."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

from store.record.readout import read_out
from store.record.storage import FileTables

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds."""

    tables: FileTables = field(default_factory=dict)
    """Its tables, as far as they can be read."""
    damage: str = ""
    """What of it can't be understood, in a few words; empty if all can."""
    unread: str = ""
    """Why it can't be read at all, in a few words."""


def look_into(path: Path) -> Looked:
    """Return what a file holds, as far as it can be read."""
    try:
        if unread := _odd(path):
            return Looked(unread=unread)
        found = read_out(path)
    except OSError as error:
        return Looked(unread=error.strerror or str(error))
    return Looked(found.tables, found.damage)


def _odd(path: Path) -> str:
    """Return what bears a file's name, if it is no file. Raises OSError."""
    mode = path.stat().st_mode
    kind = next((kind for is_kind, kind in _KINDS if is_kind(mode)), "")
    return f"it is {kind}, no file" if kind else ""
