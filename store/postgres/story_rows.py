"""A story as it stands in its row, and back: what is a person's own is taken out, and put in again for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from store.api.story import StoryId
from store.api.views import UNMARKED, Marks, StoryRow
from store.engine.entry import Stored
from store.engine.field_names import SAID
from store.engine.words import indexed
from store.postgres.lexemes import Lexemes, lexemes_of, placed, sizes, stream, streams_of, vector, without_nul
from store.text.fold import fold

ENTRY = (
    "id", "at", "day", "moon", "theme", "place", "sources", "feeds", "undated", "copy", "themed", "understood", "sum", "sizes", "row",
    "titles", "words",
)  # fmt: skip
"""Columns of what is found and shown of a story."""
COLUMNS = (*ENTRY, "story")
"""The same with its whole text, in the order in which they are written."""
_UNMARKED = b',["",[],""]]'
"""How the text of a story ends that has no marks, which stand last."""
_READ, _STARRED = 6, 7
"""Where a story's line says whether it was read, and starred."""
MARK_COLUMNS = ("story", "read", "starred", "tags", "tag_keys", "note", "note_words", "theme")
"""Columns of what a person did to a story, in the order in which they are written."""
MARKS = "m.read, m.starred, c.theme, m.tags, m.note"
"""What is given back of marks, from rows that are called `m` (marks) and `c` (corrections)."""
JOINED = """
LEFT JOIN (SELECT * FROM dateline.marks WHERE person = current_user) m ON m.story = {row}.id
LEFT JOIN dateline.corrections c ON c.story = {row}.id
"""
"""What joins them to a story's row."""


class Found(NamedTuple):
    """Where a story stands, with its line: whoever shows it need not ask again."""

    id: str
    """Its id."""
    at: int
    """Its place in the time order."""
    line: bytes
    """Its line of the timeline, but for marks."""
    marks: Marks
    """The person's own marks."""

    @property
    def row(self) -> StoryRow:
        """Its line of the timeline."""
        return Stored(self.marked_line, b"").row

    @property
    def marked_line(self) -> bytes:
        """Its line with the person's marks, as an engine gives it back."""
        if not (self.marks.read or self.marks.starred):
            return self.line
        line = orjson.loads(self.line)
        line[_READ], line[_STARRED] = self.marks.read, self.marks.starred
        return orjson.dumps(line)

    def stored(self, story: bytes) -> Stored:
        """Return the story, given what is kept of its text."""
        marks = self.marks
        known = [marks.theme, marks.tags, marks.note]
        return Stored(self.marked_line, story[:-1] + b"," + orjson.dumps(known) + b"]")


def found(row: Sequence[Any]) -> Found:
    """Return a story that was found, from its id, place, line and marks."""
    story_id, at, line, *given = row
    return Found(story_id, at, line, marks_of(given))


def marks_of(given: Sequence[Any]) -> Marks:
    """Return a person's marks from what was joined to a story; unmarked where nothing was."""
    read, starred, theme, tags, note = given
    if read is None and theme is None:
        return UNMARKED
    return Marks(bool(read), bool(starred), theme or "", tuple(tags or ()), note or "")


@dataclass(frozen=True, slots=True)
class Given:
    """A story that is taken in, parted into what stands in several tables."""

    row: tuple[Any, ...]
    """Its own row, by `COLUMNS`."""
    said: Sequence[tuple[str, int, int]]
    """Which times it speaks of: its id, the kind, and which."""
    marks: tuple[Any, ...] | None
    """What the person did to it who takes it in, by `MARK_COLUMNS`; None if nothing."""
    lexemes: Lexemes
    """All its words and values."""

    @property
    def id(self) -> StoryId:
        """Its id."""
        return StoryId(self.row[0])


def parted(fields: Mapping[str, Any]) -> Given:
    """Return a story, given by its fields, parted into what stands in several tables."""
    line, story, marks = _apart(fields)
    streams = streams_of(fields)
    lexemes = lexemes_of(fields, streams)
    row = {
        "id": fields["id"],
        "at": fields["at"],
        "day": fields["day"],
        "moon": fields["moon"],
        "theme": without_nul(fields["theme"]),
        "place": without_nul(fields["place"]),
        "sources": [without_nul(one) for one in fields["source"]],
        "feeds": [without_nul(one) for one in fields["feed"]],
        "undated": bool(fields["undated"]),
        "copy": bool(fields["copy"]),
        "themed": fields["themed"],
        "understood": fields["understood"],
        "sum": fields["sum"],
        "sizes": sizes(streams),
        "row": line,
        "titles": vector({"t": lexemes["t"]}),
        "words": vector(lexemes),
        "story": story,
    }
    said = [(fields["id"], kind, value) for kind, name in enumerate(SAID) for value in dict.fromkeys(fields[name])]
    return Given(tuple(row[name] for name in COLUMNS), said, marks, lexemes)


def _apart(fields: Mapping[str, Any]) -> tuple[bytes, bytes, tuple[Any, ...] | None]:
    """Return a story's line and text without marks, and its marks by `MARK_COLUMNS`."""
    if fields["story"].endswith(_UNMARKED) and not fields["read"] and not fields["starred"]:  # as nearly all
        return fields["row"], fields["story"][: -len(_UNMARKED)] + b"]", None
    line, (plain, why, (theme, tags, note)) = orjson.loads(fields["row"]), orjson.loads(fields["story"])
    marks = _marks_row(fields, Marks(line[_READ], line[_STARRED], theme, tuple(tags), note))
    line[_READ] = line[_STARRED] = False
    return orjson.dumps(line), orjson.dumps([plain, why]), marks


def _marks_row(fields: Mapping[str, Any], marks: Marks) -> tuple[Any, ...] | None:
    if marks == UNMARKED:
        return None
    columns = mark_columns(fields["id"], marks)
    return tuple(columns[name] for name in MARK_COLUMNS)


def mark_columns(story_id: StoryId, marks: Marks) -> dict[str, Any]:
    """Return what a person did to a story by the columns that have it."""
    return {
        "story": str(story_id),
        "read": marks.read,
        "starred": marks.starred,
        "tags": [without_nul(tag) for tag in marks.tags],
        "tag_keys": [without_nul(fold(tag)) for tag in marks.tags],
        "note": without_nul(marks.note),
        "note_words": vector({"": placed("", stream(indexed(marks.note, set())))}),
        "theme": without_nul(marks.theme),
    }
