"""A shared archive as one person has it, written as an archive in a folder: every row, and that person's marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from store.api.errors import DatelineError
from store.api.progress import Progress
from store.postgres.record import SharedRecord
from store.private import make_folder
from store.record.storage import FileTables, write_tables
from store.record.version import VERSION, RecordVersion

_PART = 6_000_000
"""Bytes of rows from which on a month goes on in another file."""
_SMALL = ("watches", "feeds", "desk")


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
        marks = record.marks(month)
        if marks:
            rows = {str(at): {"id": str(one), **_said(asdict(its))} for at, (one, its) in enumerate(sorted(marks.items()), 1)}
            write_tables(folder / f"{month}.marks.json", {"marks": rows})
        if progress:
            progress("Writing", nth, len(months))
    for name in _SMALL:
        tables = dict(record.documents.tables(f"{name}.json"))
        if name == "desk":
            own = record.documents.tables("own.json").get("own", {})
            all_rows = [*tables.get("desk", {}).values(), *own.values()]
            tables = {"desk": {str(at): row for at, row in enumerate(all_rows, 1)}} if all_rows else {}
        if tables:
            write_tables(folder / f"{name}.json", tables)
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


def _said(marks: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in marks.items() if value}
