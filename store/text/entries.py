"""Lists as they stand in files that people read: entries with commas or new lines between them."""

from __future__ import annotations

from collections.abc import Iterator


def entries_in(text: str) -> Iterator[str]:
    """Yield the entries of a list, without what surrounds them; empty ones are left out."""
    return filter(None, map(str.strip, text.replace("\n", ",").split(",")))
