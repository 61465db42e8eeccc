"""What the index still has of stories that can't be read in the record any more is kept beside it, before the index forgets them.

The doctor joins it to the record again (`store/doctor/copies.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict

from store.api.views import UNMARKED
from store.engine.entry import Stored
from store.engine.terms import Has
from store.files import write_whole
from store.index.index import StoryIndex
from store.record.record import Record
from store.record.spoilt import is_spoilt
from store.record.storage import FileTables, bytes_of, read_tables
from store.record.story_rows import row_of
from store.record.tables import Row
from store.text.numbers import counted

ENDING = ".json.rescued"
"""Behind a month: `2025-06.json.rescued`."""


def rescue(index: StoryIndex, record: Record, month: str, here: Collection[str], marked: Collection[str]) -> None:
    """Keep what the index has of a month and the record has not any more, and tell it.

    That are stories that are not `here`, whole, and marks of those that are not `marked` there. Where it can't be written nothing
    is done: the damaged file is kept all the same.
    """
    if record.version.newer:
        return
    out = {str(row.get("id")) for row in record.rows(month, "removed")}
    held = [one for one in index.stories(Has("month", month), index.total) if str(one.id) not in out]
    spoilt = {str(row.get("id")) for row in record.rows(month) if is_spoilt(row)}
    spoilt_marks = {str(row.get("id")) for row in record.mark_rows(month) if is_spoilt(row)}
    stories = {
        key: row
        for one in held
        if ((key := str(one.id)) not in here or key in spoilt)
        and not ((row := row_of(one.story)) and key in here and is_spoilt(row))
    }
    marks = {
        key: row
        for one in held
        if ((key := str(one.id)) not in marked or key in spoilt_marks)
        and (row := marks_row(one))
        and not (key in marked and is_spoilt(row))
    }
    if not stories and not marks:
        return
    path = record.folder / f"{month}{ENDING}"
    tables: FileTables = {"stories": {}, "marks": {}}
    with suppress(OSError, ValueError):
        tables |= read_tables(path)
    fresh = [_put(tables["stories"], stories), _put(tables["marks"], marks)]
    with suppress(OSError):
        if any(fresh):
            write_whole(path, bytes_of(tables))
        kept = [
            counted(len(stories), "story", "stories") if stories else "",
            f"the marks of {counted(len(marks), 'story', 'stories')}" if marks else "",
        ]
        record.notices.append(
            f"{month} lacks {' and '.join(filter(None, kept))} that the index still had; they are kept in {path.name}, "
            "and dateline doctor --repair brings them back"
        )


def _put(table: Row, rows: Mapping[str, Row]) -> bool:
    """Put rows of ids that a table has not into it; return whether there were any."""
    known = {row.get("id") for row in table.values()}
    fresh = [row for one, row in rows.items() if one not in known]
    table.update({str(nth): row for nth, row in enumerate(fresh, 1 + max(map(int, table), default=0))})
    return bool(fresh)


def marks_row(stored: Stored) -> Row:
    """Return the marks that an index has of a story as a row; nothing if it has none."""
    marks = stored.marks
    if marks == UNMARKED:
        return {}
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(marks).items() if value}
    return {"id": str(stored.id), **said}
