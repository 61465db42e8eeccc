"""Stories as a table (CSV, RFC 4180): for spreadsheets, which run nothing that stands in it, and to come in again."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Any, BinaryIO

import orjson

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.plain_story import FORM_NAME, flat_story
from store.text.spreadsheet import guarded, joined_list, joined_paragraphs

COLUMNS = (
    FORM_NAME, "id", "title", "published", "updated", "place", "source", "author", "link", "language", "themes", "sections",
    "highlights", "body", "caption", "credit", "feeds", "also", "seen", "undated", "derived", "read", "starred", "theme", "tags",
    "note",
)  # fmt: skip
"""The columns in their order: fields of a story, then marks; stable."""


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:  # noqa: ARG001 - a row tells of its story alone
    """Write stories as a table, a story a row, in UTF-8 with a mark that spreadsheets know it by."""
    out.write(BOM_UTF8)
    text = TextIOWrapper(out, "utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for one in stories:
        row = flat_story(one)
        table.writerow([guarded(_cell(name, row.get(name, ""))) for name in COLUMNS])
    text.detach()


def _cell(name: str, value: Any) -> str:
    if value is True:
        return "true"
    if name == "also" and value:
        return orjson.dumps(value).decode()
    if isinstance(value, list):
        return joined_paragraphs(value) if name == "body" else joined_list(value)
    return str(value)
