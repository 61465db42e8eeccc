"""The tables of sections as they stand in files: those Dateline comes with, and a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from store.api.errors import SettingsError
from store.text.entries import entries_in
from store.themes.section_names import SectionNames, Themes, code_ranges, name_of
from store.themes.sections import Sections

_NO_NAMES = frozenset(("themes", "anywhere"))


def sections_of(seeds: bytes, own: Mapping[str, Themes]) -> Sections:
    """Return what finds what stories are filed under, by a file's tables and a person's own names, which count before these."""
    return Sections(lambda: _names_of(seeds, own))


def own_sections(table: object, path: Path) -> dict[str, Themes]:
    """Return a person's own names of sections, from the `[sections]` table of a file. Raises SettingsError."""
    if not isinstance(table, dict):
        raise SettingsError(f'{path}: sections are written as a table: [sections], and beneath it "Harbour" = ["economy"]')
    found: dict[str, Themes] = {}
    for name, themes in table.items():
        keys = [themes] if isinstance(themes, str) else themes
        if not isinstance(keys, list) or not all(isinstance(theme, str) for theme in keys):
            raise SettingsError(f'{path}: section “{str(name)[:40]}” needs a list of themes, such as ["economy", "water"]')
        found[name_of(name)] = tuple(keys)
    found.pop("", None)
    return found


def _names_of(seeds: bytes, own: Mapping[str, Themes]) -> SectionNames:
    shipped = _shipped(seeds)
    return replace(shipped, names={**shipped.names, **own}, loose=shipped.loose - own.keys()) if own else shipped


@lru_cache(1)
def _shipped(raw: bytes) -> SectionNames:
    tables = tomllib.loads(raw.decode())
    names: dict[str, Themes] = {}
    vague = set(map(name_of, entries_in(tables["vague"])))
    for table in tables["section"]:
        found = dict.fromkeys(_names(table), tuple(table["themes"]))
        vague |= set(found) - set(names) if table.get("anywhere") is False else set()
        names = {**found, **names}
    loose = frozenset(map(name_of, entries_in(tables["loose"])))
    codes = code_ranges((topic["codes"], tuple(topic["themes"])) for topic in tables["topic"])
    return SectionNames(names, loose - names.keys(), frozenset(vague), *codes)


def _names(table: Mapping[str, Any]) -> Iterator[str]:
    for language, names in table.items():
        if language not in _NO_NAMES:
            yield from map(name_of, entries_in(names))
