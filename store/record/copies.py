"""Which files beside the record's are copies of them, told by their names: those of other machines, and those of an older state.

`2025-06 (conflict).json`, `2025-06.sync-conflict-20250602-101112-ABCDEFG.json`, `2025-06 2.json`, `Copy of 2025-06.json`, `2025-06.mine`
and whatever else begins as a file of the record does hold what another machine or person wrote. What an editor leaves
(`2025-06.json~`, `.orig`, `.bak`), and the base of a merge (`2025-06_BASE_4711.json`), is an older state.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from store.files import NEW
from store.record.version import DAMAGED

MERGED = "merged"
"""Ending of a copy whose rows were taken in."""
_OURS = re.compile(r"\d{4}-\d\d(\.\d{1,9}|\.marks)?\.json|(watches|feeds|desk|record)\.json")
_FILE = r"(?P<of>\d{4}-(?:0[1-9]|1[0-2])|watches|feeds|desk|record)(?![0-9A-Za-z])"
_COPY = re.compile(
    rf"[~#]?(?:[ck][oó]p\w{{1,4}} \w{{1,4}} )?{_FILE}.*(?:\.json.*|[~#]|\.(?:orig|bak|old|conflict|mine|theirs|ours|r\d+))",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_SIDE = re.compile(
    r"[0-9a-z].*(?:\.(?:json|conflict|mine|theirs|ours)|\.json.*(?:conflict|path[12]|\(\d+\)).*)", re.DOTALL | re.IGNORECASE
)
_OLDER = re.compile(r".*(_BASE_\d+\.json|\.JSON|\.(bak|orig|old)\b.*)", re.DOTALL)
_KEPT = re.compile(rf".*\.({DAMAGED}|{MERGED}|settled|rescued)(-\d+)?")
_SETTINGS = re.compile(r"(?:settings|themes)(?![0-9A-Za-z]).*\.toml.*", re.IGNORECASE | re.DOTALL)


def is_ours(name: str) -> bool:
    """Return whether a name is that of a file of the record itself."""
    return bool(_OURS.fullmatch(name))


def copies_in(folder: Path) -> list[str]:
    """Return the names of files that may be copies of the record's; none if the folder can't be read."""
    names = (name for name in _names(folder) if _COPY.fullmatch(name) and not is_ours(name))
    return [name for name in names if not (_KEPT.fullmatch(name) or name.endswith(NEW))]


def copies_of_settings(config: Path) -> list[str]:
    """Return the names of files that may be copies of the settings or of the person's own themes."""
    names = (name for name in _names(config) if _SETTINGS.fullmatch(name))
    return [name for name in names if name not in ("settings.toml", "themes.toml") and not name.endswith(NEW)]


def is_other_side(name: str) -> bool:
    """Return whether a copy holds what another machine or person wrote; all others may be older states of the file."""
    return bool(_OTHER_SIDE.fullmatch(name)) and not _OLDER.fullmatch(name)


def meant(name: str) -> str:
    """Return how the name of the file begins that a copy is one of: `2025-06`, `watches`, `record`."""
    found = _COPY.fullmatch(name)
    return found["of"].lower() if found else ""


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []
