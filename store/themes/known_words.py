"""The single words that a lexicon knows: as they stand, or by how they begin (`minister*`)."""

from __future__ import annotations

from collections.abc import Iterable


class KnownWords:
    """Tells whether a lexicon knows a word."""

    def __init__(self, entries: Iterable[str]) -> None:
        """Take single words, folded; with `*` at the end, every word that begins so."""
        single = set(entries)
        self._words = {word for word in single if not word.endswith("*")}
        self._stems = {word.rstrip("*") for word in single if word.endswith("*")}
        self._lengths = sorted({len(stem) for stem in self._stems})

    def has(self, word: str, shortest: int = 0) -> bool:
        """Return whether a word, folded, is known, or begins as one with at least so many letters does."""
        return word in self._words or any(
            word[:length] in self._stems for length in self._lengths if shortest <= length <= len(word)
        )
