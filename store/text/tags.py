"""Tags as a person types them: words that stories are put under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.text.clean import clean_line
from store.text.fold import fold

LONGEST = 60
"""Characters of a tag at most; what is longer is a note."""


def tags_of(line: str) -> tuple[str, ...]:
    """Return the tags of a line as a person types them: with commas between, a `#` before each or not, each once."""
    parts = line.replace("#", ",").split(",")
    return joined_tags((), (part for part in parts))


def joined_tags(tags: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return tags with some more; those that differ in case or accents alone are the same."""
    kept: dict[str, str] = {}
    for tag in (*tags, *more):
        name = " ".join(clean_line(tag).replace("#", " ").replace(",", " ").split())[:LONGEST].strip()
        if key := fold(name):
            kept.setdefault(key, name)
    return tuple(kept.values())


def without_tags(tags: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return tags but for some, whatever their case."""
    gone = {fold(tag) for tag in tags_of(",".join(others))}
    return tuple(tag for tag in tags if fold(tag) not in gone)
