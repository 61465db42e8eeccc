"""A text's words as an engine keeps them: folded, cut, and those of several parts once more in one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from store.text.bigrams import cut_into_bigrams
from store.text.compounds import other_spellings
from store.text.fold import fold_letters, spaced_words

LONGEST_WORD = 1_000
"""Letters of a word that are indexed: more are no word, but found by as many of their first."""
_BEYOND = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_SHORT = 40
"""Characters of a text that is kept with its words."""
_PIECE = 400_000
"""Characters of a text whose words are made together."""


def indexed(text: str, spelled: set[str]) -> list[str]:
    """Return a text as its words are indexed, and once more those of several parts in one piece, as `spelled` notes too."""
    words, joined = _kept_words(text) if len(text) <= _SHORT else _words(text)
    spelled.update(joined)
    return list(words)


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a text as its words are indexed, and what each word of several parts is in one piece, with its parts."""
    streams: list[str] = []
    also: dict[str, tuple[str, ...]] = {}
    for piece in _pieces(text):
        letters = fold_letters(piece)
        also |= other_spellings(letters)
        stream = cut_into_bigrams(spaced_words(letters.replace("'", "")))
        streams.append(_BEYOND.sub(r"\1", stream) if _may_have_long_word(stream) else stream)
    stream = " ".join(streams)
    if not also:
        return (stream,), ()
    joined = tuple(f"{joined} {' '.join(parts)}" for joined, parts in also.items() if parts)
    return (stream, cut_into_bigrams(" ".join(also))), joined


_kept_words = lru_cache(4_000)(_words)
"""Short texts come again and again: places, sources, nothing at all."""


def search_words(text: str) -> list[str]:
    """Return a text's words as the index has them, in order, then those of several parts in one piece."""
    return [word for part in indexed(text, set()) for word in part.split()]


def _may_have_long_word(stream: str) -> bool:
    """Return whether a word may be longer than is indexed: such a one reaches over a whole half of that length without a blank."""
    half = LONGEST_WORD // 2
    return any(stream.find(" ", at, at + half) < 0 for at in range(0, len(stream) - half, half))


def _pieces(text: str) -> Iterator[str]:
    """Yield a very long text in pieces, cut at blanks: its words, all at once, would take ten times its memory."""
    begin = 0
    while len(text) - begin > _PIECE:
        end = text.find(" ", begin + _PIECE) + 1
        if not end:
            break
        yield text[begin:end]
        begin = end
    yield text[begin:] if begin else text
