"""The form in which Dateline's own stories go out as JSON, JSON Lines and CSV: they come in again unchanged, marks included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from orjson import loads

from store.api.errors import StoryError
from store.api.story import Story
from store.api.views import Marks
from store.formats.rows.values import Row
from store.formats.source import ReadStory
from store.identity.ids import base_id, is_id
from store.text.clean import clean_line, clean_text
from store.text.spreadsheet import split_list, split_paragraphs, unguarded

FIELDS = frozenset(Story.__dataclass_fields__)
"""The names of a story's parts."""
_MARKS = frozenset(Marks.__dataclass_fields__)
_SAYS_SO = "dateline"
"""Under what a row says the version of this form."""
_OWN_FILE = re.compile(rb'\s*\{\s*"dateline"\s*:\s*1\s*,')
_NAMES = FIELDS | _MARKS | {"marks", _SAYS_SO}
_LINES = frozenset(("title", "place", "source", "link", "author", "language", "credit"))
"""Parts that are one line."""
_LISTS = frozenset(("highlights", "themes", "sections", "feeds", "seen", "tags"))
_FLAGS = frozenset(("undated", "derived", "read", "starred"))


def is_own_file(beginning: bytes) -> bool:
    """Return whether a file of JSON begins as one that Dateline wrote: then its rows are stories in Dateline's own form."""
    return _OWN_FILE.match(beginning) is not None


def is_own(row: Row, *, own_file: bool = False) -> bool:
    """Return whether a row is a story as Dateline writes it.

    It, or the file it stands in, says so, or it has a story's id and no name that a story has not.
    """
    if "title" not in row or "published" not in row:
        return False
    story_id = row.get("id")
    says_so = own_file or str(row.get(_SAYS_SO)) == "1"
    return says_so or (isinstance(story_id, str) and is_id(story_id) and row.keys() <= _NAMES)


def is_own_header(names: Iterable[str]) -> bool:
    """Return whether the columns of a table are those that Dateline writes."""
    columns = set(names)
    return {"title", "published"} <= columns and (_SAYS_SO in columns or ("id" in columns and columns <= _NAMES))


def own_story(row: Row, line: int, file: str) -> ReadStory:
    """Return the story of a row of JSON. Raises StoryError if a part of it is not what it should be."""
    cleaned = {name: _cleaned(name, value) for name, value in row.items()}
    marks, title = cleaned.get("marks"), cleaned.get("title")
    named = "id" in cleaned
    cleaned.setdefault("id", base_id(title) if isinstance(title, str) else "")
    story = Story.from_json(cleaned)
    return ReadStory(story, line, file, "Dateline wrote it", _marks(marks if isinstance(marks, dict) else {}), kept=named)


def own_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a row of a table as one of JSON; what is empty is left out. Raises StoryError."""
    row: dict[str, Any] = {name: unguarded(cell) for name, cell in cells.items() if cell}
    for name in _LISTS & row.keys():
        row[name] = split_list(row[name])
    for name in _FLAGS & row.keys():
        row[name] = row[name].strip().casefold() in ("true", "1", "yes")
    if "body" in row:
        row["body"] = split_paragraphs(row["body"])
    if "also" in row:
        try:
            row["also"] = loads(row["also"])
        except ValueError as error:
            raise StoryError("also", f"JSON is needed here, not “{clean_line(row['also'])[:40]}”") from error
    marks = {name: row.pop(name) for name in _MARKS & row.keys()}
    return {**row, "marks": marks} if marks else row


def _marks(row: Mapping[str, Any]) -> Marks:
    theme, note, tags = row.get("theme"), row.get("note"), row.get("tags")
    return Marks(
        row.get("read") is True,
        row.get("starred") is True,
        theme if isinstance(theme, str) else "",
        tuple(tag for tag in tags if isinstance(tag, str) and tag) if isinstance(tags, list) else (),
        note if isinstance(note, str) else "",
    )


def _cleaned(name: str, value: object) -> object:
    """Return a value without anything that could steer a terminal, and otherwise as it stands."""
    if isinstance(value, str):
        text = clean_text(value)
        return clean_line(text) if name in _LINES and "\n" in text else text
    if isinstance(value, list):
        return [_cleaned("", one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _cleaned(str(key), one) for key, one in value.items()}
    return value
