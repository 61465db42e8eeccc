"""Months put back as they stood before a step: stories, their replaced texts and their marks, but where something newer stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from store.api.story import Story, StoryId
from store.api.views import UNMARKED
from store.record.differences import Difference, taken_back
from store.record.protocol import Months
from store.record.removals import removal
from store.record.story_rows import EMPTIED, NO_TEXTS, read_row, texts_by_story
from store.record.tables import Row, by_id, drop, put_rows


@dataclass(slots=True)
class TextsBack:
    """What became of a month's stories."""

    stories: list[Story] = field(default_factory=list)
    """Those that stand as they did."""
    gone: list[StoryId] = field(default_factory=list)
    """Those that stood nowhere, and don't again."""
    newer: int = 0
    """How many were changed since, and stay as they are."""


def marks_back(
    record: Months, months: Mapping[str, Sequence[str]], was: Mapping[str, Any], made: Mapping[str, Any]
) -> tuple[dict[str, dict[StoryId, dict[str, Any]]], int]:
    """Return by month which marks of some stories are to be changed back, and of how many stories some were changed since."""
    wanted: dict[str, dict[StoryId, dict[str, Any]]] = {}
    newer = 0
    for month, ids in months.items():
        marks = record.marks(month)
        for story_id in map(StoryId, ids):
            now = asdict(marks.get(story_id, UNMARKED))
            back = {name: was[name] for name in made if _same(now[name], made[name])}
            newer += any(not _same(now[name], made[name]) and not _same(now[name], was[name]) for name in made)
            if back:
                wanted.setdefault(month, {})[story_id] = back
    return wanted, newer


def taken_out(record: Months, month: str, ids: Collection[str]) -> list[StoryId]:
    """Take stories out of a month, to where `restore` finds them, in one write; return those that stood there.

    Raises ArchiveLockedError, RecordError.
    """
    wanted = frozenset(ids)
    with record.changing_month(month, wanted, noted=False) as db:
        rows = [dict(row) for row in db.table("stories").all() if row.get("id") in wanted]
        if rows:
            drop(db.table("stories"), lambda row: row.get("id") in wanted)
            taken = removal(record)
            gone = {str(row["id"]): {**row, **taken} for row in rows}
            put_rows(db.table("removed"), gone, by_id(db.table("removed")), EMPTIED)
    return [StoryId(str(row["id"])) for row in rows]


def texts_back(record: Months, month: str, made: Mapping[str, Difference]) -> TextsBack:
    """Let a month have of some stories what it had before they were changed, each wholly or not at all, in one write.

    Raises ArchiveLockedError, RecordError.
    """
    done = TextsBack()
    with record.changing_month(month, list(made), noted=False) as db:
        standing = texts_by_story({name: {str(row.doc_id): row for row in db.table(name).all()} for name in NO_TEXTS})
        put: dict[str, Mapping[str, list[Row]]] = {}
        for one, difference in made.items():
            back = taken_back(dict(standing.get(one, NO_TEXTS)), difference)
            if back.newer:
                done.newer += 1
            elif back.changed:
                put[one] = back.value
        for name in NO_TEXTS if put else ():
            drop(db.table(name), lambda row: row.get("id") in put)
            db.table(name).insert_multiple([row for texts in put.values() for row in texts[name]])
        here = {one for one, texts in put.items() if texts["stories"]}
        if here:
            drop(db.table("removed"), lambda row: row.get("id") in here)
        done.stories = [read_row(texts["stories"][0]) for one, texts in put.items() if one in here]
        done.gone = [StoryId(one) for one in put if one not in here]
    return done


def _same(one: Any, other: Any) -> bool:
    return list(one) == list(other) if isinstance(one, list | tuple) and isinstance(other, list | tuple) else bool(one == other)
