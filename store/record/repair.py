"""An id stands in one place, in the file of its month, once, with its marks beside it; what breaks this is put right.

Rows may be edited by hand, files joined by a program that syncs them, and a kill may come between two writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.api.story import Story, StoryId
from store.identity.ids import base_id, free_variant, same_content, title_key
from store.identity.versions import conflicting, merged, version_score
from store.record.marks import joined
from store.record.places import Found, Places
from store.record.record import Record
from store.record.story_rows import is_understood, keep_earlier, row_of
from store.record.tables import Row, drop

if TYPE_CHECKING:
    from tinydb.table import Document

_TOLD = 3
"""Stories that are told by name."""


@dataclass(slots=True)
class _Repaired:
    """A story as it is to stand."""

    story: Story
    row: Row
    """What its rows hold, names that Dateline does not know among it."""
    earlier: list[Row] = field(default_factory=list)
    """Texts of it that another of its rows has in other words."""


_Everywhere = Callable[[StoryId], Sequence[Found]]
"""Returns every row of a story."""


def repair(record: Record, months: Iterable[str]) -> list[str]:
    """Put right what some months' files hold of stories that stand elsewhere too, or should; tell it, return what was written.

    Raises ArchiveLockedError, RecordError; a kill between two writes loses nothing.
    """
    with record.lock.held(), record.steps.unnoted():
        places, telling = Places(record, months), _Telling(record)
        written, given, twice = set[str](), set[StoryId](), False
        for ids in places.amiss():  # month by month, as these rows are held in memory
            found = places.found(ids)
            repaired = {one: _told_apart(rows, _everywhere(places, found)) for one, rows in found.items()}
            written |= _mark_each(record, places, repaired, places.homes.keys() - given)
            written |= _write(record, found, repaired)
            for story_id, stories in repaired.items():
                places.homes[story_id] = stories[0].story.published.month
                telling.tell(found[story_id], stories)
                for one in stories:
                    places.note(one.story)
                    twice = twice or one.story.id in given  # two that stood under ids of others were given the same one
                    given.add(one.story.id)
        written |= _gather_texts(record, places) | _gather_marks(record, places)
        telling.end()
        if twice:
            written |= set(repair(record, written))
        return sorted(written)


def _everywhere(places: Places, found: Mapping[StoryId, Sequence[Found]]) -> _Everywhere:
    """Return what gives the rows of a story: those that were found before anything was written, and others from the files."""
    return lambda name: found[name] if name in found else places.found([name]).get(name, ())


def _told_apart(rows: Iterable[Found], everywhere: _Everywhere) -> list[_Repaired]:
    """Return the stories that share an id: versions become one, others get ids of their own; the first one keeps the id."""
    stories: list[_Repaired] = []
    for found in rows:
        known = next((one for one in stories if _are_versions(one.story, found.story)), None)
        if known is None:
            stories.append(_Repaired(found.story, dict(found.row)))
            continue
        new = merged(known.story, found.story)
        known.earlier += [{**row_of(text), "id": text.id} for text in (known.story, found.story) if conflicting(text, new)]
        seen = tuple(dict.fromkeys((*known.story.seen, *found.story.seen)))
        known.story, known.row = replace(new, seen=seen), {**known.row, **found.row}
    stories.sort(key=lambda one: base_id(one.story.title) != one.story.id)
    given: set[StoryId] = set()
    for one in stories[1:]:
        taken = partial(_is_taken, story=one.story, given=given, everywhere=everywhere)
        one.story = replace(one.story, id=free_variant(one.story, taken))
        given.add(one.story.id)
    for one in stories:
        unknown = {name: value for name, value in one.row.items() if name not in one.story.to_json()}
        one.row = {**unknown, **row_of(one.story)}
    return stories


def _is_taken(name: StoryId, story: Story, given: Container[StoryId], everywhere: _Everywhere) -> bool:
    """Return whether somebody else has an id; the story itself may, if a kill came while it was repaired."""
    return name in given or not all(same_content(story, found.story) for found in everywhere(name))


def _are_versions(story: Story, other: Story) -> bool:
    return title_key(story.title) == title_key(other.title) and version_score(story, other) > 0


def _write(
    record: Record, found: Mapping[StoryId, Sequence[Found]], repaired: Mapping[StoryId, Sequence[_Repaired]]
) -> set[str]:
    """Write some stories where they belong, then take out what stands for them elsewhere; return the months."""
    coming: dict[str, list[_Repaired]] = defaultdict(list)
    for one in chain.from_iterable(repaired.values()):
        coming[one.story.published.month].append(one)
    staying = {month: _put(record, month, stories) for month, stories in sorted(coming.items())}
    touched = {one.month for one in chain.from_iterable(found.values())}
    for month in sorted(touched):
        _take_out(record, month, repaired, staying.get(month, {}))
    return {*staying, *touched}


def _mark_each(
    record: Record, places: Places, repaired: Mapping[StoryId, Sequence[_Repaired]], standing: Container[StoryId]
) -> set[str]:
    """Give each of several stories the marks that they had under one id, before it stands; return the months that got any.

    Nobody knows which of them is meant, as where two people changed a title. One that stands already has marks of its own.
    """
    coming: dict[str, dict[str, Row]] = defaultdict(dict)
    for one, stories in repaired.items():
        fresh = [each.story for each in stories[1:] if each.story.id not in standing]
        marks = joined(
            [row for month in places.months if fresh for row in record.mark_rows(month) if row.get("id") == one]
        ).get(one)
        for story in fresh if marks else ():
            row, others = {**(marks or {}), "id": str(story.id)}, coming[story.published.month]
            others |= joined([row, *([others[row["id"]]] if row["id"] in others else [])])
    for month, rows in sorted(coming.items()):
        record.add_marks(month, rows)
    return set(coming)


def _gather_texts(record: Record, places: Places) -> set[str]:
    """Put texts that were replaced beside their stories; return the months that got any."""
    coming: dict[str, list[Row]] = defaultdict(list)
    leaving: dict[str, set[str]] = defaultdict(set)
    for month in places.months:
        for text in record.rows(month, "earlier"):
            home = places.homes.get(StoryId(str(text.get("id"))), month)
            if home != month:
                coming[home].append(dict(text))
                leaving[month].add(str(text.get("id")))
    for month, texts in sorted(coming.items()):
        with record.changing_month(month, {str(row.get("id")) for row in texts}) as db:
            keep_earlier(db, texts, {})
    for month, left in sorted(leaving.items()):
        with record.changing_month(month, left) as db:
            drop(db.table("earlier"), partial(_is_of, left))
    return set(coming)


def _is_of(ids: Container[str], row: Document) -> bool:
    return str(row.get("id")) in ids


def _put(record: Record, month: str, stories: Sequence[_Repaired]) -> dict[object, list[Row]]:
    """Add stories to a month; return their rows, by their ids."""
    coming: dict[object, list[Row]] = defaultdict(list)
    ids = {str(one.story.id) for one in stories}
    with record.changing_month(month, ids) as db:
        table = db.table("stories")
        there = [dict(row) for row in table.all() if row.get("id") in ids]
        for one in stories:
            coming[one.row["id"]].append(one.row)
            if one.row not in there:
                table.insert(one.row)
            keep_earlier(db, one.earlier, {str(one.story.id): one.row})
    return coming


def _take_out(record: Record, month: str, ids: Collection[str], staying: Mapping[object, list[Row]]) -> None:
    """Take out of a month the rows of some stories, but for those that are to stay, once each.

    Of a story whose rows that stay are not all found nothing is taken out: they would be lost.
    """
    with record.changing_month(month, ids) as db:
        table = db.table("stories")
        standing, gone = defaultdict(list), list[int]()
        for row in table.all():
            if row.get("id") in ids and is_understood(row):
                standing[row.get("id")].append(row)
        for key, there in standing.items():
            kept = [_standing_as(row, there) for row in staying.get(key, ())]
            if None not in kept:
                gone += [row.doc_id for row in there if row.doc_id not in kept]
        if gone:
            table.remove(doc_ids=gone)


def _standing_as(row: Row, there: Iterable[Document]) -> int | None:
    """Return under which number a row stands: just so, or but for the texts it is known by, which older records learn as they are read."""
    known = {name: value for name, value in row.items() if name != "seen"}
    alike = (one.doc_id for one in there if {name: value for name, value in one.items() if name != "seen"} == known)
    return next((one.doc_id for one in there if one == row), None) or next(alike, None)


def _gather_marks(record: Record, places: Places) -> set[str]:
    """Put marks beside their stories, one row each; return the months that were written."""
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for month in places.months:
        for row in record.mark_rows(month):
            found[str(row.get("id"))].append((month, row))
    put: dict[str, dict[str, Row]] = defaultdict(dict)
    gone: dict[str, set[str]] = defaultdict(set)
    for story_id, rows in found.items():
        home = places.homes.get(StoryId(story_id))
        if home is None or (len(rows) == 1 and rows[0][0] == home):
            continue
        put[home] |= joined([row for month, row in rows if month != home] or [row for _, row in rows])
        for month in {month for month, _ in rows} - {home}:
            gone[month].add(story_id)
    for month, marks in sorted(put.items()):
        record.add_marks(month, marks)
    for month, ids in sorted(gone.items()):
        record.drop_marks(month, ids)
    return {*put, *gone}


class _Telling:
    """Tells what was put right: some stories by name, and how many more there were."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._number = 0

    def tell(self, rows: Sequence[Found], stories: Sequence[_Repaired]) -> None:
        """Tell of one story, unless its rows are all the same: those were left by a kill, and nothing became of them."""
        if all(found.month == found.story.published.month and found.row == rows[0].row for found in rows):
            return
        self._number += 1
        if self._number > _TOLD:
            return
        months = [found.month for found in rows]
        files = " and ".join(f"{month}.json" for month in dict.fromkeys(months))
        title = f"“{stories[0].story.title[:60]}”"
        now = " and ".join(dict.fromkeys(f"{one.story.published.month}.json" for one in stories))
        stood = f"{title} stood {len(rows)} times in {files}" if len(rows) > 1 else f"{title} stood in {files}"
        if len(stories) > 1:
            told = f"{stood} with other words; they are {len(stories)} stories in {now} now, each with its marks"
        elif len(rows) > 1:
            told = f"{stood}; it stands once, in {now}, with its marks"
        else:
            told = f"{stood}; it stands in {now}, the month of its day, with its marks"
        self._record.notices.append(told)

    def end(self) -> None:
        """Tell how many more there were."""
        if self._number > _TOLD:
            more = f"{self._number - _TOLD:,} more stories were put into the files of their months, with their marks"
            self._record.notices.append(more)
