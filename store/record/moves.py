"""A story that goes to another month takes its row, its replaced texts and its marks along.

What is new is written first and what is old is taken out last, so that a kill between any two writes leaves a story in two
places, never in none; the next write puts that right (`repair.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from store.api.story import StoryId
from store.record.marks import joined
from store.record.protocol import Months
from store.record.story_rows import is_understood, keep_earlier
from store.record.tables import drop


def copy_stories(record: Months, old: str, new: str, story_ids: Iterable[StoryId]) -> None:
    """Copy what one month has of some stories to another. Raises ArchiveLockedError, RecordError."""
    ids = frozenset(map(str, story_ids))
    stories, earlier = _of(record.rows_of(old, ids), ids), _of(record.rows_of(old, ids, "earlier"), ids)
    marks = joined(_of(record.mark_rows(old), ids))
    with record.lock.held():
        record.steps.note({"kind": "moved", "from": old, "to": new, "ids": sorted(ids)})
        if marks:
            record.add_marks(new, marks)
        if stories or earlier:
            with record.changing_month(new, ids, noted=False) as db:
                table = db.table("stories")
                there = {row.get("id") for row in table.all()}
                table.insert_multiple([row for row in stories if row["id"] not in there])
                keep_earlier(db, earlier, {})


def drop_stories(record: Months, month: str, story_ids: Iterable[StoryId]) -> None:
    """Take out of a month what was copied to another. Raises ArchiveLockedError, RecordError."""
    ids = frozenset(map(str, story_ids))
    with record.lock.held():
        with record.changing_month(month, ids, noted=False) as db:
            stood = ids.intersection(str(row.get("id")) for row in db.table("stories").all())
            drop(db.table("removed"), lambda row: row.get("id") in stood)  # they came again before they moved
            drop(db.table("stories"), lambda row: row.get("id") in ids and is_understood(row))
            drop(db.table("earlier"), lambda row: row.get("id") in ids)
        record.drop_marks(month, ids)


def _of(rows: Iterable[Mapping[str, Any]], ids: frozenset[str]) -> list[dict[str, Any]]:
    return [dict(row) for row in rows if row.get("id") in ids]
