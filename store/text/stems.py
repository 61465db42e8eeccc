"""Stems: what the forms of an English word have in common."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

_STEMMER = Stemmer.Stemmer("english")


@lru_cache(8_000)
def stem_of(word: str) -> str:
    """Return a word's stem (Snowball, English)."""
    return str(_STEMMER.stemWord(word))
