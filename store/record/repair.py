"""An id stands in one place, in the file of its month, once, with its marks beside it; what breaks this is put right.

Rows may be edited by hand, files joined by a program that syncs them, and a kill may come between two writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from store.api.story import Story, StoryId
from store.identity.ids import base_id, free_variant, same_content, title_key
from store.identity.versions import conflicting, merged, version_score
from store.record.marks import joined
from store.record.record import Record
from store.record.story_rows import is_understood, keep_earlier, read_row, row_of
from store.record.tables import Row, drop

if TYPE_CHECKING:
    from tinydb.table import Document

_TOLD = 3
"""Stories that are told by name."""


class _Found(NamedTuple):
    """One row of a story."""

    month: str
    """Month of the file it stands in."""
    row: Mapping[str, Any]
    story: Story


@dataclass(slots=True)
class _Repaired:
    """A story as it is to stand."""

    story: Story
    row: Row
    """What its rows hold, names that Dateline does not know among it."""
    earlier: list[Row] = field(default_factory=list)
    """Texts of it that another of its rows has in other words."""


_Everywhere = Mapping[StoryId, list[_Found]]
"""Every row of each story."""


def repair(record: Record, months: Iterable[str]) -> list[str]:
    """Put right what some months' files hold of stories that stand elsewhere too, or should; tell it, return what was written.

    Raises ArchiveLockedError, RecordError; a kill between two writes loses nothing.
    """
    asked = sorted(set(months))
    with record.lock.held():
        found = [one for month in asked for one in _read(record, month)]
        others = sorted({one.story.published.month for one in found}.difference(asked))
        found += [one for month in others for one in _read(record, month)]
        everywhere: dict[StoryId, list[_Found]] = defaultdict(list)
        for one in found:
            everywhere[one.story.id].append(one)
        repaired = {
            story_id: _told_apart(rows, everywhere)
            for story_id, rows in everywhere.items()
            if len(rows) > 1 or rows[0].month != rows[0].story.published.month
        }
        homes = {story_id: rows[0].story.published.month for story_id, rows in everywhere.items()}
        homes |= {story_id: stories[0].story.published.month for story_id, stories in repaired.items()}
        read = [*asked, *others]
        written = _write(record, read, found, repaired, homes) | _gather_marks(record, read, homes)
        _tell(record, everywhere, {one: stories for one, stories in repaired.items() if _is_worth_telling(everywhere[one])})
        ids = [one.story.id for stories in repaired.values() for one in stories]
        if len(set(ids)) < len(ids):  # two that stood under ids of others were given the same one
            written |= set(repair(record, written))
        return sorted(written)


def _read(record: Record, month: str) -> list[_Found]:
    """Return the stories of a month; what can't be understood is told when the month is indexed, and left as it is."""
    return [_Found(month, row, read_row(row)) for row in record.rows(month) if is_understood(row)]


def _told_apart(rows: Iterable[_Found], everywhere: _Everywhere) -> list[_Repaired]:
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
    return name in given or not all(same_content(story, found.story) for found in everywhere.get(name, ()))


def _are_versions(story: Story, other: Story) -> bool:
    return title_key(story.title) == title_key(other.title) and version_score(story, other) > 0


def _write(
    record: Record,
    read: Iterable[str],
    found: Iterable[_Found],
    repaired: Mapping[StoryId, list[_Repaired]],
    homes: Mapping[StoryId, str],
) -> set[str]:
    """Write the stories where they belong, then take out what stands for them elsewhere; return the months."""
    coming: dict[str, list[_Repaired]] = defaultdict(list)
    for one in chain.from_iterable(repaired.values()):
        coming[one.story.published.month].append(one)
    texts: dict[str, list[Row]] = defaultdict(list)
    leaving: dict[str, set[object]] = defaultdict(set)
    for month in read:
        for text in record.rows(month, "earlier"):
            home = homes.get(StoryId(str(text.get("id"))), month)
            if home != month:
                texts[home].append(dict(text))
                leaving[month].add(text.get("id"))
    staying = {month: _put(record, month, coming[month], texts[month]) for month in sorted({*coming, *texts})}
    touched = {one.month for one in found if one.story.id in repaired}
    for month in sorted({*touched, *leaving}):
        _take_out(record, month, repaired, staying.get(month, {}), leaving[month])
    return {*staying, *touched}


def _put(record: Record, month: str, stories: Iterable[_Repaired], texts: Iterable[Row]) -> dict[object, list[Row]]:
    """Add stories and replaced texts to a month; return the rows of the stories, by their ids."""
    coming: dict[object, list[Row]] = defaultdict(list)
    coming_stories, aside = list(stories), list(texts)
    ids = {str(row.get("id")) for row in (*(one.row for one in coming_stories), *aside)}
    with record.changing_month(month, ids) as db:
        table = db.table("stories")
        there = [dict(row) for row in table.all() if row.get("id") in ids]
        for one in coming_stories:
            coming[one.row["id"]].append(one.row)
            if one.row not in there:
                table.insert(one.row)
            keep_earlier(db, one.earlier, {str(one.story.id): one.row})
        keep_earlier(db, aside, {})
    return coming


def _take_out(
    record: Record, month: str, ids: Collection[str], staying: Mapping[object, list[Row]], texts: Collection[object]
) -> None:
    """Take out of a month the rows of some stories, but for those that are to stay, once each, and replaced texts of others."""
    left = {key: list(rows) for key, rows in staying.items()}

    def is_unwanted(row: Document) -> bool:
        key = row.get("id")
        if key not in ids or not is_understood(row):
            return False
        if row not in left.get(key, ()):
            return True
        left[key].remove(row)
        return False

    with record.changing_month(month, {*ids, *map(str, texts)}) as db:
        drop(db.table("stories"), is_unwanted)
        drop(db.table("earlier"), lambda row: row.get("id") in texts)


def _gather_marks(record: Record, read: Iterable[str], homes: Mapping[StoryId, str]) -> set[str]:
    """Put marks beside their stories, one row each; return the months that were written."""
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for month in read:
        for row in record.mark_rows(month):
            found[str(row.get("id"))].append((month, row))
    put: dict[str, dict[str, Row]] = defaultdict(dict)
    gone: dict[str, set[str]] = defaultdict(set)
    for story_id, rows in found.items():
        home = homes.get(StoryId(story_id))
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


def _is_worth_telling(rows: Sequence[_Found]) -> bool:
    """Return whether a person should know: rows that are all the same were left by a kill, and nothing became of them."""
    return any(found.month != found.story.published.month or found.row != rows[0].row for found in rows)


def _tell(record: Record, everywhere: _Everywhere, repaired: Mapping[StoryId, list[_Repaired]]) -> None:
    for story_id, stories in list(repaired.items())[:_TOLD]:
        months = [found.month for found in everywhere[story_id]]
        files = " and ".join(f"{month}.json" for month in dict.fromkeys(months))
        twice = " twice" if len(set(months)) < len(months) else ""
        now = " and ".join(dict.fromkeys(f"{one.story.published.month}.json" for one in stories))
        became = "it stands" if len(stories) == 1 else f"they are {len(stories)} stories now,"
        told = f"“{stories[0].story.title[:60]}” stood{twice} in {files}; {became} in {now}, with its marks"
        record.notices.append(told)
    if len(repaired) > _TOLD:
        record.notices.append(
            f"{len(repaired) - _TOLD:,} more stories were put into the files of their months, with their marks"
        )
