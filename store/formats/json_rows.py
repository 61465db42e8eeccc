"""JSON and JSON Lines: lists of objects, wherever they stand, and Dateline's own form."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from store.api.changes import Refused
from store.formats.decode import glance, opened_text
from store.formats.rows.column_names import check
from store.formats.rows.json_lines import json_lines
from store.formats.rows.json_objects import JsonObjects
from store.formats.rows.json_text import JsonText
from store.formats.rows.own_form import is_own_file
from store.formats.rows.passages import with_passages
from store.formats.rows.values import Row, unwrapped
from store.formats.source import NoStoriesError, OpenSource, Read, Sureness

if TYPE_CHECKING:
    from store.formats.rows.row_reader import RowReader

name = "JSON"
suffixes = (".json", ".jsonl", ".ndjson")

_OBJECT = re.compile(r"""\s*(?:\{\s*(?:"|\}\s*$|$)|\[\s*(?:[\[{"\d\]-]|$))""")
_LINES = (".jsonl", ".ndjson")
_TRIED = 50
"""Objects that are looked at before a file without any story is given up."""
_FIRST_LINE = 4 * 1024 * 1024

_Found = Generator[tuple[int, Row | str], None, None]
"""Objects, or why they can't be read, each with its line."""


def sniff(beginning: bytes) -> Sureness:
    """Return whether an object or a list of them begins here."""
    if not beginning or beginning[0] not in b"{[ \t\r\n\xef\xff\xfe\0":
        return Sureness.NO
    return Sureness.LIKELY if _OBJECT.match(glance(beginning)) else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the stories of a JSON text; objects that are none are refused with their line. Raises UnreadableError."""
    from store.formats.rows.row_reader import RowReader

    is_own = is_own_file(source.beginning())
    make = _lines if _is_lines(source) else _objects

    def again() -> Generator[Row, None, None]:
        place = source.stream.tell()
        try:
            with closing(make(source, rows)) as found:
                yield from (row for _, row in found if not isinstance(row, str))
        finally:
            source.stream.seek(place)

    rows, checked = RowReader(source, again, is_own), False
    for line, row in with_passages(make(source, rows), again):
        if isinstance(row, str):
            yield Refused(source.name, line, row)
            continue
        if not checked and rows.can_be_story(row):
            rows.check(row, "the file")
            checked = True
        if one := rows.read(row, line):
            yield one


def _is_lines(source: OpenSource) -> bool:
    """Return whether a source is an object a line."""
    text = opened_text(source.stream)
    try:
        first = text.readline(_FIRST_LINE)
        while first and not first.strip("\ufeff \t\r\n"):
            first = text.readline(_FIRST_LINE)
        second = text.readline(_FIRST_LINE)
    finally:
        text.detach()
    whole = [row for _, row in json_lines(StringIO(first))]
    named = PurePath(source.name).suffix.lower() in _LINES
    return named or (second.lstrip()[:1] == "{" and len(whole) == 1 and not isinstance(whole[0], str))


def _lines(source: OpenSource, rows: RowReader) -> _Found:
    """Yield the objects of lines. Raises NoStoriesError if none of the first can be a story."""
    text = opened_text(source.stream)
    waiting: list[tuple[int, Row | str]] | None = []
    try:
        for line, row in json_lines(text):
            if waiting is None:
                yield line, row
                continue
            waiting.append((line, row))
            if not isinstance(row, str) and rows.can_be_story(row):
                yield from waiting
                waiting = None
            elif len(waiting) > _TRIED:
                _give_up(source, rows, next((one for _, one in waiting if not isinstance(one, str)), {}))
        if waiting:
            yield from ((line, row) for line, row in waiting if isinstance(row, str))
            if sample := next((one for _, one in waiting if not isinstance(one, str)), None):
                _give_up(source, rows, sample)
    finally:
        text.detach()


def _objects(source: OpenSource, rows: RowReader) -> _Found:
    """Yield the objects of lists. Raises NoStoriesError if none can be a story, UnreadableError behind the last whole one."""
    text = opened_text(source.stream)
    objects, any_found = JsonObjects(JsonText(text), rows.can_be_story, rows.has_text), False
    try:
        for line, row in objects.all():
            any_found = True
            yield line, row
        if not any_found:
            _give_up(source, rows, objects.sample)
    finally:
        text.detach()


def _give_up(source: OpenSource, rows: RowReader, sample: Row) -> None:
    """Say why there are no stories. Raises NoStoriesError."""
    whole = unwrapped(sample)
    if whole:
        check(whole, source.reading.columns, rows.kind(whole)[0], "the file")
    raise NoStoriesError("there is no list of stories in it; a list of objects with headlines is wanted")
