"""A file of the record as it is read: quickly where it is as it should be, and forgivingly where it is damaged or in conflict."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.record.plain_file import is_named, plain_bytes
from store.record.storage import KNOWN_TABLES, FileTables, numbered, renumbered, tables_in
from store.text.clean import clean_line

_TABLE = re.compile(r"(?:\d{4}-\d\d)[^/]*\.(marks)\b|(watches|feeds|desk)\b")
_RECORD = re.compile(r"\d{4}-\d\d(\.\d{1,9}|\.marks)?\.json|(watches|feeds|desk)\.json")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMED_LINES = 3


@dataclass(frozen=True, slots=True)
class Readout:
    """What was read of a file."""

    tables: FileTables = field(default_factory=dict)
    """What it holds, as far as that can be read."""
    told: str = ""
    """A sentence on what is wrong with it; empty if nothing is."""
    is_whole: bool = True
    """Whether nothing would be lost if the tables were written in its place."""


def read_out(path: Path) -> Readout:
    """Return what can be read of a file; nothing if nothing bears its name. Raises OSError if it can't be read now, or is no file."""
    try:
        raw = plain_bytes(path)
    except FileNotFoundError:
        return Readout()
    if not raw.strip():
        return Readout(told=f"{path.name} is empty; if that is not meant, put it back from a backup or another machine")
    try:
        tables = tables_in(raw)
    except ValueError:
        found = _forgiven(path.name, raw)
        return _with_its_table(path.name, found.tables, found)
    return _with_its_table(path.name, tables, Readout(tables))


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
    told = f"{name}: its table “{first[:40]}” is read as “{meant}”, as that name is damaged; mend it there"
    return Readout(read, found.told or clean_line(told), is_whole=False)


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
    from store.record.forgiving import Forgiven, read_forgiving
    from store.record.git_sides import sides

    plain = _utf8(raw)
    expected = _expected(name)
    versions = sides(plain) or [plain]
    read: list[FileTables] = []
    faults = Forgiven()
    for version in versions:
        try:
            read.append(tables_in(version))
        except ValueError:
            found = read_forgiving(version, expected)
            if not found.number and (
                line := _undecoded(version)
            ):  # where a name stands twice in a row, its second value hides the first
                found.tell(line, "a row holds letters that there are none of")
            read.append(found.tables)
            faults.faults += [fault for fault in found.faults if fault not in faults.faults]
            faults.number = max(faults.number + found.number if len(versions) == 1 else 0, len(faults.faults))
    tables = read[0] if len(read) == 1 else joined_tables(read)
    if len(versions) > 1:
        line = plain[: plain.index(b"<<<<<<<")].count(b"\n") + 1
        told = f"{name}, line {line}: git's conflict marks stand there, and both sides were read"
        told = f"{told}; the next change in it writes them as one" if not faults.number else _with_faults(told, faults)
        return Readout(_numbered_tables(tables), clean_line(told), is_whole=False)
    if faults.number:
        return Readout(_numbered_tables(tables), clean_line(_told(name, faults, tables)), is_whole=False)
    return Readout(_numbered_tables(tables))


def _undecoded(plain: bytes) -> int:
    """Return the line of the first bytes that are no text; 0 if all are."""
    try:
        plain.decode()
    except UnicodeDecodeError as error:
        return plain[: error.start].count(b"\n") + 1
    return 0


def _told(name: str, faults: Any, tables: Mapping[str, Mapping[str, Any]]) -> str:
    lines = list(dict.fromkeys(fault.line for fault in faults.faults))
    first = faults.faults[0]
    number = sum(map(len, tables.values()))
    if faults.number == 1 or len(lines) == 1:
        where = f"line {lines[0]}: {first.reason}"
    else:
        named = ", ".join(map(str, lines[:_NAMED_LINES]))
        more = f" and {faults.number - _NAMED_LINES:,} more places" if faults.number > _NAMED_LINES else ""
        where = f"lines {named}{more}: {first.reason} (line {first.line})"
    read = f"all else of it is read, {number:,} {'row' if number == 1 else 'rows'}" if number else "nothing of it can be read"
    return f"{name}, {where}; what can't be read is set aside in the file, {read}: mend it there, or put it back from a backup"


def _with_faults(told: str, faults: Any) -> str:
    first = faults.faults[0]
    places = f"{faults.number:,} damaged {'place' if faults.number == 1 else 'places'}"
    return f"{told}, but for {places} set aside there (line {first.line}: {first.reason})"


def joined_tables(sides: Sequence[FileTables]) -> FileTables:
    """Return the rows of several versions of a file together: each once, marks and notes of one thing joined."""
    from store.record.forgiving import Forgiven

    both = Forgiven()
    for side in sides:
        for name, rows in side.items():
            known = both.tables.setdefault(name, {})
            same = {repr(sorted(row.items(), key=str)) for row in known.values()}
            for number, row in rows.items():
                if repr(sorted(row.items(), key=str)) not in same:
                    both.put(name, number, row)
    for name in ("marks", "desk"):
        if name in both.tables:
            both.tables[name] = _one_a_name(name, both.tables[name])
    return both.tables


def _one_a_name(table: str, rows: Mapping[str, Any]) -> dict[str, Any]:
    """Return rows of which no two are of one thing; what several say of it is joined."""
    from store.record.marks import joined

    found: dict[str, Any] = {}
    numbers: dict[str, str] = {}
    for number, row in rows.items():
        key = str(row.get("id"))
        if key not in numbers:
            numbers[key] = number
            found[number] = row
        elif table == "marks":
            found[numbers[key]] = joined([found[numbers[key]], row])[key]
        else:
            found[numbers[key]] = with_both(found[numbers[key]], row)
    return found


def with_both(here: Any, there: Any) -> Any:
    """Return two plain values as one: what is here holds where both speak of the same."""
    if isinstance(here, dict) and isinstance(there, dict):
        return {**there, **{key: with_both(value, there.get(key)) for key, value in here.items()}}
    if isinstance(here, list) and isinstance(there, list):
        return [*here, *(one for one in there if one not in here)]
    return here


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
