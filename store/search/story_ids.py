"""Ids as a person types and reads them: their first letters, as many as tell a story from all others."""

from __future__ import annotations

from collections.abc import Iterable

from store.api.errors import AmbiguousStoryError, UnknownStoryError
from store.api.story import StoryId
from store.api.views import StoryRow
from store.engine.protocol import Engine

_SHORTEST = 8
"""Letters of an id that is told short: enough for most archives to stay unambiguous while they grow."""
_TOLD = 5
"""Stories of which it is told that one of them may be meant."""
_LONGEST_TOLD = 80
"""Letters that are told of what is no id."""
_ENOUGH = 64
"""Ids that are looked at: those of stories that were replaced may be among them."""


def id_of(engine: Engine, typed: str) -> StoryId:
    """Return the id of the one story whose id is, or begins with, what was typed, in whatever case.

    Raises UnknownStoryError, AmbiguousStoryError.
    """
    if not _is_text(typed):
        raise UnknownStoryError.of(typed[:_LONGEST_TOLD])
    letters = typed.strip().rstrip("….").lower()
    if engine.get(StoryId(typed)) is not None:
        return StoryId(typed)
    found = rows_beginning(engine, letters) if letters else []
    if not found:
        raise UnknownStoryError.of(typed[:_LONGEST_TOLD])
    if len(found) > 1:
        lines = [f"{short} {row.published.iso[:10]} {row.title}" for row, short in _told(engine, found[:_TOLD])]
        raise AmbiguousStoryError(letters, [*lines, *["…"] * (len(found) > _TOLD)])
    return found[0].id


def short_ids(engine: Engine, ids: Iterable[StoryId]) -> dict[StoryId, str]:
    """Return of each id its first letters, as many as no other story's id begins with."""
    return {story_id: _short(engine, story_id) for story_id in ids}


def rows_beginning(engine: Engine, letters: str, limit: int = _TOLD + 1) -> list[StoryRow]:
    """Return the stories whose ids begin with some letters, the newest first of as many as are looked at."""
    if not _is_text(letters):
        return []
    stored = [engine.get(StoryId(story_id)) for story_id, _ in engine.vocabulary("id", letters, max(limit, _ENOUGH))]
    rows = [one.row for one in stored if one is not None]
    return sorted(rows, key=lambda row: row.published.iso, reverse=True)[:limit]


def _is_text(typed: str) -> bool:
    """Return whether what was typed is a text: bytes in another encoding come as half characters, which no id has."""
    return typed.isascii() or not any("\ud800" <= char <= "\udfff" for char in typed)


def _told(engine: Engine, rows: Iterable[StoryRow]) -> list[tuple[StoryRow, str]]:
    return [(row, _short(engine, row.id)) for row in rows]


def _short(engine: Engine, story_id: StoryId) -> str:
    for length in range(_SHORTEST, len(story_id)):
        if all(other == story_id for other, _ in engine.vocabulary("id", story_id[:length], 2)):
            return story_id[:length]
    return str(story_id)
