"""The census of a record: where each story stands, and what of its files is not as it should be; no more is held of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from store.api.errors import StoryError
from store.api.story import Story
from store.doctor.reading import Looked, look_into
from store.record.parts import month_of
from store.record.record import Record
from store.record.spoilt import is_spoilt
from store.record.story_rows import read_row
from store.text.clean import clean_line

_AHEAD = timedelta(days=1)


@dataclass(slots=True)
class Census:
    """What stands in the months of a record."""

    standing: dict[str, str] = field(default_factory=dict)
    """Id to the month in whose file its story stands."""
    removed: set[str] = field(default_factory=set)
    """Ids of stories that were taken out."""
    parts: dict[str, Looked] = field(default_factory=dict)
    """Parts, and files of marks, that are damaged or can't be read, by the names of their files."""
    strange: dict[str, list[str]] = field(default_factory=dict)
    """Names of files to rows that can't be understood as stories: which, and why."""
    spoilt: set[str] = field(default_factory=set)
    """Ids of stories that lack letters."""
    twice: set[str] = field(default_factory=set)
    """Ids that stand more than once."""
    elsewhere: set[str] = field(default_factory=set)
    """Ids that stand in the file of another month than that of their day."""
    amiss: set[str] = field(default_factory=set)
    """Months that have any of those."""
    marked: Counter[str] = field(default_factory=Counter)
    """Ids that have marks, with how many rows of them."""
    counts: Counter[str] = field(default_factory=Counter)
    """Month to how many stories it has."""
    ahead: int = 0
    """Stories of days that are still to come."""
    files: int = 0

    def has(self, story_id: str) -> bool:
        """Return whether a story stands, or was taken out by the person."""
        return story_id in self.standing or story_id in self.removed

    def wants(self, story_id: str, row: Mapping[str, Any]) -> bool:
        """Return whether a story's row is missing, or whole where the one that stands lacks letters."""
        return not self.has(story_id) or (story_id in self.spoilt and not is_spoilt(row))


def census(record: Record) -> Census:
    """Go through the whole record, part by part."""
    found, stamps = Census(), record.stamps()
    limit = date.today() + _AHEAD
    for part in stamps.stories:
        looked = _looked(found, record, f"{part}.json")
        for row in looked.tables.get("stories", {}).values():
            _count(found, f"{part}.json", row, limit)
        found.removed.update(str(row.get("id")) for row in looked.tables.get("removed", {}).values())
    for month in stamps.marks:
        looked = _looked(found, record, f"{month}.marks.json")
        found.marked.update(str(row.get("id")) for row in looked.tables.get("marks", {}).values())
    return found


def understood(rows: Mapping[str, Any]) -> Iterator[tuple[Story, Mapping[str, Any]]]:
    """Yield those of some rows that can be understood as stories."""
    for row in rows.values():
        try:
            yield read_row(row), row
        except StoryError:
            continue


def _looked(found: Census, record: Record, name: str) -> Looked:
    found.files += 1
    looked = look_into(record.folder / name)
    if looked.damage or looked.unread:
        found.parts[name] = looked
    return looked


def _count(found: Census, name: str, row: Mapping[str, Any], limit: date) -> None:
    month = month_of(name)
    try:
        story = read_row(row)
    except StoryError as error:
        which = clean_line(str(row.get("title") or row.get("id") or "a row"))[:60]
        found.strange.setdefault(name, []).append(f"“{which}”: {error}")
        return
    found.counts[month] += 1
    found.ahead += story.published.first_day > limit
    if story.id in found.standing:
        found.twice.add(story.id)
        found.amiss |= {month, found.standing[story.id]}
    if story.published.month != month:
        found.elsewhere.add(story.id)
        found.amiss.add(month)
    found.standing.setdefault(story.id, month)
    if is_spoilt(row):
        found.spoilt.add(story.id)
