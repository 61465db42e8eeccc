"""Whether a note that the index has not taken in yet has the words of a search."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from store.text.fold import words

_SHORT, _LONG = 4, 8
"""Letters from which on one letter of a word may be wrong, and two."""


def has_words(wanted: Sequence[str], note: str, *, forgiving: bool, unfinished: bool, together: bool) -> bool:
    """Return whether a note has all words wanted, which are folded.

    A `forgiving` search takes a word that differs by a letter or two for the same; of an `unfinished` one the last word may go on;
    and words that belong `together` must stand side by side.
    """
    if together:
        return f" {' '.join(wanted)} " in f" {' '.join(words(note))} "
    standing = set(words(note))

    def stands(word: str, *, last: bool) -> bool:
        if word in standing or (last and any(one.startswith(word) for one in standing)):
            return True
        letters = 0 if not forgiving or len(word) < _SHORT else 1 if len(word) < _LONG else 2
        return letters > 0 and any(OSA.distance(word, one, score_cutoff=letters) <= letters for one in standing)

    return all(stands(word, last=unfinished and at == len(wanted) - 1) for at, word in enumerate(wanted))
