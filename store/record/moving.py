"""Moving: a story that goes to another month takes its row, its replaced texts and its marks along.

What is new is written first and what is old is taken out last, so that a kill between any two writes leaves a story in two
places, never in none; the next write heals that (`healing.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from store.api.errors import StoryError
from store.api.story import StoryId
from store.record.record import Record, read_row
from store.record.table import Row, put_aside

if TYPE_CHECKING:
    from tinydb.table import Document, Table


def carry(record: Record, old: str, new: str, story_ids: Iterable[StoryId]) -> None:
    """Copy what one month has of some stories to another. Raises ArchiveLockedError, RecordError."""
    ids = {str(one) for one in story_ids}
    stories = _of(record.read(record.folder / f"{old}.json", "stories"), ids)
    earlier = _of(record.read(record.folder / f"{old}.json", "earlier"), ids)
    marks = merged_marks(_of(record.read(record.folder / f"{old}.marks.json", "marks"), ids))
    with record.lock.held():
        if marks:
            put_marks(record, new, marks)
        if stories or earlier:
            with record.changing(record.folder / f"{new}.json") as db:
                table = db.table("stories")
                there = {row.get("id") for row in table.all()}
                table.insert_multiple([dict(row) for row in stories if row["id"] not in there])
                put_aside(db, [dict(row) for row in earlier], {})


def leave(record: Record, month: str, story_ids: Iterable[StoryId]) -> None:
    """Take out of a month what was copied to another. Raises ArchiveLockedError, RecordError."""
    ids = {str(one) for one in story_ids}
    with record.lock.held():
        with record.changing(record.folder / f"{month}.json") as db:
            drop(db.table("stories"), lambda row: row.get("id") in ids and is_understood(row))
            drop(db.table("earlier"), lambda row: row.get("id") in ids)
        drop_marks(record, month, ids)


def put_marks(record: Record, month: str, marks: Mapping[str, Row]) -> None:
    """Join marks with those a month has of the same stories, one row each."""
    with record.changing(record.folder / f"{month}.marks.json") as db:
        table = db.table("marks")
        there = [row for row in table.all() if row.get("id") in marks]
        joined = merged_marks([*marks.values(), *there])
        table.remove(doc_ids=[row.doc_id for row in there])
        table.insert_multiple(list(joined.values()))


def drop_marks(record: Record, month: str, ids: Iterable[str]) -> None:
    """Take the marks of some stories out of a month."""
    gone = set(ids)
    path = record.folder / f"{month}.marks.json"
    if any(row.get("id") in gone for row in record.read(path, "marks")):
        with record.changing(path) as db:
            drop(db.table("marks"), lambda row: row.get("id") in gone)


def merged_marks(rows: Iterable[Mapping[str, Any]]) -> dict[str, Row]:
    """Return marks by story, where several rows may speak of one: what any of them holds stays, the later one last."""
    joined: dict[str, Row] = {}
    for row in rows:
        known = joined.setdefault(str(row.get("id")), {})
        for name, value in row.items():
            known[name] = _both(known.get(name), value, notes=name == "note")
    return joined


def drop(table: Table, unwanted: Callable[[Document], bool]) -> None:
    """Take some rows out of a table."""
    gone = [row.doc_id for row in table.all() if unwanted(row)]
    if gone:
        table.remove(doc_ids=gone)


def is_understood(row: Mapping[str, Any]) -> bool:
    """Return whether a row can be read as a story; one that can't is left where a person wrote it."""
    try:
        read_row(row)
    except StoryError:
        return False
    return True


def _of(rows: Iterable[Mapping[str, Any]], ids: set[str]) -> list[Mapping[str, Any]]:
    return [row for row in rows if row.get("id") in ids]


def _both(one: Any, other: Any, *, notes: bool) -> Any:
    if isinstance(one, bool) and isinstance(other, bool):
        return one or other
    if isinstance(one, list) and isinstance(other, list):
        return [*one, *(item for item in other if item not in one)]
    if notes and one and other and one != other:
        return f"{one}\n{other}"
    return other or one
