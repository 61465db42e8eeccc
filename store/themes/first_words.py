"""The entries of a lexicon by how they begin, so that the few that a word of a text may stand for are found at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_PLURALS = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"), ("oes", "o"), ("s", ""),
)  # fmt: skip
"""Endings of a plural, and what its singular has instead."""
SHORTEST_SINGULAR = 3
"""Letters of the shortest word whose plural counts as it."""
_HEAD = 3
"""Letters by which beginnings are looked up: few words have these in common with any."""


class FirstWords:
    """Words and phrases by their first words; one that ends in `*` stands for every word that begins so."""

    def __init__(self, phrases: Collection[str]) -> None:
        """Take words and phrases, folded, with one blank between words."""
        self._words: set[str] = set()
        self._several: dict[str, list[str]] = {}
        self._stems, self._several_stems = _Stems(), _Stems()
        for phrase in phrases:
            first, blank, _ = phrase.partition(" ")
            if first.endswith("*"):
                (self._several_stems if blank else self._stems).take(first, phrase)
            elif not blank:
                self._words.add(phrase)
            elif first in self._several:
                self._several[first].append(phrase)
            elif first:
                self._several[first] = [phrase]
        self._words.discard("")
        self.open_phrases = tuple({f" {phrase.partition('*')[0].replace(' ', '  ')}" for phrase in phrases if "* " in phrase})
        """How phrases begin of which it is not known how a word but the last ends, as they stand in texts."""

    def alone(self, word: str) -> Sequence[str]:
        """Return the entries of one word that a word, or else its singular, is one of, the most definite first."""
        return self._of(word) or self._of_plural(word)

    def several(self, word: str) -> Sequence[str]:
        """Return the phrases that a word begins."""
        found, stems = self._several.get(word, ()), self._several_stems.of(word)
        return [*found, *stems] if stems else found

    def _of(self, word: str) -> list[str]:
        stems = self._stems.of(word)
        return [word, *stems] if word in self._words else stems

    def _of_plural(self, word: str) -> list[str]:
        """Return the entries that the singular of a word is one of."""
        if not word.endswith("s") or word.endswith("ss"):
            return []
        for ending, instead in _PLURALS:
            singular = word.removesuffix(ending) + instead
            if word.endswith(ending) and len(singular) >= SHORTEST_SINGULAR and singular in self._words:
                return self._of(singular)
        return []


class _Stems:
    """Entries of which the beginning of the first word is given, by its first letters."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[tuple[str, str]]] = {}
        self._heads: tuple[int, ...] = ()
        """How many letters heads have: fewer only where a whole beginning does."""

    def take(self, first: str, entry: str) -> None:
        """Take an entry with its first word."""
        stem = first.rstrip("*")
        head = stem[:_HEAD]
        if head in self._by_head:
            self._by_head[head].append((stem, entry))
        else:
            self._by_head[head] = [(stem, entry)]
            self._heads = (*{*self._heads, len(head)},)

    def of(self, word: str) -> list[str]:
        """Return the entries that a word begins, those of the longest beginning first."""
        found = [
            (stem, entry)
            for length in self._heads
            if length <= len(word) and (begun := self._by_head.get(word[:length]))
            for stem, entry in begun
            if word.startswith(stem)
        ]
        if len(found) > 1:
            found.sort(key=lambda one: -len(one[0]))
        return [entry for _, entry in found]
