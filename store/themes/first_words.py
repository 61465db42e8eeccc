"""The entries of a lexicon by how they begin, so that the few that a word of a text may stand for are found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

_PLURALS = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"), ("oes", "o"), ("s", ""),
)  # fmt: skip
"""Endings of a plural, and what its singular has instead."""
SHORTEST_SINGULAR = 3
"""Letters of the shortest word whose plural counts as it."""
_HEAD = 3
"""Letters by which entries are kept until a word begins with the same: a story has few of all beginnings."""


class FirstWords:
    """Words and phrases by their first words; one that ends in `*` stands for every word that begins so."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take words and phrases, folded, with one blank between words; some may come again."""
        self._by_first: dict[str, list[str]] = {}
        self._lengths: dict[str, list[int]] = {"": []}
        """How long the beginnings are that stand for every word which has them, by their heads; the longest first."""
        self._waiting = defaultdict(list)
        for phrase in phrases:
            self._waiting[phrase[:_HEAD]].append(phrase)
        for head in [head for head in self._waiting if len(head) < _HEAD or " " in head or "*" in head]:
            self._take("", self._waiting.pop(head))  # their first words are shorter than a head

    def alone(self, word: str) -> Sequence[str]:
        """Return the entries of one word that a word, or else its singular, is one of, the most definite first."""
        return self._of(word) or self._of_plural(word)

    def several(self, word: str) -> Sequence[str]:
        """Return the phrases that a word begins."""
        return [phrase for first in self._firsts(word) for phrase in self._by_first[first] if phrase != first]

    def _of(self, word: str) -> list[str]:
        return [first for first in self._firsts(word) if first in self._by_first[first]]

    def _of_plural(self, word: str) -> list[str]:
        """Return the entries that the singular of a word is one of."""
        if not word.endswith("s") or word.endswith("ss"):
            return []
        for ending, instead in _PLURALS:
            singular = word.removesuffix(ending) + instead
            if word.endswith(ending) and len(singular) >= SHORTEST_SINGULAR and singular in (found := self._of(singular)):
                return found
        return []

    def _firsts(self, word: str) -> list[str]:
        """Return the first words of entries that a word may stand for: itself, and beginnings of it, the longest first."""
        head = word[:_HEAD]
        if head in self._waiting:
            self._take(head, self._waiting.pop(head))
        firsts = [word] if word in self._by_first else []
        for lengths in (self._lengths.get(head, ()), self._lengths[""]):
            for length in lengths:
                if length <= len(word) and (first := f"{word[:length]}*") in self._by_first:
                    firsts.append(first)
        return firsts

    def _take(self, head: str, phrases: Iterable[str]) -> None:
        for phrase in dict.fromkeys(phrases):
            first = phrase.partition(" ")[0]
            if first in self._by_first:
                self._by_first[first].append(phrase)
            elif first:
                self._by_first[first] = [phrase]
                if first.endswith("*"):
                    self._lengths[head] = sorted({len(first) - 1, *self._lengths.get(head, ())}, reverse=True)
