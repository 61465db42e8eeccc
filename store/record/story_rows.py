"""A story as a row of a month's file, and the tables that rows stand in: `stories`, `removed`, and `earlier` for replaced texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from store.api.errors import StoryError
from store.api.story import Story
from store.identity.ids import CONTENT_FIELDS
from store.record.tables import Row
from store.text.clean import clean_line

if TYPE_CHECKING:
    from tinydb import TinyDB

EMPTIED = frozenset(field.name for field in fields(Story)) - {"seen", "not_understood"}
"""Names that a row leaves out when they are empty: an update without them must clear them."""


StoryTexts = dict[str, dict[str, list[Row]]]
"""Ids of stories to their rows in a month: those that stand (`stories`) and those that were replaced (`earlier`)."""
NO_TEXTS: Mapping[str, list[Row]] = {"stories": [], "earlier": []}
"""What a month has of a story that it does not have."""


def texts_by_story(tables: Mapping[str, Mapping[str, Row]]) -> StoryTexts:
    """Return copies of the rows that a month's tables have of each story."""
    found: StoryTexts = {}
    for name in NO_TEXTS:
        for row in tables.get(name, {}).values():
            found.setdefault(str(row.get("id")), {"stories": [], "earlier": []})[name].append(dict(row))
    return found


def row_of(story: Story) -> Row:
    """Return a story as a row: what it has, by the names of its fields."""
    return {name: value for name, value in story.to_json().items() if value not in (None, "", [], False)}


def read_row(row: Mapping[str, Any]) -> Story:
    """Return the story that a row holds, its texts unable to steer a terminal, whoever wrote them there. Raises StoryError."""
    try:
        return Story.from_json({name: _cleaned(value) for name, value in row.items()})
    except RecursionError as error:
        raise StoryError("row", "it is nested too deeply") from error


def is_understood(row: Mapping[str, Any]) -> bool:
    """Return whether a row can be read as a story; one that can't is left where a person wrote it."""
    try:
        read_row(row)
    except StoryError:
        return False
    return True


def is_rewritten(known: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Return whether a row says something else than the one that stands for its story."""
    return any(known.get(name) != row.get(name) for name in ("title", "highlights", "body"))


def keep_earlier(db: TinyDB, texts: Iterable[Row], standing: Mapping[str, Row]) -> None:
    """Keep texts that were replaced, each once, but for those that stand."""
    table = db.table("earlier")
    wanted = list(texts)
    if not wanted:  # as with most: their stories are new
        return
    ids = {row.get("id") for row in wanted}
    known = {_text(row) for row in table.all() if row.get("id") in ids} | {_text(row) for row in standing.values()}
    fresh = {text: row for row in wanted if (text := _text(row)) not in known}
    if fresh:
        table.insert_multiple(fresh.values())


def _cleaned(value: Any) -> Any:
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {name: clean_line(text) if isinstance(text, str) else text for name, text in value.items()}
    return clean_line(value) if isinstance(value, str) else value


def _text(row: Mapping[str, Any]) -> str:
    return repr([row.get(name) or "" for name in ("id", *CONTENT_FIELDS)])
