"""Words that differ from a typed one by a letter near its beginning."""

from __future__ import annotations

from functools import lru_cache

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوىيءٹپچڈڑژکگںھہیے",
)
"""The letters of some scripts as they are folded."""
_SHORT = 3


@lru_cache(256)
def edits_at_start(word: str, letters: int) -> tuple[str, ...]:
    """Return what a word may have been before a letter among its first few was mistyped, left out, doubled or swapped."""
    alphabet = _alphabet(word)
    edits: dict[str, None] = {}
    for at in range(min(letters, len(word))):
        before, here, after = word[:at], word[at], word[at + 1 :]
        edits[before + after] = None
        if after:
            edits[before + after[0] + here + after[1:]] = None
        for letter in alphabet:
            edits[before + letter + after] = None
            edits[before + letter + here + after] = None
    edits.pop(word, None)
    return tuple(edits)


def with_a_letter(word: str) -> tuple[str, ...]:
    """Return what a word of three letters may have been before one was left out."""
    if len(word) != _SHORT or not word.isalpha():
        return ()
    return tuple(word[:at] + letter + word[at:] for at in range(_SHORT + 1) for letter in _alphabet(word))


def _alphabet(word: str) -> str:
    """Return the letters of a word's script."""
    return next((each for each in _LETTERS if word[0] in each), word)
