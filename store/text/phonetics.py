"""The sound of a name: what its spellings have in common, however it was transliterated."""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("o", "u"),
    ("ee", "i"), ("ie", "i"), ("ey", "i"), ("ei", "i"), ("iy", "i"), ("e", "i"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
"""What is written in different ways, and one way for all of them; in this order."""
_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)


@lru_cache(4_000)
def phonetic_key(word: str) -> str:
    """Return what the usual ways to write a foreign name in Latin letters have in common: `silinski`, `gutiris`."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)
