"""What kinds of values the rows of small tables may have: what is of another kind is set aside and told, never passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from store.record.row_values import kind_of


class _Kind(NamedTuple):
    """A kind of value."""

    told: str
    fits: Callable[[Any], bool]


_TEXT = _Kind("a text", lambda value: isinstance(value, str))
_TRUTH = _Kind("true or false", lambda value: isinstance(value, bool))
_NUMBER = _Kind("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool))
_TEXTS = _Kind("a list of texts", lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value))
_VALUES = _Kind("a table of values", lambda value: isinstance(value, dict))
_KINDS: Mapping[str, Mapping[str, _Kind]] = {
    "marks": {
        **dict.fromkeys(("id", "theme", "note"), _TEXT),
        **dict.fromkeys(("read", "starred", "note_for_all"), _TRUTH),
        **dict.fromkeys(("tags", "tags_for_all"), _TEXTS),
    },
    "watches": {"place": _NUMBER},
    "feeds": {
        **dict.fromkeys(("id", "site", "user_agent", "user", "auth"), _TEXT),
        **dict.fromkeys(("full_text", "allow_private", "notify"), _TRUTH),
        **dict.fromkeys(("every", "most_megabytes"), _NUMBER),
        "tags": _TEXTS,
    },
    "desk": {"id": _TEXT, "value": _VALUES},
    "removed": {"id": _TEXT, "title": _TEXT, "removed_at": _TEXT, "removed_nth": _NUMBER},
    "earlier": {"id": _TEXT, "title": _TEXT},
}
_NEEDED = {"marks": ("id",), "desk": ("id",), "removed": ("id", "title"), "earlier": ("id", "title")}
"""What each row has to have, so that it means anything; of watch lists and feeds, whoever reads them tells what is missing."""
_STAYING = frozenset(("removed", "earlier"))
"""Tables whose rows stay as they are, whatever they hold: as those of the stories, only a person can mend them."""
_ON_DESK: Mapping[str, _Kind] = {"jumps": _TEXT, "removals": _NUMBER}
"""What the values of some pages of the notebook are."""


def is_fitting(table: str, row: Mapping[str, Any]) -> bool:
    """Return whether all values of a row are of the kinds that its table has."""
    kinds = _KINDS.get(table)
    return kinds is None or not (_misfits(kinds, row) or _missing(table, row) or (table == "desk" and _desk_misfits(row)))


def set_apart(table: str, row: Mapping[str, Any]) -> tuple[dict[str, Any] | None, list[str]]:
    """Return a row without the values that are of a wrong kind, and what is wrong with each; None if nothing is left of it.

    Rows of texts that were replaced or taken out stay as they are.
    """
    wrong = _misfits(_KINDS[table], row)
    told = [_told(name, row[name], _KINDS[table][name]) for name in wrong]
    left = {name: value for name, value in row.items() if name not in wrong}
    for name in wrong:
        if _KINDS[table][name] is _TEXTS and isinstance(row[name], list):
            left[name] = [one for one in row[name] if isinstance(one, str)]
    missing = _missing(table, left)
    if table in _STAYING:
        return dict(row), told or [f"a row has no “{missing}”"]
    if missing:
        return None, told or [f"a row has no “{missing}”"]
    if table == "desk" and (inner := _desk_misfits(left)):
        kind = _ON_DESK[left["id"]].told
        told += [f"“{name[:40]}” of “{left['id']}” is {kind_of(left['value'][name])} where {kind} belongs" for name in inner]
        left["value"] = {name: value for name, value in left["value"].items() if name not in inner}
    return left, told


def _told(name: str, value: Any, kind: _Kind) -> str:
    if kind is _TEXTS and isinstance(value, list):
        return f"“{name}” has {kind_of(next(one for one in value if not isinstance(one, str)))} among its texts"
    return f"“{name}” is {kind_of(value)} where {kind.told} belongs"


def _misfits(kinds: Mapping[str, _Kind], row: Mapping[str, Any]) -> list[str]:
    return [name for name, value in row.items() if name in kinds and value is not None and not kinds[name].fits(value)]


def _missing(table: str, row: Mapping[str, Any]) -> str:
    return next((name for name in _NEEDED.get(table, ()) if row.get(name) in (None, "")), "")


def _desk_misfits(row: Mapping[str, Any]) -> list[str]:
    kind = _ON_DESK.get(str(row.get("id")))
    value = row.get("value")
    return [name for name, one in value.items() if not kind.fits(one)] if kind and isinstance(value, dict) else []
