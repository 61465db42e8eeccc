"""Rarity: how many stories there are to one that has a word or a name, in an archive or in a list of texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import tantivy

from store.fold import words
from store.names import names_in

_KEPT = 60_000


def _weight(total: int, having: int) -> float:
    """Return the logarithm of how many stories there are to one; 0 for what stands in every second story."""
    return max(0.0, log((total + 1) / (having + 0.5)) if having * 2 < total + 2 else 0.0)


class ArchiveRarities:
    """Rarities in one state of an archive's index; what was looked up once is kept."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self.searcher = searcher
        self._all = max(1, searcher.num_docs)
        self._words: dict[str, float] = {}
        self._names: dict[str, float] = {}

    def of_word(self, word: str) -> float:
        """Return the weight of a folded word."""
        known = self._words
        if word not in known:
            if len(known) > _KEPT:
                known.clear()
            known[word] = _weight(self._all, max(1, self.searcher.doc_freq("body", word)))
        return known[word]

    def of_name(self, key: str) -> float:
        """Return the weight of a name: by its rarest word among names, so that shorter spellings of it count with it."""
        known = self._names
        if key not in known:
            if len(known) > _KEPT:
                known.clear()
            full = self.searcher.doc_freq("names", key)
            rarest = min((self.searcher.doc_freq("named", part) for part in key.split()), default=0)
            known[key] = _weight(self._all, max(1, full, rarest if " " in key else 0))
        return known[key]


class TextRarities:
    """Rarities in a list of texts."""

    def __init__(self, texts: Iterable[str], names: Iterable[Sequence[str]]) -> None:
        self._words: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._all = 0
        for text, keys in zip(texts, names, strict=True):
            self._all += 1
            self._words.update(set(words(text)))
            self._names.update(set(keys))

    def of_word(self, word: str) -> float:
        """Return the weight of a folded word."""
        return _weight(self._all, max(1, self._words[word]))

    def of_name(self, key: str) -> float:
        """Return the weight of a name."""
        return _weight(self._all, max(1, self._names[key]))


def names_of_texts(texts: Iterable[str]) -> list[list[str]]:
    """Return the folded keys of each text's names."""
    return [[name.key for name in names_in((text,))] for text in texts]
