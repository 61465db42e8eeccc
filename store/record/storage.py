"""A TinyDB file as plain tables: read whole, changed in memory, and written whole or not at all."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from store.api.errors import RecordError
from store.files import sync_folder, write_whole
from store.record.names_twice import has_names_twice
from store.record.plain_file import plain_bytes

_NUMBER = re.compile(r"[0-9]{1,18}")


KNOWN_TABLES = frozenset("stories removed earlier marks watches feeds desk step parts record intents intent _default".split())
"""The tables that the record's files have; another one may be one whose name was damaged."""
FileTables = dict[str, dict[str, Any]]
"""Tables by name, each with its rows by number."""


class BatchStorage:
    """What TinyDB reads from and writes to: tables in memory, so that any number of changes is one read and one write."""

    def __init__(self, tables: FileTables) -> None:
        self.tables = tables
        """The tables with the changes so far."""
        self.changed = False
        """Whether there were any."""

    def read(self) -> FileTables:
        """Return the tables."""
        return self.tables

    def write(self, tables: FileTables) -> None:
        """Take changed tables."""
        self.tables, self.changed = tables, True


class NotWholeError(ValueError):
    """A file's content is not as Dateline writes it, or would not be read whole."""


def read_tables(path: Path) -> FileTables:
    """Return the tables of a file, each with its rows by number; none if there is no file yet. Raises OSError, ValueError."""
    try:
        raw = plain_bytes(path)
    except FileNotFoundError:
        return {}
    return tables_in(raw) if raw.strip() else {}


def tables_in(raw: bytes) -> FileTables:
    """Return the tables that a file's bytes hold. Raises ValueError if any of it is damaged, or would be passed over."""
    tables = orjson.loads(raw)
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise NotWholeError("it is not a TinyDB file")
    for table in tables.values():
        for row in table.values():
            if not isinstance(row, dict):
                raise NotWholeError("a row is not an object")
            if isinstance(row.get("id"), list | dict):
                raise NotWholeError("a row has no id that can be one")
    if has_names_twice(raw, tables):
        raise NotWholeError("a name stands twice, and its first value would be passed over")
    if any(map(_is_nearly_known, tables.keys() - KNOWN_TABLES)):
        raise NotWholeError("the name of a table is damaged")
    return {name: numbered(table) for name, table in tables.items()}


def _is_nearly_known(name: str) -> bool:
    """Return whether a table's name is one of ours, but for a letter or two."""
    from difflib import get_close_matches

    return len(name) < 20 and bool(get_close_matches(name, KNOWN_TABLES, 1, 0.7))


def bytes_of(tables: Mapping[str, Any]) -> bytes:
    """Return tables, or a row, as they stand in a file: a person can read and change them."""
    try:
        return orjson.dumps(tables, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS)
    except TypeError as error:  # nested more deeply than can be written, though it could be read
        raise RecordError(f"a row can't be written ({error}); mend it in the file, nothing was changed") from error


def write_tables(path: Path, tables: FileTables) -> None:
    """Replace a file by these tables. Raises RecordError; the old file is then still there, untouched."""
    write_bytes(path, bytes_of(tables))


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file by other content, through a link if it is one. Raises RecordError; the old file is then still there, untouched.

    A link that leads nowhere is not written through: what it led to may be on a disk that is not there now, and would be hidden by it.
    """
    if path.is_symlink() and not path.exists():
        raise RecordError(f"{path} is a link that leads nowhere; see that what it leads to is there, nothing was changed")
    with told(path):
        write_whole(path, content)


def take_away(path: Path) -> None:
    """Take a file away, durably. Raises RecordError."""
    with told(path):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell of a file that can't be written. Raises RecordError."""
    try:
        yield
    except OSError as error:
        told = f"{path} could not be written ({error.strerror or error}); it stands as it was, {_advice(error)}"
        raise RecordError(told) from error


def _advice(error: OSError) -> str:
    """Return what a person may do about a file that can't be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "make room and try again"
    if error.errno == errno.EROFS:
        return "the disk it is on is mounted to be read only"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "see who may write there (ls -ld)"
    return "see that its disk is well and try again"


def renumbered(table: Mapping[str, Any], rows: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield rows that are to join a table: each under a number that is free there, with its own number."""
    free = count(1 + max(map(int, (*table, *rows)), default=0))
    for number, row in rows.items():
        yield number if number not in table else str(next(free)), number, row


def numbered(table: dict[str, Any]) -> dict[str, Any]:
    """Return a table as TinyDB wants it, each row under a number; a person who adds a row by hand may call it anything."""
    if all(map(_NUMBER.fullmatch, table)):
        return table
    free = count(1 + max((int(number) for number in table if _NUMBER.fullmatch(number)), default=0))
    return {number if _NUMBER.fullmatch(number) else str(next(free)): row for number, row in table.items()}
