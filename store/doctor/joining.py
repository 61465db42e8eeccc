"""Rows that are found somewhere, as in a damaged file, are joined to the record where they are missing; nothing that stands changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.doctor.census import Census, understood
from store.record.record import Record
from store.record.spoilt import is_spoilt
from store.record.story_rows import keep_earlier
from store.record.tables import Row
from store.text.numbers import counted

if TYPE_CHECKING:
    from tinydb import TinyDB


@dataclass(slots=True)
class Found:
    """Rows of a month that may be missing in the record."""

    stories: dict[str, Row] = field(default_factory=dict)
    """By their ids; with the months in which they belong."""
    months: dict[str, str] = field(default_factory=dict)
    """Id to the month in which a story belongs."""
    removed: dict[str, Row] = field(default_factory=dict)
    earlier: list[Row] = field(default_factory=list)
    marks: dict[str, Row] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.stories or self.removed or self.earlier or self.marks)

    @property
    def told(self) -> str:
        """What there is, in words."""
        parts = (
            (len(self.stories), "story", "stories"),
            (len(self.removed), "removed story", "removed stories"),
            (len(self.earlier), "earlier text", "earlier texts"),
            (len(self.marks), "mark", "marks"),
        )
        return ", ".join(counted(number, one, many) for number, one, many in parts if number)


def missing(record: Record, census: Census, tables: Mapping[str, Mapping[str, Any]], month: str) -> Found:
    """Return what of some tables of a month stands nowhere in the record."""
    found = Found()
    for story, row in understood(tables.get("stories", {})):
        if census.wants(story.id, row):
            found.stories[story.id] = dict(row)
            found.months[story.id] = story.published.month
    for story, row in understood(tables.get("removed", {})):
        if not census.has(story.id) and story.id not in found.stories:
            found.removed[story.id] = dict(row)
            found.months[story.id] = month
    found.earlier = _fresh_texts(record, census, tables.get("earlier", {}), month, found.stories)
    found.marks = _fresh_marks(record, census, tables.get("marks", {}).values(), month)
    return found


def _fresh_texts(record: Record, census: Census, rows: Mapping[str, Any], month: str, coming: Mapping[str, Row]) -> list[Row]:
    """Return the replaced texts that the record does not have."""
    wanted = [(str(story.id), dict(row)) for story, row in understood(rows)]
    known: list[Mapping[str, Any]] = []
    for home in {census.standing.get(one, month) for one, _ in wanted}:
        known += record.rows_of(home, {one for one, _ in wanted}, "earlier")
    return [row for one, row in wanted if row not in known and (one in coming or census.has(one))]


def _fresh_marks(record: Record, census: Census, rows: Iterable[Mapping[str, Any]], month: str) -> dict[str, Row]:
    """Return the marks that say more than those that stand."""
    fresh: dict[str, Row] = {}
    standing: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in rows:
        one = str(row.get("id") or "")
        home = census.standing.get(one, month)
        if home not in standing:
            standing[home] = {str(known.get("id")): known for known in record.mark_rows(home)}
        there = standing[home].get(one)
        if one and len(row) > 1 and (there is None or (is_spoilt(there) and not is_spoilt(row))):
            fresh[one] = dict(row)
    return fresh


def join(record: Record, census: Census, found: Found, month: str) -> None:
    """Put what was found where it belongs, where it still stands nowhere. Raises ArchiveLockedError, RecordError."""
    with record.lock.held(), record.steps.unnoted():
        homes: dict[str, dict[str, list[Row]]] = {}
        for table, rows in (("stories", found.stories), ("removed", found.removed)):
            for one, row in rows.items():
                homes.setdefault(found.months[one], {}).setdefault(table, []).append(row)
        for row in found.earlier:
            one = str(row["id"])
            home = found.months.get(one) or census.standing.get(one, month)
            homes.setdefault(home, {}).setdefault("earlier", []).append(row)
        for home, tables in sorted(homes.items()):
            ids = {str(row["id"]) for rows in tables.values() for row in rows}
            with record.changing_month(home, ids) as db:
                _make_room(db, tables.get("stories", ()))
                here = {str(row.get("id")) for name in ("stories", "removed") for row in db.table(name).all()}
                for name in ("stories", "removed"):
                    fresh = [row for row in tables.get(name, ()) if str(row["id"]) not in here]
                    if fresh:
                        db.table(name).insert_multiple(fresh)
                keep_earlier(db, tables.get("earlier", ()), {str(row["id"]): row for row in tables.get("stories", ())})
        marks: dict[str, dict[str, Row]] = {}
        for one, row in found.marks.items():
            marks.setdefault(found.months.get(one) or census.standing.get(one, month), {})[one] = row
        for home, theirs in sorted(marks.items()):
            record.drop_marks(
                home, [str(row.get("id")) for row in record.mark_rows(home) if row.get("id") in theirs and is_spoilt(row)]
            )
            record.add_marks(home, theirs)
    for one in found.stories:
        census.standing[one] = found.months[one]
        census.spoilt.discard(one)
    census.removed.update(found.removed)


def _make_room(db: TinyDB, coming: Iterable[Row]) -> None:
    """Take out rows that lack letters, of stories that come whole; they are kept as earlier texts."""
    whole = {str(row["id"]): row for row in coming}
    spoilt = [row for row in db.table("stories").all() if row.get("id") in whole and is_spoilt(row)]
    keep_earlier(db, [dict(row) for row in spoilt], whole)
    if spoilt:
        db.table("stories").remove(doc_ids=[row.doc_id for row in spoilt])
