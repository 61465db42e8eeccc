"""What the index still has of stories that can't be read in the record any more is kept beside it, before the index forgets them.

The doctor joins it to the record again (`store/doctor/copies.py`).
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict

from store.api.views import UNMARKED
from store.engine.entry import Stored
from store.engine.terms import Has
from store.files import write_whole
from store.index.index import StoryIndex
from store.record.record import Record
from store.record.storage import FileTables, bytes_of, read_tables
from store.record.story_rows import row_of
from store.record.tables import Row
from store.text.numbers import counted

ENDING = ".json.rescued"
"""Behind a month: `2025-06.json.rescued`."""


def rescue(index: StoryIndex, record: Record, month: str, here: Collection[str]) -> None:
    """Keep the stories of a month that the index has and that are not `here` any more, whole and with their marks, and tell it.

    Where that can't be written nothing is done: the damaged file is kept all the same.
    """
    if record.version.newer:
        return
    removed = {str(row.get("id")) for row in record.rows(month, "removed")}
    lost = [
        one for one in index.stories(Has("month", month), index.total) if str(one.id) not in here and str(one.id) not in removed
    ]
    if not lost:
        return
    path = record.folder / f"{month}{ENDING}"
    tables: FileTables = {"stories": {}, "marks": {}}
    with suppress(OSError, ValueError):
        tables |= read_tables(path)
    known = {row.get("id") for row in tables["stories"].values()}
    fresh = [one for one in lost if str(one.id) not in known]
    for nth, stored in enumerate(fresh, 1 + max(map(int, (*tables["stories"], *tables["marks"])), default=0)):
        tables["stories"][str(nth)] = row_of(stored.story)
        if marks := marks_row(stored):
            tables["marks"][str(nth)] = marks
    with suppress(OSError):
        if fresh:
            write_whole(path, bytes_of(tables))
        stories = counted(
            len(lost), "story that can't be read there any more is", "stories that can't be read there any more are"
        )
        record.notices.append(f"{stories} kept from the index in {path.name}; dateline doctor --repair brings them back")


def marks_row(stored: Stored) -> Row:
    """Return the marks that an index has of a story as a row; nothing if it has none."""
    marks = stored.marks
    if marks == UNMARKED:
        return {}
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(marks).items() if value}
    return {"id": str(stored.id), **said}
