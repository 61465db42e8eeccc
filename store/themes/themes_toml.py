"""Themes as they stand in a file: read and checked table by table, and one added at the end, so that all else stays as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from store.api.errors import SettingsError
from store.api.themes import Theme
from store.text.clean import clean_line
from store.themes.toml_file import document_of, parsed, text_of
from store.themes.word_files import HEAVIEST

FILE = "themes.toml"
"""The name of such a file."""
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
"""What a colour looks like, such as `#7fa7cf`."""
_SIDES = ("for", "against")
_NAMES = frozenset(("set", "theme"))
"""What a file may hold: anything else was meant for something, and would be left out without a word."""
ALL, TEN = "newspaper", "ten"
"""The sets of themes that may be in use: all, and the small one."""
HEAD = """# Themes of your own: they are added to those Dateline comes with; one with the same key changes that one:
# by `name`, `colour`, `hidden = true`, `into = "economy"` (merged), or words of its own in the place of those it has.
# A word's weight says how strongly it speaks for the theme: 1 hints, 2 speaks for it, 3 may decide it alone.
# `diploma*` means every word that begins so; words under [theme.against] speak against it.
"""
"""What a new file begins with."""


class ThemesFile(NamedTuple):
    """What such a file holds."""

    tables: tuple[dict[str, Any], ...] = ()
    """Its themes, checked and cleaned."""
    set: str = ""
    """Which themes are in use: `ten` for the small set, else all."""


def read_themes(path: Path, *, needed: bool, known: frozenset[str] = frozenset()) -> ThemesFile:
    """Return the themes in a file; nothing of one that is not there, unless it is needed.

    A table whose key is `known` need not have all that makes a theme: it changes the theme of that key.
    Raises SettingsError naming the file, the theme and what to mend.
    """
    if needed and not path.exists():
        raise SettingsError(f"{path} is missing; install Dateline again")
    document = document_of(path, missing="")
    tables, chosen = document.get("theme", []), document.get("set", ALL)
    if unknown := document.keys() - _NAMES:
        raise SettingsError(f"{path}: {_first(unknown)} is nothing that is known here; themes are written as [[theme]] tables")
    if not isinstance(tables, list):
        raise SettingsError(f"{path}: themes are written as [[theme]] tables")
    if chosen not in (ALL, TEN):
        raise SettingsError(f'{path}: set is "{ALL}" for all themes, or "{TEN}" for the small set')
    for number, table in enumerate(tables, 1):
        if wrong := _wrong(table, known):
            raise SettingsError(f"{path}: theme {number} {wrong}")
    return ThemesFile(tuple(map(_cleaned, tables)), chosen)


def with_theme(path: Path, theme: Theme, weights: Mapping[str, float]) -> bytes:
    """Return what a file holds, with a theme and its words after everything else.

    Raises SettingsError if the file can't be read or has its themes in another form.
    """
    text = text_of(path, missing=HEAD)
    parsed(path, text, tomllib.loads)
    whole = text + ("" if text.endswith("\n") or not text else "\n") + "\n" + table_of(theme, weights)
    try:
        tomllib.loads(whole)
    except tomllib.TOMLDecodeError as error:
        told = f"{path} has its themes in another form than [[theme]] tables; write them so, and try again"
        raise SettingsError(told) from error
    return whole.encode()


def table_of(theme: Theme, weights: Mapping[str, float]) -> str:
    """Return a theme as it stands in the file."""
    lines = ["[[theme]]", *(f"{name} = {_quoted(getattr(theme, name))}" for name in ("key", "name", "colour")), "[theme.for]"]
    return "\n".join([*lines, *(f"{_quoted(word)} = {weight:g}" for word, weight in weights.items())]) + "\n"


def _quoted(text: str) -> str:
    """Return a text as TOML has it, and JSON as well, without what could steer a terminal."""
    return orjson.dumps(clean_line(text)).decode()


def _cleaned(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a theme's table whose name and words can't steer a terminal, whoever wrote them into the file."""
    sides = {side: {clean_line(word): weight for word, weight in table[side].items()} for side in _SIDES if side in table}
    return {**table, **sides} | ({"name": clean_line(table["name"])} if "name" in table else {})


def _first(names: Set[str]) -> str:
    """Return one of some names as it may be told."""
    return f"“{clean_line(min(names))[:40]}”"


def _looks_like(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_weight(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -HEAVIEST <= value <= HEAVIEST


def _wrong(table: object, known: frozenset[str]) -> str:
    """Return what is wrong with a theme's table, or nothing."""
    if not isinstance(table, dict) or not _looks_like(_KEY, table.get("key")):
        return "needs a key of small letters, digits and hyphens, such as digital-finance"
    key, partly = table["key"], table["key"] in known
    if not (partly and "name" not in table) and (not isinstance(table.get("name"), str) or not clean_line(table["name"])):
        return f"({key}) needs a name"
    if not (partly and "colour" not in table) and not _looks_like(COLOUR, table.get("colour")):
        return f"({key}) needs a colour such as #7fa7cf"
    for side in _SIDES:
        words = table.get(side, {})
        if not isinstance(words, dict) or not all(map(_is_weight, words.values())):
            return f"({key}): {side} lists words with a number each, from -{HEAVIEST} to {HEAVIEST}"
    if not isinstance(table.get("hidden", False), bool):
        return f"({key}): hidden is true or false"
    if not _looks_like(_KEY, table.get("into", key)):
        return f"({key}): into names the key of another theme, such as economy"
    medtop = table.get("medtop", [])
    if not isinstance(medtop, list) or not all(isinstance(code, str) for code in medtop):
        return f"({key}): medtop lists codes such as medtop:15000000"
    return ""
