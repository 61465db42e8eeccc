"""Where in a text the words stand that a search was about, however they are spelled there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from store.api.search import Matched
from store.text.bigrams import split_scripts
from store.text.compounds import TextWord, likely_compounds, text_word_spans
from store.text.fold import fold, word_spans, words

Span = tuple[int, int]
"""Where a piece of a text begins, and where it ends."""


_SHORT = 200
"""Characters of a text that is kept with its words."""
_words_of = lru_cache(256)(text_word_spans)
"""A title is painted again with every key of a search."""


def matched_spans(text: str, matched: Matched) -> list[Span]:
    """Return the pieces of a text that a search was about, in order and apart from each other."""
    if not matched:
        return []
    words = _words_of(text) if len(text) <= _SHORT else text_word_spans(text)
    found = {span for start, end, word in words for span in _in_word(text, start, end, word, matched)}
    for (start, _, one), (_, end, other) in pairwise(words):
        if len(one.parts) == len(other.parts) == 1 and one.parts[0] + other.parts[0] in matched.terms:
            found.add((start, end))
    return _apart(sorted(found))


def count_matched(text: str, matched: Matched) -> int:
    """Return how many different words of a text a search was about."""
    found = {word for word in words(text) if matched.has(word)}
    pieces = text.split()
    if not matched.inside or text.isascii():
        pieces = likely_compounds(pieces)
    return len(found.union(fold(piece[start:end]) for piece in pieces for start, end in matched_spans(piece, matched)))


def _in_word(text: str, start: int, end: int, word: TextWord, matched: Matched) -> Iterator[Span]:
    """Yield what of a word a search was about: all of it, or some of its parts."""
    if any(map(matched.has, (word.joined or word.parts[0], *word.others))):
        yield start, end
        return
    if word.joined:
        for first, last, part in word_spans(text[start:end]):
            yield from _in_word(text, start + first, start + last, TextWord((part,)), matched)
    if matched.inside and not all(letters.isascii() for letters in word.parts):
        yield from _inside(text, start, end, matched)


def _inside(text: str, start: int, end: int, matched: Matched) -> Iterator[Span]:
    """Yield where searched letters stand inside of a run of letters of a script without spaces."""
    places = [(at, char) for at in range(start, end) for char in fold(text[at])]
    folded = "".join(char for _, char in places)
    for piece, is_run in split_scripts(folded):
        for letters in matched.inside if is_run else ():
            at = folded.find(letters) if letters in piece else -1
            while at >= 0:
                yield places[at][0], places[at + len(letters) - 1][0] + 1
                at = folded.find(letters, at + len(letters))


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
