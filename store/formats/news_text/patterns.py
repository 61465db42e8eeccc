"""What the tables of words and patterns of this folder share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.text.fold import words


def phrases(table: str) -> list[str]:
    """Return the phrases of a table that parts them by `|` and lines."""
    return [phrase for part in table.replace("\n", "|").split("|") if (phrase := part.strip())]


def folded(phrase: str) -> str:
    """Return a phrase as its folded words, whatever signs it is printed with."""
    return " ".join(words(phrase))


def either(names: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longer first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def part_of(match: re.Match[str], name: str) -> str:
    """Return what the group of a name matched, or of that name with a number behind it; a blank text if none did.

    A pattern of several orders of words numbers its groups: `day1`, `day2`.
    """
    return next((text for group, text in match.groupdict().items() if text and group.rstrip("0123456789") == name), "")
