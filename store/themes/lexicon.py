"""The lexicon of themes: every theme with the words that speak for it and against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from store.api.themes import Theme
from store.paths import seeds_folder
from store.themes.themes_toml import FILE, read_themes

OTHER = "other"
"""The theme of what fits nowhere."""
RULES = 2
"""Raised whenever the way of choosing changes; stories are then given their themes anew."""


@dataclass(frozen=True, slots=True)
class ThemeLexicon:
    """Every theme, in the order they are shown, with the words for and against each."""

    themes: tuple[Theme, ...]
    """The themes; `other` is the last."""
    weights: Mapping[str, Mapping[str, float]]
    """Theme key to word or phrase to weight; negative weights speak against it."""
    fingerprint: str
    """Changes whenever a word or a weight does."""

    def with_theme(self, theme: Theme, weights: Mapping[str, float]) -> ThemeLexicon:
        """Return the lexicon with one more theme, the last but `other`."""
        themes = (*self.themes[:-1], theme, *self.themes[-1:])
        return replace(self, themes=themes, weights={**self.weights, theme.key: weights})


def load_lexicon(config: Path, own: Path | None = None) -> ThemeLexicon:
    """Return the themes Dateline comes with, with the person's own added; those with the same key replace.

    The person's own are in the config folder's `themes.toml`, unless `own` says where.
    Raises SettingsError naming the file, the theme and what to mend.
    """
    tables: dict[str, dict[str, Any]] = {}
    digest = blake2b(str(RULES).encode(), digest_size=8)
    for path, needed in ((seeds_folder() / FILE, True), (own or config / FILE, False)):
        raw, found = read_themes(path, needed=needed)
        digest.update(raw)
        tables |= {table["key"]: table for table in found}
    other = tables.pop(OTHER, {"key": OTHER, "name": "Other", "colour": "#9aa0a6"})
    ordered = [*tables.values(), other]
    themes = tuple(Theme(table["key"], table["name"], table["colour"].lower()) for table in ordered)
    return ThemeLexicon(themes, {table["key"]: _signed(table) for table in ordered}, digest.hexdigest())


def _signed(table: Mapping[str, Any]) -> dict[str, float]:
    speaks = {word: float(weight) for word, weight in table.get("for", {}).items()}
    return speaks | {word: -float(weight) for word, weight in table.get("against", {}).items()}
