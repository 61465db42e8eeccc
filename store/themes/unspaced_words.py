"""Words of a lexicon found inside of runs of letters without spaces, as Chinese is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.text.bigrams import split_scripts
from store.text.character_classes import UNSPACED

_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")
_RUN = re.compile(f"[{UNSPACED}]+")
_KEY = 2
"""Letters by which a word is looked up, and those a piece has in which no word is known."""


class UnspacedWords:
    """Cuts what runs on without spaces into words, as far as a lexicon knows them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take every word and phrase of the lexicon; those in other scripts do not matter."""
        parts = {part.rstrip("*") for phrase in phrases if not phrase.isascii() for part in phrase.split()}
        self._known = {part for part in parts if len(part) >= _KEY and _HAS_UNSPACED.search(part)}
        self._lengths: dict[str, list[int]] = {}
        for word in sorted(self._known, key=len, reverse=True):
            lengths = self._lengths.setdefault(word[:_KEY], [])
            if len(word) not in lengths:
                lengths.append(len(word))

    def cut(self, folded: list[str]) -> list[str]:
        """Return folded words, those that run on cut into the longest known words, and the rest of them into pairs.

        So a text has about as many words as it would have with spaces. Where there is nothing to cut, it is the same list.
        """
        if not self._known or all(map(str.isascii, folded)):
            return folded
        cut = [piece for word in folded for piece in ((word,) if word.isascii() else self._cut(word))]
        return cut if len(cut) > len(folded) else folded

    def _cut(self, word: str) -> list[str]:
        cut: list[str] = []
        lengths_of, known = self._lengths, self._known
        rest_of = _pairs if _RUN.fullmatch(word) else _pieces
        at = 0
        for here in range(len(word) - 1):
            if here < at or (lengths := lengths_of.get(word[here : here + _KEY])) is None:
                continue
            for length in lengths:
                if (found := word[here : here + length]) in known:
                    if here > at:
                        cut += rest_of(word[at:here])
                    cut.append(found)
                    at = here + length
                    break
        return cut + rest_of(word[at:])


def _pairs(run: str) -> list[str]:
    """Return letters without spaces in pairs."""
    return [run[at : at + _KEY] for at in range(0, len(run), _KEY)]


def _pieces(rest: str) -> list[str]:
    """Return what is no word of the lexicon: letters without spaces in pairs, other words whole."""
    pieces: list[str] = []
    for piece, runs_on in split_scripts(rest) if rest else ():
        pieces += _pairs(piece) if runs_on else [piece]
    return pieces
