"""The sound of a name: what its spellings have in common, however transliterated."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(20_000)
def phonetic_key(word: str) -> str:
    """Return what the usual ways to write a foreign name in Latin letters have in common: `zelenski`, `gutires`."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(letter for place, letter in enumerate(word) if place == 0 or letter != word[place - 1])


_SOUNDS = (
    *((double, single) for double, single in zip(("kh", "gh", "dh", "ph", "ck"), ("k", "g", "d", "f", "k"), strict=True)),
    ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("ie", "i"), ("ey", "i"), ("ei", "i"), ("iy", "i"),
    ("e", "i"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
"""What is written in different ways, and one way for all of them."""
