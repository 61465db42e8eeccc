"""JSON Lines: an object a line; a line that is none takes no other with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

import orjson

from store.formats.rows.values import Row

_LONGEST_LINE = 16 * 1024 * 1024
"""Characters."""


def json_lines(text: TextIO) -> Iterator[tuple[int, Row | str]]:
    """Yield the object of each line with its number, or why the line is none; empty lines apart."""
    number, cut = 0, False
    while line := text.readline(_LONGEST_LINE):
        was_cut, cut = cut, len(line) >= _LONGEST_LINE and line[-1] not in "\r\n"
        if was_cut:
            continue
        number += 1
        if cut:
            yield number, f"this line is longer than {_LONGEST_LINE // 1024**2} MB; take it out"
        elif line.strip("\ufeff \t\r\n"):
            yield number, _object(line.strip("\ufeff \t\r\n"))


def _object(line: str) -> Row | str:
    try:
        found = _value(line)
    except (ValueError, RecursionError) as error:
        return f"this line is no JSON ({getattr(error, 'msg', 'it is nested too deep')}); mend it or take it out"
    return found if isinstance(found, dict) else "this line is no JSON object; write a story as {…} on a line"


def _value(line: str) -> object:
    try:
        return orjson.loads(line)
    except ValueError:
        return json.loads(line, strict=False)  # forgives what orjson does not: half characters, NaN
