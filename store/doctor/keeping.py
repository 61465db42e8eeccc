"""Files are kept as they stand, beside, before the doctor writes them anew."""

from __future__ import annotations

from pathlib import Path

from store.files import names_beside, write_whole
from store.record.storage import FileTables, told, write_tables

DAMAGED = "damaged"
"""Ending of a file that could not be read whole, kept as it was."""


def kept_beside(path: Path, ending: str = DAMAGED) -> Path:
    """Copy a file to a name beside that says what it is, and return that; what is kept already is not kept again. Raises RecordError."""
    with told(path):
        content = path.read_bytes()
        for name in names_beside(path, ending):
            if not name.exists() and not name.is_symlink():
                write_whole(name, content)
                return name
            if name.is_file() and name.read_bytes() == content:
                return name
    raise AssertionError


def written_anew(path: Path, tables: FileTables) -> Path:
    """Write a file anew with what could be read of it, and return where it is kept as it stood. Raises RecordError."""
    kept = kept_beside(path)
    write_tables(path, tables)
    return kept
