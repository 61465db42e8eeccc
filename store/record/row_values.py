"""Values as they stand in a damaged file: read, made such that they can be written again, and doubted where rows ran into one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from store.record.names_twice import has_names_twice

_DEEPEST = 60
_LARGEST = 2**63
_NOISE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]{4}|\n[ \t]*[\\]}]")
"""In a text: bytes that nobody wrote, or the end of another row. Nobody knows how much they took the place of."""
_NO_LETTER = re.compile("[\x00-\x1f\ud800-\udfff\ufffd]")


class RowValues:
    """Reads values, and knows of the last one what was the matter with it."""

    def __init__(self) -> None:
        self.is_replaced = False
        """Whether it holds letters or numbers that there are none of."""
        self._twice = ""
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._whole_number,
            parse_float=self._number,
            parse_constant=self._no_number,
            strict=False,
        )

    def whole(self, piece: bytes) -> dict[str, Any] | None:
        """Return the row that some bytes are, if it is as it should be, as most are."""
        try:
            row = orjson.loads(piece)
        except ValueError:
            return None
        is_row = isinstance(row, dict) and not isinstance(row.get("id"), list | dict)
        return row if is_row and not has_names_twice(piece, row) else None

    def read(self, piece: str) -> tuple[Any, int]:
        """Return the value that begins a piece of text, and where it ends. Raises json.JSONDecodeError, RecursionError."""
        self.is_replaced, self._twice = False, ""
        return self._decoder.raw_decode(piece)

    def doubt(self, row: Any) -> str:
        """Return why the value that was read last is no row that can be relied on; empty if it is one.

        Of two rows with damage between them one may be left that has something of both.
        """
        if not isinstance(row, dict):
            return f"a row is {kind_of(row)}, not an object"
        if self._twice:
            return f"a row has the name “{self._twice}” twice, as if two had run into one"
        if any(map(_NO_LETTER.search, row)) or _NO_LETTER.search(str(row.get("id", ""))):
            return "a row has letters in a name, or in its id, that there are none of"
        if isinstance(row.get("id"), list | dict):
            return f"a row has {kind_of(row['id'])} for its id"
        return "a row has something in it that is no text" if _has_noise(row, 0) else ""

    def clean(self, value: Any, depth: int = 0) -> Any:
        """Return a value whose texts can be written again. Raises RecursionError for one that is nested too deeply."""
        if depth > _DEEPEST:
            raise RecursionError
        if isinstance(value, str):
            return self._letters(value)
        if isinstance(value, list):
            return [self.clean(one, depth + 1) for one in value]
        if isinstance(value, dict):
            return {self._letters(name): self.clean(one, depth + 1) for name, one in value.items()}
        return value

    def _object(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            self._twice = self._twice or next(name for name in names if names.count(name) > 1)[:40]
        return found

    def _letters(self, text: str) -> str:
        try:
            text.encode()
        except UnicodeEncodeError:
            self.is_replaced = True
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def _whole_number(self, digits: str) -> int | str:
        if len(digits) < 20 and -_LARGEST <= int(digits) < _LARGEST:
            return int(digits)
        self.is_replaced = True
        return digits

    def _number(self, digits: str) -> float | str:
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            self.is_replaced = True
            return digits
        return value

    def _no_number(self, _name: str) -> None:
        self.is_replaced = True


def _has_noise(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return bool(_NOISE.search(value))
    if depth > _DEEPEST:
        return False
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return any(_has_noise(one, depth + 1) for one in inner)


def kind_of(value: Any) -> str:
    """Return what a plain value is, with its article."""
    if isinstance(value, str):
        return "text"
    if value is None:
        return "nothing"
    kinds = ((bool, "true or false"), (int | float, "a number"), (dict, "a table"), (list, "a list"))
    return next((told for kind, told in kinds if isinstance(value, kind)), "something else")
