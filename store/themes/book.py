"""The book of themes: read from `themes.toml`, checked, and ready to be asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from store.api.errors import SettingsError
from store.api.themes import Theme
from store.text.clean import clean_line

OTHER = "other"
"""The theme of what fits nowhere."""
RULES = 2
"""Raised whenever the way of choosing changes; stories are then given their themes anew."""
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Book:
    """Every theme, in the order they are shown, with the words for and against each."""

    themes: tuple[Theme, ...]
    """The themes; `other` is the last."""
    weights: Mapping[str, Mapping[str, float]]
    """Theme key to word or phrase to weight; negative weights speak against it."""
    fingerprint: str
    """Changes whenever a word or a weight does."""


def load_book(seeds: Path, config: Path, own: Path | None = None) -> Book:
    """Return the themes Dateline comes with, with the person's own added; those with the same key replace.

    The person's own are in the config folder's `themes.toml`, unless `own` says where.
    Raises SettingsError naming the file, the theme and what to mend.
    """
    tables: dict[str, dict[str, Any]] = {}
    digest = blake2b(str(RULES).encode(), digest_size=8)
    for path in (seeds / "themes.toml", own or config / "themes.toml"):
        raw = _read(path, needed=path.parent == seeds)
        digest.update(raw)
        for table in map(_cleaned, _tables(path, raw)):
            tables[table["key"]] = table
    other = tables.pop(OTHER, {"key": OTHER, "name": "Other", "colour": "#9aa0a6"})
    ordered = [*tables.values(), other]
    themes = tuple(Theme(table["key"], table["name"], table["colour"].lower()) for table in ordered)
    weights = {table["key"]: _signed(table) for table in ordered}
    return Book(themes, weights, digest.hexdigest())


def _read(path: Path, *, needed: bool) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        if needed:
            raise SettingsError(f"{path} is missing; install Dateline again") from error
        return b""
    except OSError as error:
        raise SettingsError(f"{path} can't be read ({error.strerror or error}); mend it or take it away") from error


def _tables(path: Path, raw: bytes) -> Sequence[dict[str, Any]]:
    try:
        tables = tomllib.loads(raw.decode("utf-8")).get("theme", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}; mend it or take it away") from error
    if not isinstance(tables, list):
        raise SettingsError(f"{path}: themes are written as [[theme]] tables")
    for number, table in enumerate(tables, 1):
        wrong = _wrong(table)
        if wrong:
            raise SettingsError(f"{path}: theme {number} {wrong}")
    return tables


def _cleaned(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a theme's table whose name and words can't steer a terminal, whoever wrote them into the file."""
    sides = {side: {clean_line(word): weight for word, weight in table.get(side, {}).items()} for side in ("for", "against")}
    return {**table, **sides, "name": clean_line(table["name"])}


def _wrong(table: object) -> str:
    """Return what is wrong with a theme's table, or nothing."""
    if not isinstance(table, dict) or not _KEY.fullmatch(str(table.get("key", ""))):
        return "needs a key of small letters, digits and hyphens, such as digital-finance"
    if not isinstance(table.get("name"), str) or not clean_line(table["name"]):
        return f"({table['key']}) needs a name"
    if not _COLOUR.fullmatch(str(table.get("colour", ""))):
        return f"({table['key']}) needs a colour such as #7fa7cf"
    for side in ("for", "against"):
        words = table.get(side, {})
        if not isinstance(words, dict) or not all(isinstance(weight, int | float) for weight in words.values()):
            return f"({table['key']}): {side} lists words with a number each"
    return ""


def _signed(table: Mapping[str, Any]) -> dict[str, float]:
    speaks = {word: float(weight) for word, weight in table.get("for", {}).items()}
    return speaks | {word: -float(weight) for word, weight in table.get("against", {}).items()}
