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


@lru_cache(256)
def edits_at_start(word: str, letters: int) -> tuple[str, ...]:
    """Return what a word may have been before a letter among its first few was mistyped, left out, doubled or swapped."""
    alphabet = next((each for each in _LETTERS if word[0] in each), word)
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
