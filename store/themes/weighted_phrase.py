"""A word or phrase of a lexicon, with the themes it speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Weight = tuple[str, float]
_BEGINNING = 5
"""Words that begin with the same letters, so many, say the same."""


@dataclass(slots=True, eq=False)
class WeightedPhrase:
    """A word or phrase of a lexicon."""

    phrase: tuple[str, ...]
    """Its folded words; one that ends in `*` stands for every word that begins so."""
    weights: Sequence[Weight] = ()
    """Themes it speaks for, each with how strongly; a negative weight speaks against one."""
    length: int = field(init=False, repr=False)
    """How many words it has."""
    beginnings: Sequence[str] = field(init=False, repr=False)
    """How its words begin: what has one of these in common says the same."""
    _text: str = field(init=False, repr=False)
    _is_open: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.length = len(self.phrase)
        self.beginnings = [word.rstrip("*").rstrip("s")[:_BEGINNING] for word in self.phrase]
        self._text = "  ".join(self.phrase)
        self._is_open = self._text.endswith("*")
        if self._is_open:
            self._text = self._text[:-1]

    def end_at(self, text: str, begin: int) -> int:
        """Return where the phrase ends that stands at a place of a text, with a plural at its end or without; 0 if it doesn't.

        The text is folded, with two blanks between its words and one after the last.
        """
        if "*" in self._text:
            return self._end_word_by_word(text, begin)
        if not text.startswith(self._text, begin):
            return 0
        end = begin + len(self._text)
        if self._is_open:
            return text.index(" ", end)
        if text[end] == " ":
            return end
        return end + 1 if text.startswith("s ", end) else 0

    def _end_word_by_word(self, text: str, begin: int) -> int:
        words = text[begin:-1].split("  ", self.length)[: self.length]
        if len(words) < self.length:
            return 0
        for part, word in zip(self.phrase[:-1], words, strict=False):
            if not (word.startswith(part[:-1]) if part.endswith("*") else word == part):
                return 0
        part, word = self.phrase[-1], words[-1]
        stands = word.startswith(part[:-1]) if part.endswith("*") else word in (part, f"{part}s")
        return begin + len("  ".join(words)) if stands else 0
