"""A file of the record as it is read: quickly where it is as it should be, and forgivingly where it is damaged or in conflict."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.record.damage_words import notices, places_told
from store.record.plain_file import is_named, plain_bytes
from store.record.storage import KNOWN_TABLES, FileTables, numbered, renumbered, tables_in
from store.record.value_kinds import is_fitting, set_apart
from store.text.clean import clean_line

if TYPE_CHECKING:
    from store.record.forgiven import Forgiven

_TABLE = re.compile(r"(?:\d{4}-\d\d)[^/]*\.(marks)\b|(watches|feeds|desk)\b")
_RECORD = re.compile(r"\d{4}-\d\d(\.\d{1,9}|\.marks)?\.json|(watches|feeds|desk)\.json")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Readout:
    """What was read of a file."""

    tables: FileTables = field(default_factory=dict)
    """What it holds, as far as that can be read."""
    told: str = ""
    """A sentence on what is wrong with it; empty if nothing is."""
    damage: str = ""
    """The same in a few words, without the file's name and what to do."""
    faults: int = 0
    """How many places of it are set aside, as they can't be read or used."""
    is_whole: bool = True
    """Whether nothing would be lost if the tables were written in its place."""


def read_out(path: Path) -> Readout:
    """Return what can be read of a file; nothing if nothing bears its name. Raises OSError if it can't be read now, or is no file."""
    try:
        raw = plain_bytes(path)
    except FileNotFoundError:
        return Readout()
    if not raw.strip():
        told = f"{path.name} is empty; if that is not meant, put it back from a backup (dateline doctor --from BACKUP) or another machine"
        return Readout(told=told, damage="it is empty")
    try:
        tables = tables_in(raw)
    except ValueError:
        found = _forgiven(path.name, raw)
        return _with_its_table(path.name, found.tables, found)
    if all(is_fitting(table, row) for table, rows in tables.items() for row in rows.values()):
        return _with_its_table(path.name, tables, Readout(tables))
    return _forgiven(path.name, raw)


def line_of(path: Path, row: Mapping[str, Any]) -> int:
    """Return the line on which a row of a file begins; 0 if it can't be told any more."""
    from store.record.forgiving import read_forgiving

    try:
        found = read_forgiving(_utf8(plain_bytes(path)), _expected(path.name))
    except OSError:
        return 0
    places = ((table, number) for table, rows in found.tables.items() for number, one in rows.items() if one == row)
    return next((found.lines.get(place, 0) for place in places), 0)


def _with_its_table(name: str, tables: FileTables, found: Readout) -> Readout:
    """Return what was read of a file; rows in a table that nobody knows are those that it should have, if it has no such table."""
    if not _RECORD.fullmatch(name):
        return found
    lost = {table: _meant(table, rows, tables, _expected(name)) for table, rows in tables.items() if table not in KNOWN_TABLES}
    lost = {table: meant for table, meant in lost.items() if meant}
    if not lost:
        return found
    read = {table: rows for table, rows in tables.items() if table not in lost}
    for table, meant in lost.items():
        read[meant] = {shown: row for shown, _, row in renumbered(read.get(meant, {}), tables[table])} | read.get(meant, {})
    first, meant = next(iter(lost.items()))
    damage = clean_line(f"the name of its table “{meant}” is damaged (“{first[:40]}”)")
    told = f"{name}: {damage}; all of it is read, mend that name in the file or run dateline doctor"
    return Readout(read, found.told or told, found.damage or damage, found.faults, is_whole=False)


def _meant(table: str, rows: Mapping[str, Any], tables: FileTables, expected: str) -> str:
    """Return which table one of an unknown name is, by what its rows hold and what the file lacks; nothing if it may be a person's own."""
    if rows and all("removed_at" in row for row in rows.values()):
        return "removed"
    is_first = next((one for one in tables if one not in KNOWN_TABLES), "") == table
    return expected if rows and is_first and not tables.get(expected) else ""


def stands(path: Path) -> bool:
    """Return whether something bears a file's name, whatever it is; also if that can't be told."""
    try:
        return is_named(path)
    except OSError:
        return True


def _forgiven(name: str, raw: bytes) -> Readout:
    from store.record.git_sides import first_line, sides
    from store.record.sides import joined_tables

    plain = _utf8(raw)
    versions = sides(plain)
    found = [_one_side(version, _expected(name)) for version in versions or [plain]]
    tables = _numbered_tables(found[0].tables if len(found) == 1 else joined_tables([side.tables for side in found]))
    faults = list(dict.fromkeys(fault for side in found for fault in side.faults))
    number = max(len(faults), found[0].number if len(found) == 1 else 0)
    if not versions:
        return (
            Readout(tables, *notices(name, faults, number, sum(map(len, tables.values()))), number, is_whole=False)
            if faults
            else Readout(tables)
        )
    where = f"line {first_line(plain)}: marks of an unsettled merge begin"
    damage = f"{where}, and {places_told(faults, number)}" if faults else where
    told = (
        f"{name}, {where}; every side of it is read, and the next change writes them as one and keeps the file as it is beside"
    )
    if faults:
        told += f"; {places_told(faults, number)}, which is set aside"
    return Readout(tables, clean_line(told), clean_line(damage), number, is_whole=False)


def _one_side(raw: bytes, expected: str) -> Forgiven:
    """Return what can be read of one version of a file."""
    from store.record.forgiven import Forgiven
    from store.record.forgiving import read_forgiving

    try:
        tables = tables_in(raw)
    except ValueError:
        found = read_forgiving(raw, expected)
        if not found.number and (
            line := _undecoded(raw)
        ):  # where a name stands twice in a row, its second value hides the first
            found.tell(line, "a row holds letters that there are none of")
        return _fitting(found)
    if all(is_fitting(table, row) for table, rows in tables.items() for row in rows.values()):
        return Forgiven(tables)
    return _fitting(Forgiven(tables, read_forgiving(raw, expected).lines))


def _fitting(found: Forgiven) -> Forgiven:
    """Return what was read without the values that are of a wrong kind."""
    for table, rows in found.tables.items():
        for number, row in tuple(rows.items()):
            if is_fitting(table, row):
                continue
            left, told = set_apart(table, row)
            for one in told:
                found.tell(found.lines.get((table, number), 0), one)
            if left is None:
                del rows[number]
            else:
                rows[number] = left
    found.faults.sort()
    return found


def _undecoded(plain: bytes) -> int:
    """Return the line of the first bytes that are no text; 0 if all are."""
    try:
        plain.decode()
    except UnicodeDecodeError as error:
        return plain[: error.start].count(b"\n") + 1
    return 0


def _expected(name: str) -> str:
    """Return the table that a file has by its name."""
    match = _TABLE.match(name)
    return next(filter(None, match.groups()), "stories") if match else "parts" if name[:8].isdigit() else "stories"


def _utf8(raw: bytes) -> bytes:
    """Return text as Dateline writes it; some editors put a mark before it, or write two bytes for each letter."""
    if raw.startswith(_UTF16):
        return raw.decode("utf-16", "replace").encode("utf-8", "replace")
    return raw.removeprefix(codecs.BOM_UTF8)


def _numbered_tables(tables: FileTables) -> FileTables:
    return {name: numbered(rows) for name, rows in tables.items()}
