"""Numbers of things in words, the same wherever they are told."""

from __future__ import annotations


def counted(count: int, one: str = "story", many: str = "stories") -> str:
    """Return a number with its noun: `1 story`, `1,200 stories`."""
    return f"{count:,} {one if count == 1 else many}"
