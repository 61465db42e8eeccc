"""A shared archive as one person has it, written as an archive in a folder: every row, and that person's marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from store.api.errors import DatelineError
from store.api.progress import Progress
from store.postgres.record import SharedRecord
from store.private import make_folder
from store.record.storage import FileTables, write_tables
from store.record.version import VERSION, RecordVersion
from store.shared.own_things import OwnThings

_PART = 6_000_000
"""Bytes of rows from which on a month goes on in another file."""


def take_away(record: SharedRecord, folder: Path, progress: Progress | None = None) -> int:
    """Write all of an archive to a folder that is empty, or not there yet; return how many stories. Raises DatelineError, RecordError."""
    if folder.exists() and any(folder.iterdir()):
        raise DatelineError(f"{folder} is not empty; name another folder")
    make_folder(folder)
    RecordVersion(folder).write(VERSION)
    months, stories = record.months(), 0
    for nth, month in enumerate(months, 1):
        for number, tables in enumerate(_parts(record, month), 1):
            stories += len(tables["stories"])
            write_tables(folder / (f"{month}.json" if number == 1 else f"{month}.{number}.json"), tables)
        marks = record.mark_rows(month)
        if marks:
            write_tables(folder / f"{month}.marks.json", {"marks": {str(at): row for at, row in enumerate(marks, 1)}})
        if progress:
            progress("Writing", nth, len(months))
    OwnThings(record).take_away(folder)
    return stories


def _parts(record: SharedRecord, month: str) -> Iterator[FileTables]:
    """Yield a month's rows as tables of files that are not too large."""
    tables: dict[str, dict[str, Any]] = {"stories": {}}
    size = number = 0
    for kind, raw in record.whole_month(month):
        if size > _PART:
            yield tables
            tables, size = {"stories": {}}, 0
        number, size = number + 1, size + len(raw)
        tables.setdefault("stories" if kind == "unread" else kind, {})[str(number)] = orjson.loads(raw)
    if number:
        yield tables
