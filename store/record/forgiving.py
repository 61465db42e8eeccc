"""A damaged TinyDB file is read row by row: what can be read is read, and what can't is told by its line.

Used where the quick reader refuses a file. Rows are looked for by how they begin, so that damage costs the row it is in and no
other. A row whose end is lost, or that has a name twice, is not read at all: part of it may be another's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from time import thread_time
from typing import Any

from store.record.beginnings import KEY, NUMBER, Begin, Beginnings, text_of
from store.record.forgiven import Forgiven
from store.record.row_values import RowValues, kind_of

_BETWEEN = re.compile(rb"[ \t\r\n,]*")
_BLANK = re.compile(rb"[ \t\r\n]*")
_NAMED = re.compile(rb'"(\w{4,12})\b')
_WORDS = ("stories", "removed", "earlier", "marks", "watches", "feeds", "desk", "step", "parts")
_DEEP = frozenset(("desk", "step", "parts"))
"""Tables whose rows may hold objects under numbers."""
_MOST_FAULTS = 100_000
_SECONDS = 10.0
"""After so much damage, or so long, the rest of a file counts as damaged too."""
_LARGEST_ROW = 32_000_000
_NO_ROW = "a row can't be understood"


def read_forgiving(raw: bytes, expected: str) -> Forgiven:
    """Return what can be read of a file's bytes; `expected` is the table that rows without one belong to."""
    return _Walk(raw, expected).done()


class _Walk:
    """Goes along a file, from row to row."""

    def __init__(self, raw: bytes, expected: str) -> None:
        self._raw = raw
        self._found, self._values = Forgiven(), RowValues()
        self._counted, self._line = 0, 1
        self._left = 3 * len(raw) + 1_000_000
        self._until = thread_time() + _SECONDS
        self._begins = Beginnings(raw, self._is_late)
        self._last, self._ended = expected, False
        self._why = _NO_ROW

    def done(self) -> Forgiven:
        at = _BLANK.match(self._raw, 0).end()  # type: ignore[union-attr]  # it matches anything
        if self._raw[at : at + 1] == b"{":
            at += 1
        else:
            at = self._skip(at, "the file does not begin as one of Dateline's", None)
        table: str | None = None if at < len(self._raw) else ""
        if self._at_row(at):
            table = self._last
        while at < len(self._raw):
            at, table = self._step(at, table)
            if self._found.number > _MOST_FAULTS or self._is_late():
                self._found.tell(self._line_of(at), "so much is damaged that nothing behind it is read")
                break
        else:
            if not self._ended:
                self._found.tell(self._line_of(len(self._raw)), "the file ends in the middle")
        return self._found

    def _is_late(self) -> bool:
        return thread_time() > self._until

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
                end = self._skip(end, "something stands behind the file's end", None)
                return end, self._last if self._at_row(end) else None
            self._ended = True
            return end, None
        key = KEY.match(self._raw, at)
        if key is None:
            after = self._skip(at, "what stands there can't be understood", table)
            return after, self._table_at(after, table)
        name, value = key[1], key.end()
        is_object = self._raw[value : value + 1] == b"{"
        if is_object and (known := self._table_called(name, inside=table is not None)):
            if table is not None:
                self._found.tell(self._line_of(at), f"the table before “{known}” has no end")
            self._last = known
            self._found.tables.setdefault(known, {})
            return value + 1, known
        if table is None and not NUMBER.fullmatch(name):
            return self._odd_table(at, value, text_of(name)), None
        if table is None:
            self._found.tell(self._line_of(at), f"a table ended too early, and what follows is read as “{self._last}”")
        return self._row(at, value, text_of(name), table or self._last), table or self._last

    def _row(self, at: int, value: int, number: str, table: str) -> int:
        """Take in a row; return what is behind it."""
        limit = self._begins.after(value)
        if limit - value < _LARGEST_ROW and (whole := self._values.whole(self._raw[value:limit].rstrip(b", \t\r\n"))):
            self._found.put(self._belongs(whole, table), number, whole, self._line_of(at))
            return limit
        found = self._parsed(value, table)
        if found is None:
            self._found.tell(self._line_of(at), self._why)
            return self._skip(value, "", table)
        row, end = found
        self._take(self._line_of(at), table, number, row)
        return end

    def _take(self, line: int, table: str, number: str, row: Any) -> None:
        """Take in a row that is not as it should be, if it can be relied on."""
        why = self._values.doubt(row)
        if not why and table not in _DEEP and any(isinstance(row.get(word), dict) for word in _WORDS):
            why = "a row's end is missing"
        if why:
            self._found.tell(line, why)
            return
        try:
            clean = self._values.clean(row)
        except RecursionError:
            self._found.tell(line, "a row is nested too deeply")
            return
        if self._values.is_replaced:
            self._found.tell(line, "a row holds letters or numbers that there are none of, and is read without them")
        self._found.put(self._belongs(clean, table), number, clean, line)

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
        line, found = self._line_of(at), self._parsed(value, "desk")
        if found is None:
            self._found.tell(line, f"the table “{name[:40]}” can't be understood")
            return self._skip(value, "", None)
        rows, end = found
        self._found.tell(line, f"“{name[:40]}” is {kind_of(rows)} where a table belongs")
        table = self._table_called(name.encode(), inside=False) or name
        for nth, row in enumerate(rows if isinstance(rows, list) else (), 1):
            self._take(line, table, str(nth), row)
        return end

    def _own_table(self, at: int, table: str) -> int:
        """Take in a table of a name that Dateline does not know, as a person's own."""
        inside: str | None = table
        while at < len(self._raw) and inside == table and self._found.number <= _MOST_FAULTS and not self._is_late():
            at, inside = self._step(at, inside)
            if inside is not None and inside != table:
                return at
        return at

    def _parsed(self, start: int, table: str) -> tuple[Any, int] | None:
        """Return the value that begins somewhere, and what is behind it; None, and why in `_why`, if it can't be understood."""
        limit, self._why = self._begins.after(start), _NO_ROW
        while limit - start < _LARGEST_ROW:
            piece = self._raw[start:limit].decode("utf-8", "surrogateescape")
            self._left -= limit - start
            try:
                value, end = self._values.read(piece)
            except RecursionError:
                return None
            except json.JSONDecodeError as error:
                cut = error.pos >= len(piece.rstrip()) or "Unterminated" in error.msg or error.pos >= len(piece) - 1
                crossed = self._crosses(start, limit, table)
                if cut and limit < len(self._raw) and not crossed and self._left > 0:
                    limit = self._begins.after(start + 2 * (limit - start))
                    continue
                self._why = "a row's end is missing" if cut else _NO_ROW
                return None
            return value, start + len(piece[:end].encode("utf-8", "surrogateescape"))
        return None

    def _crosses(self, start: int, limit: int, table: str) -> bool:
        """Return whether another row begins at a limit, which a longer piece would swallow."""
        begin = self._begins.at(limit)
        return table not in _DEEP and begin is not None and bool(NUMBER.fullmatch(begin.name)) and limit > start

    def _skip(self, at: int, reason: str, table: str | None) -> int:
        """Return where the next table or row begins, and tell why what is before it is not read."""
        if reason:
            self._found.tell(self._line_of(at), reason)
        begin = self._begins.from_(at)
        while begin is not None:
            if NUMBER.fullmatch(begin.name) or begin.text in _WORDS or self._is_own_row(begin):
                if table is None and (lost := _NAMED.findall(self._raw[max(at, begin.start - 100) : begin.start])):
                    self._last = self._table_called(lost[-1], inside=False) or self._last
                return begin.start
            begin = self._begins.from_(begin.value)
        self._ended = True  # which was told already
        return len(self._raw)

    def _is_own_row(self, begin: Begin) -> bool:
        """Return whether a person's own name begins a row, and not something within one."""
        if self._left <= 0:
            return False
        found = self._parsed(begin.value, "stories")
        return found is not None and isinstance(found[0], dict) and isinstance(found[0].get("id"), str)

    def _table_at(self, at: int, table: str | None) -> str | None:
        return self._last if table is None and self._at_row(at) else table

    def _at_row(self, at: int) -> bool:
        begin = self._begins.at(at)
        return begin is not None and begin.text not in _WORDS

    def _table_called(self, name: bytes, *, inside: bool) -> str:
        """Return the table that a name means, also where a letter of it is damaged; nothing if it means none."""
        text = text_of(name)
        if text in _WORDS:
            return text
        if inside or not text or NUMBER.fullmatch(name):
            return ""
        close = get_close_matches(text, _WORDS, 1, 0.7) if len(text) < 20 else []
        if close:
            self._found.tell(self._line, f"a table is called “{text}”, and is read as “{close[0]}”")
        return close[0] if close else ""

    def _line_of(self, at: int) -> int:
        """Return the line of a place; places are asked for in about their order."""
        if at < self._counted:
            return self._line - self._raw.count(b"\n", at, self._counted)
        self._line += self._raw.count(b"\n", self._counted, at)
        self._counted = at
        return self._line
