"""Stems: what the forms of an English word have in common."""

from __future__ import annotations

from functools import lru_cache

import tantivy

_STEMMER = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(20_000)
def stem_of(word: str) -> str:
    """Return a word's stem (Snowball, English)."""
    stems = _STEMMER.analyze(word)
    return stems[0] if stems else word
