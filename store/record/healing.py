"""Healing: an id stands in one place, in the file of its month, once, with its marks beside it; what breaks this is put right.

Rows may be edited by hand, files joined by a program that syncs them, and a kill may come between two writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

from store.api.errors import StoryError
from store.api.story import Story, StoryId
from store.identity.ids import base_id, same_form, title_key, variant_id
from store.identity.versions import conflicting, likeness, merged
from store.record.moving import drop, drop_marks, is_understood, merged_marks, put_marks
from store.record.record import Record, read_row, row_of
from store.record.table import Row, put_aside

_TOLD = 3
"""Stories that are told by name."""
_Places = dict[StoryId, list[tuple[str, Mapping[str, Any], Story]]]
"""Id to where it stands: the file's month, the row, the story."""


@dataclass(slots=True)
class _Kept:
    """A story as it stands after healing."""

    story: Story
    row: Row
    """What its rows hold, names that Dateline does not know among it."""
    replaced: list[Row] = field(default_factory=list)
    """Texts of it that another of its rows has in other words."""


@dataclass(slots=True)
class _Month:
    """What one month's files hold."""

    stories: list[tuple[Mapping[str, Any], Story]]
    earlier: list[Mapping[str, Any]]
    marks: list[Mapping[str, Any]]


def heal(record: Record, months: Iterable[str]) -> list[str]:
    """Put right what some months' files hold of stories that stand elsewhere too, or should; tell it, return what was written.

    Raises ArchiveLockedError, RecordError; a kill between two writes loses nothing.
    """
    with record.lock.held():
        read = {month: _month(record, month) for month in sorted(set(months))}
        for month in sorted({story.published.month for each in list(read.values()) for _, story in each.stories} - read.keys()):
            read[month] = _month(record, month)
        places = _places(read)
        kept = {
            story_id: _apart(story_id, [(row, story) for _, row, story in rows], places)
            for story_id, rows in places.items()
            if len(rows) > 1 or rows[0][0] != rows[0][2].published.month
        }
        homes = {story_id: rows[0][2].published.month for story_id, rows in places.items()}
        homes |= {story_id: stands[0].story.published.month for story_id, stands in kept.items()}
        written = _write(record, read, kept, homes) | _mend_marks(record, read, homes)
        _tell(record, places, kept)
        return sorted(written)


def _month(record: Record, month: str) -> _Month:
    path = record.folder / f"{month}.json"
    stories = []
    for row in record.read(path, "stories"):
        try:
            stories.append((row, read_row(row)))
        except StoryError:
            continue  # it is told when the month is read for the index, and left as it is
    marks = record.read(record.folder / f"{month}.marks.json", "marks")
    return _Month(stories, record.read(path, "earlier"), marks)


def _places(read: Mapping[str, _Month]) -> _Places:
    places: _Places = defaultdict(list)
    for month, each in read.items():
        for row, story in each.stories:
            places[story.id].append((month, row, story))
    return places


def _apart(story_id: StoryId, rows: Iterable[tuple[Mapping[str, Any], Story]], places: _Places) -> list[_Kept]:
    """Return the stories that share an id: versions become one, others get ids of their own; the first one keeps the id."""
    stands: list[_Kept] = []
    for row, story in rows:
        known = next((one for one in stands if _one(one.story, story)), None)
        if known is None:
            stands.append(_Kept(story, dict(row)))
            continue
        new = merged(known.story, story)
        known.replaced += [{**row_of(text), "id": story_id} for text in (known.story, story) if conflicting(text, new)]
        seen = tuple(dict.fromkeys((*known.story.seen, *story.seen)))
        known.story, known.row = replace(new, seen=seen), {**known.row, **row}
    stands.sort(key=lambda one: base_id(one.story.title) != story_id)
    given: set[StoryId] = set()
    for one in stands[1:]:
        names = (variant_id(one.story.title, one.story.published, nth) for nth in count())
        one.story = replace(one.story, id=next(name for name in names if name not in given and _free(name, one.story, places)))
        given.add(one.story.id)
    for one in stands:
        own = {name: value for name, value in one.row.items() if name not in one.story.to_json()}
        one.row = {**own, **row_of(one.story)}
    return stands


def _free(name: StoryId, story: Story, places: _Places) -> bool:
    """Return whether nobody else has an id; the story itself may, if it was killed while it was healed."""
    return all(same_form(story, there) for _, _, there in places.get(name, ()))


def _one(story: Story, other: Story) -> bool:
    return title_key(story.title) == title_key(other.title) and likeness(story, other) > 0


def _write(
    record: Record,
    read: Mapping[str, _Month],
    kept: Mapping[StoryId, list[_Kept]],
    homes: Mapping[StoryId, str],
) -> set[str]:
    """Write the stories where they belong, then take out what stands for them elsewhere."""
    put: dict[str, list[_Kept]] = defaultdict(list)
    for one in chain.from_iterable(kept.values()):
        put[one.story.published.month].append(one)
    moved: dict[str, list[Row]] = defaultdict(list)
    leaving: dict[str, set[object]] = defaultdict(set)
    for month, each in read.items():
        for text in each.earlier:
            home = homes.get(StoryId(str(text.get("id"))), month)
            if home != month:
                moved[home].append(dict(text))
                leaving[month].add(text.get("id"))
    written = {month: _put(record, month, put[month], moved[month]) for month in sorted({*put, *moved})}
    for month, each in read.items():
        if leaving[month] or any(story.id in kept for _, story in each.stories):
            _take_out(record, month, kept.keys(), written.get(month, set()), leaving[month])
    return {*written, *(month for month, each in read.items() if any(story.id in kept for _, story in each.stories))}


def _put(record: Record, month: str, stands: Iterable[_Kept], moved: Iterable[Row]) -> set[int]:
    """Add stories and replaced texts to a month; return the numbers of the stories' rows."""
    with record.changing(record.folder / f"{month}.json") as db:
        table = db.table("stories")
        there = {row.get("id"): row for row in table.all() if is_understood(row)}
        numbers = set()
        for one in stands:
            same = there.get(one.row["id"])
            if same is not None and dict(same) == one.row:
                numbers.add(same.doc_id)
            else:
                numbers.add(table.insert(one.row))
            put_aside(db, one.replaced, {str(one.story.id): one.row})
        put_aside(db, moved, {})
    return numbers


def _take_out(record: Record, month: str, ids: Container[object], but: Container[int], aside: Container[object]) -> None:
    """Take out of a month the rows of some stories, but for those with some numbers, and replaced texts of others."""
    with record.changing(record.folder / f"{month}.json") as db:
        drop(db.table("stories"), lambda row: row.get("id") in ids and row.doc_id not in but and is_understood(row))
        drop(db.table("earlier"), lambda row: row.get("id") in aside)


def _mend_marks(record: Record, read: Mapping[str, _Month], homes: Mapping[StoryId, str]) -> set[str]:
    """Put marks beside their stories, one row each."""
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for month, each in read.items():
        for row in each.marks:
            found[str(row.get("id"))].append((month, row))
    put: dict[str, dict[str, Row]] = defaultdict(dict)
    gone: dict[str, set[str]] = defaultdict(set)
    for story_id, rows in found.items():
        home = homes.get(StoryId(story_id))
        if home is None or (len(rows) == 1 and rows[0][0] == home):
            continue
        put[home] |= merged_marks([row for month, row in rows if month != home] or [row for _, row in rows])
        for month in {month for month, _ in rows} - {home}:
            gone[month].add(story_id)
    for month, marks in sorted(put.items()):
        put_marks(record, month, marks)
    for month, ids in sorted(gone.items()):
        drop_marks(record, month, ids)
    return {*put, *gone}


def _tell(
    record: Record,
    places: _Places,
    kept: Mapping[StoryId, list[_Kept]],
) -> None:
    for story_id, stands in list(kept.items())[:_TOLD]:
        was = [month for month, _, _ in places[story_id]]
        files = " and ".join(f"{month}.json" for month in dict.fromkeys(was))
        twice = " twice" if len(set(was)) < len(was) else ""
        now = " and ".join(dict.fromkeys(f"{one.story.published.month}.json" for one in stands))
        became = "it stands" if len(stands) == 1 else f"they are {len(stands)} stories now,"
        told = f"“{stands[0].story.title[:60]}” stood{twice} in {files}; {became} in {now}, with its marks"
        record.notices.append(told)
    if len(kept) > _TOLD:
        record.notices.append(f"{len(kept) - _TOLD:,} more stories were put into the files of their months, with their marks")
