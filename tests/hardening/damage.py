"""Damage anywhere in a file of the record: rows outside it are found, nothing is overwritten, and one sentence tells the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import orjson

from store.record.tables import Tables
from tests.hardening.trial import Scale, Tried

_ROW = re.compile(rb'    "\d+": \{.*?\n    \}', re.DOTALL)
_KINDS = {
    "2025-06.json": ("stories", "removed", "earlier"),
    "2025-06.marks.json": ("marks",),
    "watches.json": ("watches",),
    "feeds.json": ("feeds",),
}
_NEAR = 3
"""Bytes beside a row that hold it in its place."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Overwrite, insert, cut out and cut off bytes, and see what is still read."""
    random = Random(17)
    times = scale.of(60, 3_000, 60_000)
    for name, tables in _KINDS.items():
        whole = _content(tables)
        lost, told = 0, ""
        for _ in range(times):
            content, begin, end = _damaged(whole, random)
            if missing := _missing(folder, name, whole, content, begin, end):
                lost += 1
                told = told or f"{missing[0]} at byte {begin:,}"
        yield Tried(f"bytes of {name} overwritten, added, cut", times, lost, told)


def _content(tables: tuple[str, ...]) -> bytes:
    rows = {
        table: {
            str(nth): {
                "id": f"{table}-{nth}",
                "title": f"Story {nth}",
                "name": f"n{nth}",
                "body": ['"12": { is said,', "é" * 20],
            }
            | ({"removed_at": "2025"} if table == "removed" else {})
            for nth in range(1, 9)
        }
        for table in tables
    }
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2)


def _damaged(whole: bytes, random: Random) -> tuple[bytes, int, int]:
    """Return a file's content damaged, and from where to where it was."""
    at, length = random.randrange(len(whole)), random.choice((1, 1, 2, 40))
    noise = random.randbytes(length)
    way = random.randrange(4)
    if way == 0:
        return whole[:at] + noise + whole[at + length :], at, at + length
    if way == 1:
        return whole[:at] + noise + whole[at:], at, at
    if way == 2:
        return whole[:at] + whole[at + length :], at, at + length
    return whole[:at], at, len(whole)


def _missing(folder: Path, name: str, whole: bytes, content: bytes, begin: int, end: int) -> list[str]:
    """Return the ids of rows that no damage touched and that are not read, or what else was broken."""
    record = Tables(folder / "archive")
    record.folder.mkdir(exist_ok=True)
    path = record.folder / name
    path.write_bytes(content)
    found = [dict(row) for table in _KINDS[name] for row in record.read(name, table)]
    missing = []
    for row in _ROW.finditer(whole):
        if row.start() - _NEAR < end and begin < row.end() + _NEAR:
            continue
        (said,) = orjson.loads(b"{" + row[0] + b"}").values()
        if said not in found:
            missing.append(str(said["id"]))
    if path.read_bytes() != content:
        missing.append("the file was overwritten")
    return missing
