"""Who said what: notes and tags that others put on a story for all, and who corrected its theme."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.said import Deed, Told
from store.api.story import StoryId
from store.api.tags import Tag
from store.postgres.connections import Connections
from store.postgres.fragments import Fragment
from store.text.clean import clean_line, clean_text

_MOST, _LONGEST, _TAGS = 100, 20_000, 50
"""People whose words are given, characters of each one's note, and tags: as many as anybody writes on the screen, whatever stands there."""
_TOLD = (
    "SELECT person, changed, note, tags FROM (SELECT person, changed, left(note, %s) AS note, tags[1:%s] AS tags FROM dateline.told"
    " WHERE story = %s AND person <> current_user ORDER BY changed DESC, person LIMIT %s) last ORDER BY changed, person"
)
_IN_USE = """
SELECT min(tag), count(DISTINCT story) FROM (
  SELECT story, unnest(tags) AS tag, unnest(tag_keys) AS key FROM dateline.marks WHERE person = current_user AND tags <> '{}'
  UNION ALL SELECT story, unnest(tags), unnest(tag_keys) FROM dateline.told
) used WHERE key <> '' AND tag <> '' GROUP BY key ORDER BY 2 DESC, key LIMIT %s
"""
_CORRECTED = "SELECT person, changed, person = current_user FROM dateline.corrections WHERE story = %s"


def told_by_others(connections: Connections, story_id: StoryId) -> Sequence[Told]:
    """Return what others say of a story to all, the oldest first."""
    rows = connections.ask(Fragment(_TOLD, (_LONGEST, _TAGS, str(story_id), _MOST)))
    return [
        Told(clean_line(person), _at(at), clean_text(note), tuple(clean_line(tag)[:_LONGEST] for tag in tags))
        for person, at, note, tags in rows
    ]


def tags_in_use(connections: Connections, most: int) -> list[Tag]:
    """Return the tags that the person uses, and those that are told to all, on most stories first, as they are written."""
    rows = connections.ask(Fragment(_IN_USE, (most,)))
    return [Tag(clean_line(tag)[:_LONGEST], int(stories)) for tag, stories in rows]


def corrected_by(connections: Connections, story_id: StoryId) -> Deed | None:
    """Return who gave a story its theme; None if nobody did."""
    rows = connections.ask(Fragment(_CORRECTED, (str(story_id),)))
    return next((Deed(clean_line(person), _at(at), mine=mine) for person, at, mine in rows), None)


def _at(moment: object) -> str:
    from datetime import datetime

    return moment.astimezone().isoformat(timespec="seconds") if isinstance(moment, datetime) else ""
