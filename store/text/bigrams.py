"""Bigrams: how words are found in scripts that put no spaces between them, such as Chinese or Thai.

A run of such letters is indexed as each two neighbours and the last letter; a word in it is found as its own pairs side by side.
"""

from __future__ import annotations

import re

from store.text.character_classes import UNSPACED

_RUN = re.compile(rf"[{UNSPACED}]+")
_AT_ONCE = 4_000
"""Letters of a run that are cut at once: a list of all pairs of a long one takes a hundred times its memory."""


def bigrams(run: str) -> list[str]:
    """Return each two neighbours of a run of letters, and the last letter alone."""
    return [run[at : at + 2] for at in range(len(run))]


def cut_into_bigrams(folded: str) -> str:
    """Return a folded text in which each run of letters without spaces is written as its bigrams."""
    return folded if folded.isascii() else _RUN.sub(_cut_run, folded)


def split_scripts(word: str) -> list[tuple[str, bool]]:
    """Return a folded word in pieces, each with whether it is a run of letters in which words are found inside."""
    if word.isascii():
        return [(word, False)]
    pieces, at = [], 0
    for match in _RUN.finditer(word):
        pieces += [(word[at : match.start()], False), (match.group(), True)]
        at = match.end()
    return [piece for piece in (*pieces, (word[at:], False)) if piece[0]]


def _cut_run(match: re.Match[str]) -> str:
    run = match.group()
    pieces = (" ".join(bigrams(run[at : at + _AT_ONCE + 1])[:_AT_ONCE]) for at in range(0, len(run), _AT_ONCE))
    return f" {' '.join(pieces)} "
