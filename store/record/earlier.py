"""Earlier texts: what a story said before it was written anew, put back in its place or beside it as a story of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.errors import UnknownStoryError
from store.api.story import Carried, Story, StoryId
from store.identity.carriers import is_text_of, taken_from
from store.identity.ids import content_digest, free_variant
from store.record.protocol import Months
from store.record.story_rows import EMPTIED, is_understood, keep_earlier, read_row, row_of
from store.record.tables import by_id, drop_same, put_rows

if TYPE_CHECKING:
    from tinydb import TinyDB
    from tinydb.table import Document


def put_back(record: Months, month: str, story_id: StoryId, nth: int) -> Story:
    """Let a story say again what it said before, the `nth` text back; what it says now is kept aside instead.

    It keeps its day, and knows both texts when they come again.
    Raises UnknownStoryError, ArchiveLockedError, RecordError.
    """
    with record.changing_month(month, [story_id]) as db:
        standing = by_id(db.table("stories"))
        if story_id not in standing:
            raise UnknownStoryError.of(story_id)
        row = _earlier(db, story_id, nth)
        now, before = read_row(standing[story_id]), read_row(row)
        seen = tuple(dict.fromkeys((*now.seen, content_digest(now), content_digest(before))))
        back = replace(before, published=now.published, undated=now.undated, derived=now.derived, seen=seen)
        db.table("earlier").remove(doc_ids=[row.doc_id])
        keep_earlier(db, [row_of(replace(now, seen=()))], {str(story_id): row_of(back)})
        put_rows(db.table("stories"), {str(story_id): row_of(back)}, standing, EMPTIED)
    return back


def put_beside(record: Months, month: str, story_id: StoryId, nth: int, taken: Callable[[StoryId], bool]) -> Story:
    """Make a story of its own of what a story said before, the `nth` text back, under an id that is not taken.

    Raises UnknownStoryError, ArchiveLockedError, RecordError.
    """
    with record.lock.held():
        with record.changing_month(month, [story_id]) as db:
            row = _earlier(db, story_id, nth)
        before = read_row(row)
        own = replace(before, id=free_variant(before, taken))
        record.write(own.published.month, [own])
        with record.changing_month(month, [story_id]) as db:
            drop_same(db.table("earlier"), row)
    return own


def part_from(record: Months, month: str, story_id: StoryId, place: Carried, taken: Callable[[StoryId], bool]) -> Story:
    """Make a story of its own of what another source published, as it came or, if that is not kept, in the story's own words.

    Raises UnknownStoryError, ArchiveLockedError, RecordError.
    """
    with record.lock.held():
        with record.changing_month(month, [story_id]) as db:
            standing = by_id(db.table("stories"))
            if story_id not in standing:
                raise UnknownStoryError.of(story_id)
            now = read_row(standing[story_id])
            row = next((row for row in reversed(_texts_of(db, story_id)) if is_text_of(read_row(row), place)), None)
        text = read_row(row) if row else replace(now, source=place.source, link=place.link)
        own = replace(text, id=free_variant(text, taken), also=(), seen=())
        record.write(own.published.month, [own])
        with record.changing_month(month, [story_id]) as db:
            put_rows(db.table("stories"), {str(story_id): row_of(taken_from(now, place))}, by_id(db.table("stories")), EMPTIED)
            if row:
                drop_same(db.table("earlier"), row)
    return own


def _texts_of(db: TinyDB, story_id: StoryId) -> list[Document]:
    """Return the texts that a story had, the last one that was replaced at the end."""
    return [row for row in db.table("earlier").all() if row.get("id") == story_id and is_understood(row)]


def _earlier(db: TinyDB, story_id: StoryId, nth: int) -> Document:
    """Return the `nth` text back, 1 for the last one that was replaced."""
    rows = _texts_of(db, story_id)
    if nth > len(rows):
        number = f"{len(rows)} earlier {'text' if len(rows) == 1 else 'texts'}"
        raise UnknownStoryError(
            f"the story {story_id} has {number}, so there is no {nth} back; dateline show --earlier lists them"
        )
    return rows[-nth]
