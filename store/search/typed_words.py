"""The words of a typed text, each with the ways in which it may be spelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product

from store.engine.words import LONGEST_WORD
from store.text.bigrams import bigrams, split_scripts
from store.text.compounds import text_words

Parts = tuple[str, ...]
"""Words side by side, as the engine has them."""
_VARIANTS = 24
"""Ways to spell a phrase that are looked for at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word."""

    word: str
    """Folded, in one piece; of a run of letters in which words are found inside, all of it."""
    parts: Parts = ()
    """What it is made of, side by side; empty if it is one word."""
    others: Parts = ()
    """Words that find it too."""
    run: bool = False
    """True if its letters are indexed in pairs, so that words are found inside of longer runs."""

    @property
    def all(self) -> Parts:
        """Every word of the archive that it speaks of."""
        return self.parts if self.run else (self.word, *self.parts, *self.others)


@lru_cache(512)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text's words in order."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    for word in text_words(text):
        if word.joined and word.joined == split_scripts(word.joined)[0][0] and not split_scripts(word.joined)[0][1]:
            yield Piece(word.joined[:LONGEST_WORD], word.parts, word.others)
            continue
        for part in word.parts:
            for piece, run in split_scripts(part):
                if run:
                    yield Piece(piece, tuple(bigrams(piece)), run=True)
                else:
                    yield Piece(piece[:LONGEST_WORD], (), word.others if piece == part and not word.joined else ())


def spellings_of(text: Sequence[Piece], splits: Callable[[str], Sequence[Parts]], known: Callable[[str], bool]) -> list[Parts]:
    """Return the words side by side that a phrase may be written as, as typed first.

    `splits` gives the parts that a word stands in somewhere, `known` says whether a word stands anywhere in one piece.
    """
    ways: list[list[Parts]] = []
    for at, piece in enumerate(text):
        if piece.run:
            inner = len(piece.parts) > 1 and at == len(text) - 1
            ways.append([piece.parts[:-1] if inner else piece.parts])
        else:
            ways.append(list(dict.fromkeys([piece.parts or (piece.word,), (piece.word,), *splits(piece.word)])))
    found = [_side_by_side(way) for way in islice(product(*ways), _VARIANTS)]
    for at, (one, other) in enumerate(pairwise(text)):
        if not (one.run or other.run or one.parts or other.parts) and known(one.word + other.word):
            joined = [way[:1] for way in ways]
            joined[at : at + 2] = [[(one.word + other.word,)]]
            found.append(_side_by_side([way[0] for way in joined]))
    return list(dict.fromkeys(found))[: 2 * _VARIANTS]


def _side_by_side(way: Sequence[Parts]) -> Parts:
    return tuple(part for parts in way for part in parts)
