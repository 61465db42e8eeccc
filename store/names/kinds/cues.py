"""Cues: tables of words that, standing around a name, tell what it names; read on use from `seeds/names/cues.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from store.names.kinds.kind import KINDS, NameKind
from store.paths import seeds_folder
from store.text.entries import entries_in

Table = Mapping[str, tuple[tuple[int, float], ...]]
"""A word in small letters to what it says: kinds, by where they stand among the weights, each with a weight."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The tables, each for one place beside a name."""

    before: Table
    """The word before."""
    after: Table
    """The word after."""
    owned: Table
    """The word after a name in the possessive."""
    of: Table
    """The word before `of` and the name."""
    joined: Table
    """The word before `for`, `at`, `with` and the name."""
    within: Table
    """The word before `in` and the name."""
    called: Table
    """What a name is called after a comma."""
    surely_match: frozenset[str]
    """Words that hardly anything but a report of a match has."""
    match_words: frozenset[str]
    """Words of which a report of a match has several, and others as well."""
    before_sides: frozenset[str]
    """What stands before a side in such a report."""
    after_sides: frozenset[str]
    """What stands after one."""


@cache
def cues() -> Cues:
    """Return the tables; they are read when first asked for."""
    read = tomllib.loads((seeds_folder() / "names" / "cues.toml").read_text(encoding="utf-8"))
    match = read["match"]
    return Cues(
        before=_table(read["before"]),
        after=_table(read["after"]),
        owned=_table(read["owned"]),
        of=_table(read["of"]),
        joined=_table(read["for"]),
        within=_table(read["in"]),
        called=_table(read["apposition"]),
        surely_match=frozenset(entries_in(match["sure"])),
        match_words=frozenset(entries_in(match["words"])),
        before_sides=frozenset(entries_in(match["before"])),
        after_sides=frozenset(entries_in(match["after"])),
    )


def _table(by_kind: Mapping[str, Mapping[str, Any]]) -> Table:
    """Return a table by its words, where the file has it by kinds and weights."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for kind, by_weight in by_kind.items():
        at = KINDS.index(NameKind(kind))
        for weight, listed in by_weight.items():
            for word in set(entries_in(listed)):
                found[word].append((at, float(weight)))
    return {word: tuple(said) for word, said in found.items()}
