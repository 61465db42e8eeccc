"""Two versions of a file, as its two sides say, become one: each row once, what both say of one thing joined, and names told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Any

from store.record.forgiven import Forgiven
from store.record.storage import FileTables
from store.record.watch_rows import LONGEST_NAME
from store.text.fold import fold


def free_copy_name(name: str, taken: Mapping[str, object] | Sequence[str]) -> str:
    """Return a name that is free for what is called as something else is: `Water (copy)`; `taken` has folded names."""
    short = name[: LONGEST_NAME - 12].strip()
    names = chain((f"{short} (copy)",), (f"{short} (copy {nth})" for nth in count(2)))
    return next(one for one in names if fold(one) not in taken)


def joined_tables(sides: Sequence[FileTables]) -> FileTables:
    """Return the rows of several versions of a file together: each once, marks and notes of one thing joined."""
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
    if "feeds" in both.tables:
        both.tables["feeds"] = _one_an_address(both.tables["feeds"])
    for name, of in (("watches", "line"), ("feeds", "address")):
        if name in both.tables:
            both.tables[name] = _called_apart(both.tables[name], of)
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


def _one_an_address(rows: Mapping[str, Any]) -> dict[str, Any]:
    """Return rows of feeds of which no two are at one address; the first one's settings hold, with the tags of all."""
    found: dict[str, Any] = {}
    numbers: dict[object, str] = {}
    for number, row in rows.items():
        key = row.get("address") if isinstance(row.get("address"), str) else number
        if key not in numbers:
            numbers[key] = number
            found[number] = row
        elif tags := with_both(found[numbers[key]].get("tags") or [], row.get("tags") or []):
            found[numbers[key]] = {**found[numbers[key]], "tags": tags}
    return found


def _called_apart(rows: Mapping[str, Any], of: str) -> dict[str, Any]:
    """Return rows of which no two have one name, where what they are `of` is another: the later one gets a name of its own."""
    found: dict[str, Any] = {}
    named: dict[str, Any] = {}
    for number, row in rows.items():
        name = row.get("name")
        if isinstance(name, str) and fold(name) in named:
            if named[fold(name)].get(of) == row.get(of):
                continue
            name = free_copy_name(name, list(named))
            found[number] = {**row, "name": name}
        else:
            found[number] = row
        if isinstance(name, str):
            named[fold(name)] = found[number]
    return found
