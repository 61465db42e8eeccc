"""A damaged TinyDB file is read row by row: what can be read is read, and what can't is told by its line.

Used where the quick reader refuses a file. Rows are looked for by how they begin, so that damage costs the row it is in and no
other: within a text no quote stands without a backslash, so nothing that begins a row can be found inside one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import count
from time import thread_time
from typing import Any, NamedTuple

import orjson

_KEY = re.compile(rb'"((?:[^"\\\r\n]|\\.){0,200})"[ \t\r\n]*:[ \t\r\n]*')
_BETWEEN = re.compile(rb"[ \t\r\n,]*")
_BLANK = re.compile(rb"[ \t\r\n]*")
_NUMBER = re.compile(rb"[0-9]{1,18}")
_NAMED = re.compile(rb'"(\w{4,12})\b')
_SPACE = b" \t\r\n"
_LONGEST_NAME = 260
_WORDS = ("stories", "removed", "earlier", "marks", "watches", "feeds", "desk", "step", "parts")
_DEEP = frozenset(("desk", "step", "parts"))
"""Tables whose rows may hold objects under numbers."""
_DEEPEST = 60
_MOST_FAULTS = 100_000
_SECONDS = 10.0
"""After so much damage, or so long, the rest of a file counts as damaged too."""
_LISTED = 50
_LARGEST_ROW = 32_000_000
_LARGEST = 2**63


class _Begin(NamedTuple):
    """A name with an object behind it: a table, a row, or something within a row."""

    start: int
    name: bytes
    value: int
    """Where the object begins."""


class Fault(NamedTuple):
    """One place that can't be read, or not as it stands."""

    line: int
    reason: str


@dataclass(slots=True)
class Forgiven:
    """What was read of a damaged file."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Tables by name, each with its rows by number."""
    faults: list[Fault] = field(default_factory=list)
    """What could not be read, the first of it."""
    number: int = 0
    """How many such places there are."""

    def put(self, table: str, number: str, row: Mapping[str, Any]) -> None:
        """Take in a row; one whose number is taken gets another, unless it says the same."""
        rows = self.tables.setdefault(table, {})
        if number not in rows:
            rows[number] = dict(row)
        elif rows[number] != row:
            rows[str(next(free for free in count(len(rows) + 1) if str(free) not in rows))] = dict(row)

    def tell(self, line: int, reason: str) -> None:
        """Note a place that can't be read."""
        self.number += 1
        if len(self.faults) < _LISTED:
            self.faults.append(Fault(line, reason))


def read_forgiving(raw: bytes, expected: str) -> Forgiven:
    """Return what can be read of a file's bytes; `expected` is the table that rows without one belong to."""
    return _Walk(raw, expected).done()


class _Walk:
    """Goes along a file, from row to row."""

    def __init__(self, raw: bytes, expected: str) -> None:
        self._raw, self._expected = raw, expected
        self._found = Forgiven()
        self._counted, self._line = 0, 1
        self._next: tuple[int, _Begin | None] = (-1, None)
        self._left = 3 * len(raw) + 1_000_000
        self._until = thread_time() + _SECONDS
        self._last = expected
        self._replaced = False
        self._decoder = json.JSONDecoder(
            parse_int=self._whole_number, parse_float=self._number, parse_constant=self._no_number, strict=False
        )

    def done(self) -> Forgiven:
        at = _BLANK.match(self._raw, 0).end()  # type: ignore[union-attr]  # it matches anything
        if self._raw[at : at + 1] == b"{":
            at += 1
        else:
            at = self._skip(at, "it does not begin as a TinyDB file does", None)
        table: str | None = None if at < len(self._raw) else ""
        if self._at_row(at):
            table = self._last
        while at < len(self._raw):
            at, table = self._step(at, table)
            if self._found.number > _MOST_FAULTS or thread_time() > self._until:
                self._found.tell(self._line_of(at), "so much is damaged that nothing behind it is read")
                break
        else:
            if not self._ended:
                self._found.tell(self._line_of(len(self._raw)), "it ends in the middle")
        return self._found

    _ended = False

    def _step(self, at: int, table: str | None) -> tuple[int, str | None]:
        """Take one thing in; return where the next one begins, and in which table."""
        at = _BETWEEN.match(self._raw, at).end()  # type: ignore[union-attr]  # it matches anything
        if at >= len(self._raw):
            return at, table
        if self._raw[at : at + 1] == b"}":
            if table is not None:
                return at + 1, None
            end = _BLANK.match(self._raw, at + 1).end()  # type: ignore[union-attr]  # it matches anything
            if end < len(self._raw):
                end = self._skip(end, "something stands behind its end", None)
                return end, self._last if self._at_row(end) else None
            self._ended = True
            return end, None
        key = _KEY.match(self._raw, at)
        if key is None:
            after = self._skip(at, "it can't be understood", table)
            return after, self._table_at(after, table)
        name, value = key[1], key.end()
        is_object = self._raw[value : value + 1] == b"{"
        if is_object and (known := self._table_called(name, inside=table is not None)):
            if table is not None:
                self._found.tell(self._line_of(at), f"the table before “{known}” has no end")
            self._last = known
            self._found.tables.setdefault(known, {})
            return value + 1, known
        if table is None and not _NUMBER.fullmatch(name):
            return self._odd_table(at, value, _text(name)), None
        if table is None:
            self._found.tell(self._line_of(at), f"a table ended too early; what follows is read as “{self._last}”")
        return self._row(at, value, _text(name), table or self._last), table or self._last

    def _row(self, at: int, value: int, number: str, table: str) -> int:
        """Take in a row; return what is behind it."""
        whole, limit = self._undamaged(value)
        if whole is not None:
            self._found.put(self._belongs(whole, table), number, whole)
            return limit
        self._replaced = False
        found = self._parsed(value, table)
        if found is None:
            self._found.tell(self._line_of(at), "a row can't be understood")
            return self._skip(value, "", table)
        row, end = found
        if not isinstance(row, dict):
            self._found.tell(self._line_of(at), "a row is not an object")
        elif isinstance(row.get("id"), list | dict):
            self._found.tell(self._line_of(at), "a row has no id that can be one")
        else:
            try:
                clean = self._clean(row, 0)
            except RecursionError:
                self._found.tell(self._line_of(at), "a row is nested too deeply")
                return end
            if self._replaced:
                self._found.tell(
                    self._line_of(at), "a row holds letters or numbers that there are none of; all else of it is read"
                )
            self._found.put(self._belongs(clean, table), number, clean)
        return end

    def _undamaged(self, value: int) -> tuple[dict[str, Any] | None, int]:
        """Return a row that is as it should be, as most are, and what is behind it."""
        limit = self._begin_after(value)
        if limit - value < _LARGEST_ROW:
            try:
                row = orjson.loads(self._raw[value:limit].rstrip(b", \t\r\n"))
            except ValueError:
                return None, limit
            if isinstance(row, dict) and not isinstance(row.get("id"), list | dict):
                return row, limit
        return None, limit

    def _belongs(self, row: Mapping[str, Any], table: str) -> str:
        """Return the table of a row: removed stories are known by what they hold, also where the name of their table was lost."""
        if table in ("stories", "removed") and row.get("id"):
            return "removed" if "removed_at" in row else "stories"
        return table

    def _odd_table(self, at: int, value: int, name: str) -> int:
        """Take in what stands in the place of a table; rows in a list are rows."""
        if self._raw[value : value + 1] == b"{":
            self._last = name
            self._found.tables.setdefault(name, {})
            return self._own_table(value + 1, name)
        found = self._parsed(value, "desk")
        if found is None:
            self._found.tell(self._line_of(at), "a table can't be understood")
            return self._skip(value, "", None)
        rows, end = found
        if isinstance(rows, list):
            table = self._table_called(name.encode(), inside=False) or name
            for nth, row in enumerate(rows, 1):
                if isinstance(row, dict) and not isinstance(row.get("id"), list | dict):
                    self._found.put(table, str(nth), self._clean(row, 0))
        self._found.tell(self._line_of(at), f"“{name[:40]}” is no table" if rows is not None else f"“{name[:40]}” has nothing")
        return end

    def _own_table(self, at: int, table: str) -> int:
        """Take in a table of a name that Dateline does not know, as a person's own."""
        inside: str | None = table
        while at < len(self._raw) and inside == table and self._found.number <= _MOST_FAULTS and thread_time() < self._until:
            at, inside = self._step(at, inside)
            if inside is not None and inside != table:
                return at
        return at

    def _parsed(self, start: int, table: str) -> tuple[Any, int] | None:
        """Return the value that begins somewhere, and what is behind it; None if it can't be understood."""
        limit = self._begin_after(start)
        while limit - start < _LARGEST_ROW:
            piece = self._raw[start:limit].decode("utf-8", "surrogateescape")
            self._left -= limit - start
            try:
                value, end = self._decoder.raw_decode(piece)
            except RecursionError:
                return None
            except json.JSONDecodeError as error:
                cut = error.pos >= len(piece.rstrip()) or "Unterminated" in error.msg or error.pos >= len(piece) - 1
                crossed = self._crosses(start, limit, table)
                if cut and limit < len(self._raw) and not crossed and self._left > 0:
                    limit = self._begin_after(start + 2 * (limit - start))
                    continue
                return self._closed(piece, start, limit) if cut and crossed else None
            return value, start + len(piece[:end].encode("utf-8", "surrogateescape"))
        return None

    def _closed(self, piece: str, start: int, limit: int) -> tuple[Any, int] | None:
        """Return a row that lacks nothing but its end."""
        try:
            value, _ = self._decoder.raw_decode(piece.rstrip(", \t\r\n") + "}")
        except (json.JSONDecodeError, RecursionError):
            return None
        self._found.tell(self._line_of(start), "a row has no end")
        return value, limit

    def _crosses(self, start: int, limit: int, table: str) -> bool:
        """Return whether another row begins at a limit, which a longer piece would swallow."""
        begin = self._begins_at(limit)
        return table not in _DEEP and begin is not None and bool(_NUMBER.fullmatch(begin.name)) and limit > start

    def _skip(self, at: int, reason: str, table: str | None) -> int:
        """Return where the next table or row begins, and tell why what is before it is not read."""
        if reason:
            self._found.tell(self._line_of(at), reason)
        begin = self._begin(at)
        while begin is not None:
            if _NUMBER.fullmatch(begin.name) or _text(begin.name) in _WORDS or self._is_own_row(begin):
                if table is None and (lost := _NAMED.findall(self._raw[max(at, begin.start - 100) : begin.start])):
                    self._last = self._table_called(lost[-1], inside=False) or self._last
                return begin.start
            begin = self._begin(begin.value)
        self._ended = True  # which was told already
        return len(self._raw)

    def _is_own_row(self, begin: _Begin) -> bool:
        """Return whether a person's own name begins a row, and not something within one."""
        if self._left <= 0:
            return False
        found = self._parsed(begin.value, "stories")
        return found is not None and isinstance(found[0], dict) and isinstance(found[0].get("id"), str)

    def _table_at(self, at: int, table: str | None) -> str | None:
        return self._last if table is None and self._at_row(at) else table

    def _at_row(self, at: int) -> bool:
        begin = self._begins_at(at)
        return begin is not None and _text(begin.name) not in _WORDS

    def _table_called(self, name: bytes, *, inside: bool) -> str:
        """Return the table that a name means, also where a letter of it is damaged; nothing if it means none."""
        text = _text(name)
        if text in _WORDS:
            return text
        if inside or not text or _NUMBER.fullmatch(name):
            return ""
        close = get_close_matches(text, _WORDS, 1, 0.7) if len(text) < 20 else []
        if close:
            self._found.tell(self._line, f"a table is called “{text}” and read as “{close[0]}”")
        return close[0] if close else ""

    def _begin(self, at: int) -> _Begin | None:
        """Return the next thing that begins from somewhere on; it is looked for once."""
        asked, found = self._next
        if not (0 <= asked <= at and (found is None or found.start >= at)):
            found = self._sought(at)
            self._next = at, found
        return found

    def _sought(self, at: int) -> _Begin | None:
        """Return the next object that has a name before it, from somewhere on, unless it takes too long to find one."""
        value = self._raw.find(b"{", at)
        for nth in count():
            if value < 0 or (nth % 1_000 == 999 and thread_time() > self._until):
                return None
            if (begin := self._begin_of(value)) is not None and begin.start >= at:
                return begin
            value = self._raw.find(b"{", value + 1)
        return None

    def _begin_of(self, value: int) -> _Begin | None:
        """Return what an object is called by the name before it; None if there is none."""
        from_ = max(0, value - _LONGEST_NAME)
        before = self._raw[from_:value].rstrip(_SPACE)
        if not before.endswith(b":"):
            return None
        before = before[:-1].rstrip(_SPACE)
        if not before.endswith(b'"') or _is_escaped(before, len(before) - 1):
            return None
        quote = before.rfind(b'"', 0, -1)
        while quote > 0 and _is_escaped(before, quote):
            quote = before.rfind(b'"', 0, quote)
        name = before[quote + 1 : -1]
        return None if quote < 0 or b"\n" in name else _Begin(from_ + quote, name, value)

    def _begin_after(self, at: int) -> int:
        """Return where the next thing begins behind a place; the end if nothing does."""
        begin = self._begin(min(at + 1, len(self._raw)))
        return begin.start if begin else len(self._raw)

    def _begins_at(self, at: int) -> _Begin | None:
        """Return what begins just here."""
        key = _KEY.match(self._raw, at)
        return _Begin(at, key[1], key.end()) if key and self._raw[key.end() : key.end() + 1] == b"{" else None

    def _line_of(self, at: int) -> int:
        """Return the line of a place; places are asked for in about their order."""
        if at < self._counted:
            return self._line - self._raw.count(b"\n", at, self._counted)
        self._line += self._raw.count(b"\n", self._counted, at)
        self._counted = at
        return self._line

    def _clean(self, value: Any, depth: int) -> Any:
        """Return a value whose texts can be written again. Raises RecursionError for one that is nested too deeply."""
        if depth > _DEEPEST:
            raise RecursionError
        if isinstance(value, str):
            return self._letters(value)
        if isinstance(value, list):
            return [self._clean(one, depth + 1) for one in value]
        if isinstance(value, dict):
            return {self._letters(name): self._clean(one, depth + 1) for name, one in value.items()}
        return value

    def _letters(self, text: str) -> str:
        try:
            text.encode()
        except UnicodeEncodeError:
            self._replaced = True
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def _whole_number(self, digits: str) -> int | str:
        if len(digits) < 20 and -_LARGEST <= int(digits) < _LARGEST:
            return int(digits)
        self._replaced = True
        return digits

    def _number(self, digits: str) -> float | str:
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            self._replaced = True
            return digits
        return value

    def _no_number(self, _name: str) -> None:
        self._replaced = True


def _is_escaped(text: bytes, at: int) -> bool:
    """Return whether a backslash that is none itself stands before a place."""
    return (at - len(text[:at].rstrip(b"\\"))) % 2 == 1


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
