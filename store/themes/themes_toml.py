"""Themes as they stand in a file: read and checked table by table, and one added at the end, so that all else stays as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from store.api.errors import SettingsError
from store.api.themes import Theme
from store.text.clean import clean_line

FILE = "themes.toml"
"""The name of such a file."""
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SIDES = ("for", "against")
_HEAD = """# Themes of your own: they are added to those Dateline comes with, and replace those with the same key.
# A word's weight says how strongly it speaks for the theme: 1 hints, 2 speaks for it, 3 may decide it alone.
# `diploma*` means every word that begins so; words under [theme.against] speak against it.
"""


def read_themes(path: Path, *, needed: bool) -> tuple[bytes, list[dict[str, Any]]]:
    """Return what a file holds, and the themes in it as tables; nothing of one that is not there, unless it is needed.

    Raises SettingsError naming the file, the theme and what to mend.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        if needed:
            raise SettingsError(f"{path} is missing; install Dateline again") from error
        raw = b""
    except OSError as error:
        raise SettingsError(f"{path} can't be read ({error.strerror or error}); mend it or take it away") from error
    try:
        tables = tomllib.loads(raw.decode()).get("theme", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}; mend it or take it away") from error
    if not isinstance(tables, list):
        raise SettingsError(f"{path}: themes are written as [[theme]] tables")
    for number, table in enumerate(tables, 1):
        if wrong := _wrong(table):
            raise SettingsError(f"{path}: theme {number} {wrong}")
    return raw, [_cleaned(table) for table in tables]


def with_theme(path: Path, theme: Theme, weights: Mapping[str, float]) -> bytes:
    """Return what a file holds, with a theme and its words after everything else.

    Raises OSError, SettingsError if the file has its themes in another form.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = _HEAD.encode()
    whole = raw + (b"" if raw.endswith(b"\n") or not raw else b"\n") + b"\n" + table_of(theme, weights).encode()
    try:
        tomllib.loads(whole.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        told = f"{path} has its themes in another form than [[theme]] tables; write them so, and try again"
        raise SettingsError(told) from error
    return whole


def table_of(theme: Theme, weights: Mapping[str, float]) -> str:
    """Return a theme as it stands in the file."""
    lines = ["[[theme]]", *(f"{name} = {_quoted(getattr(theme, name))}" for name in ("key", "name", "colour")), "[theme.for]"]
    return "\n".join([*lines, *(f"{_quoted(word)} = {weight:g}" for word, weight in weights.items())]) + "\n"


def _quoted(text: str) -> str:
    """Return a text as TOML has it, and JSON as well, without what could steer a terminal."""
    return orjson.dumps(clean_line(text)).decode()


def _cleaned(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a theme's table whose name and words can't steer a terminal, whoever wrote them into the file."""
    sides = {side: {clean_line(word): weight for word, weight in table.get(side, {}).items()} for side in _SIDES}
    return {**table, **sides, "name": clean_line(table["name"])}


def _wrong(table: object) -> str:
    """Return what is wrong with a theme's table, or nothing."""
    if not isinstance(table, dict) or not _KEY.fullmatch(str(table.get("key", ""))):
        return "needs a key of small letters, digits and hyphens, such as digital-finance"
    if not isinstance(table.get("name"), str) or not clean_line(table["name"]):
        return f"({table['key']}) needs a name"
    if not _COLOUR.fullmatch(str(table.get("colour", ""))):
        return f"({table['key']}) needs a colour such as #7fa7cf"
    for side in _SIDES:
        words = table.get(side, {})
        if not isinstance(words, dict) or not all(isinstance(weight, int | float) for weight in words.values()):
            return f"({table['key']}): {side} lists words with a number each"
    return ""
