"""The parts of a month: the files that its stories stand in, `2025-06.json` and, where there are many, `2025-06.2.json` and so on.

A part is named as its file is, without the ending. What was added last stands in the part of the highest number, as a rule.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import orjson

from store.record.plain_file import plain_bytes

_T = TypeVar("_T")
_STORIES = re.compile(r"(\d{4}-\d\d)(?:\.(\d{1,9}))?\.json")
_IDS = re.compile(rb'"id"\s*:\s*("(?:[^"\\]|\\.)*")')


class PartSizes(NamedTuple):
    """How large parts are, in bytes."""

    open: int = 1_000_000
    """A part that is smaller takes in a little more."""
    small: int = 4_000_000
    """A part that is smaller may be joined with others."""
    full: int = 8_000_000
    """As large parts are made, and hardly larger when they are written whole."""
    most: int = 8
    """So many small parts a month may have."""


USUAL = PartSizes()


class Part(NamedTuple):
    """One file with stories of a month."""

    month: str
    number: int
    """1 for the first one."""
    name: str
    """Its name without the ending: `2025-06`, `2025-06.2`."""

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.json"


def part_of(file: str) -> Part | None:
    """Return the part that a file's name means; None if it means another thing."""
    match = _STORIES.fullmatch(file)
    return Part(match[1], int(match[2] or 1), file.removesuffix(".json")) if match else None


def month_of(part: str) -> str:
    """Return the month of a part, given by its name."""
    return part[:7]


def by_month(parts: Mapping[str, _T]) -> dict[str, dict[str, _T]]:
    """Return what is given for parts by their months."""
    months: dict[str, dict[str, _T]] = {}
    for part, value in parts.items():
        months.setdefault(month_of(part), {})[part] = value
    return months


def part_number(month: str, number: int) -> Part:
    """Return a month's part of a number."""
    return Part(month, number, month if number == 1 else f"{month}.{number}")


def parts_in(folder: Path, month: str = "") -> list[Part]:
    """Return the parts of a month, or of all months, that stand in a folder: the months, and each one's parts, in order."""
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except FileNotFoundError:
        return []
    found = (part for name in names if name.startswith(month) and (part := part_of(name)))
    return sorted(found)


def new_part(standing: Iterable[Part], month: str) -> Part:
    """Return the part of a month that comes after those that stand."""
    return part_number(month, max((part.number for part in standing if part.month == month), default=0) + 1)


def parts_with(folder: Path, parts: Iterable[Part], ids: Collection[str]) -> Iterator[Part]:
    """Yield the parts that have a row of some stories.

    Ids are looked for among the bytes, which is many times faster than to understand them.
    """
    wanted = frozenset(map(orjson.dumps, ids))
    for part in parts if wanted else ():
        found = set(_IDS.findall(_bytes(folder, part)))
        if wanted & found or not {_spelled_out(one) for one in found if b"\\" in one}.isdisjoint(wanted):
            yield part


def parts_holding(folder: Path, month: str, word: bytes) -> Iterator[Part]:
    """Yield the parts of a month whose bytes have some word."""
    return (part for part in parts_in(folder, month) if word in _bytes(folder, part))


def _bytes(folder: Path, part: Part) -> bytes:
    try:
        return plain_bytes(folder / part.file)
    except OSError:
        return b""  # whoever reads it tells of it


def _spelled_out(text: bytes) -> bytes:
    """Return a text of JSON as it is usually written."""
    try:
        return orjson.dumps(orjson.loads(text))
    except ValueError:
        return text
