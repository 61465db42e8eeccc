"""Ranking the best candidates again: whole titles first, then how much of the title was meant, gently the newer ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from store.fold import word_spans, words
from store.model import Story
from store.views import StoryRow

_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"”’)]*\s+")
_WHOLE_TITLE = 88.0
_LONGEST_SNIPPET = 220


def score(line: str, row: StoryRow, relevance: float, newest_day: int) -> float:
    """Return how well a story answers, 0 to 1, from its relevance (0 to 1), its title and its age."""
    typed, title = " ".join(words(line)), " ".join(words(row.title))
    whole = fuzz.ratio(typed, title)
    if whole >= _WHOLE_TITLE:
        return 0.9 + whole / 1000
    meant = fuzz.token_set_ratio(typed, title) / 100
    age = max(0, newest_day - row.day) / 365.25
    return min(0.9, 0.55 * relevance + 0.25 * meant + 0.1 * (whole / 100) + 0.1 / (1 + age / 3))


def snippet(story: Story, terms: frozenset[str]) -> str:
    """Return the sentence of a story's text with the most of the words, or nothing if none has any."""
    best, most = "", 0.0
    for text in (*story.highlights, *story.body):
        for sentence in _sentences(text):
            hits = terms.intersection(words(sentence))
            worth = len(hits) - min(len(sentence), 600) / 10_000
            if hits and worth > most:
                best, most = sentence, worth
    return _cut(best, terms)


def _sentences(text: str) -> Sequence[str]:
    return _SENTENCE_END.split(text[:20_000])


def _cut(sentence: str, terms: frozenset[str]) -> str:
    """Return a long sentence cut to the part around its first match."""
    sentence = sentence.strip()
    if len(sentence) <= _LONGEST_SNIPPET:
        return sentence
    first = next((start for start, _, word in word_spans(sentence) if word in terms), 0)
    start = max(0, min(first - 60, len(sentence) - _LONGEST_SNIPPET))
    if start:
        start = sentence.find(" ", start) + 1
    end = sentence.rfind(" ", start, start + _LONGEST_SNIPPET)
    return ("… " if start else "") + sentence[start : end if end > start else None] + (" …" if end > start else "")
