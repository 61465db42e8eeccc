"""Tags: three letters that stand for a theme where its name has no room; no two themes have the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, count

from rich.cells import cell_len

from store.api.themes import Theme

TAG_WIDTH = 3
"""Columns that a tag takes."""


def theme_tags(themes: Iterable[Theme]) -> dict[str, str]:
    """Return a tag for each theme by its key: the first letters of its name, unless a theme before it has them."""
    tags: dict[str, str] = {}
    for theme in themes:
        taken = set(tags.values())
        tags[theme.key] = next(tag for tag in _possible(theme.name) if tag not in taken)
    return tags


def _possible(name: str) -> Iterator[str]:
    letters = [letter for letter in name.upper() if letter.isalnum()] or ["?"]
    yield _fitting("".join(letters))
    for pair in combinations(letters[1:], TAG_WIDTH - 1):
        yield _fitting("".join([letters[0], *pair]))
    for number in count(2):
        yield f"{letters[0]}{number}" if cell_len(letters[0]) == 1 else f"{number}"


def _fitting(letters: str) -> str:
    """Return as many letters as a tag has columns for: of scripts with wide letters there are fewer."""
    return next(letters[:end] for end in range(len(letters), -1, -1) if cell_len(letters[:end]) <= TAG_WIDTH)
