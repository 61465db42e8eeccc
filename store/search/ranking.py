"""Ranking the best candidates again: whole titles first, then how much of the title was meant, gently the newer ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from store.api.search import Matched
from store.api.story import Story
from store.api.views import StoryRow
from store.text.fold import words
from store.text.match_spans import count_matched, matched_spans
from store.text.reading_limits import beginning_of, excerpt

_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"”’)]*\s+")
_WHOLE_TITLE = 88.0
_LONGEST_SNIPPET = 220
_AGEING = 3 * 365.25
"""Days after which being new counts half."""


def scores(typed: str, rows: Sequence[StoryRow], relevances: Sequence[float]) -> list[float]:
    """Return how well stories answer, 0 to 1, from their relevance in the index, their titles and their age.

    `typed` are the words that were searched; the relevances may have any scale. rapidfuzz compares all titles in one go.
    """
    typed = " ".join(words(typed))
    titles = [_folded(row.title) for row in rows]
    wholes, meants = _alike(fuzz.ratio, typed, titles), _alike(fuzz.token_set_ratio, typed, titles)
    days = [row.day for row in rows]
    top, newest = max(relevances, default=0.0) or 1.0, max(days, default=0)
    return [
        0.9 + whole / 1000
        if whole >= _WHOLE_TITLE
        else min(0.9, 0.6 * relevance / top + 0.15 * meant / 100 + 0.1 * whole / 100 + 0.05 / (1 + (newest - day) / _AGEING))
        for day, relevance, whole, meant in zip(days, relevances, wholes, meants, strict=True)
    ]


@lru_cache(1_000)
def _folded(title: str) -> str:
    """Return a title's words; the same titles are looked at again with the next key."""
    return " ".join(words(title))


def _alike(scorer: Callable[..., float], typed: str, titles: list[str]) -> list[float]:
    alike = [0.0] * len(titles)
    for _, likeness, which in process.extract(typed, titles, scorer=scorer, limit=None) if typed else ():
        alike[which] = likeness
    return alike


def snippet(story: Story, matched: Matched) -> str:
    """Return the sentence of a story's text with the most of the words, or nothing if none has any.

    Of a very long story its beginning is weighed; if that has none of the words, the first of them further on is shown.
    """
    best, most, beginning = "", 0.0, beginning_of(story)
    for text in (*beginning.highlights, *beginning.body):
        for sentence in _sentences(text):
            hits = count_matched(sentence, matched)
            worth = hits - min(len(sentence), 600) / 10_000
            if hits and worth > most:
                best, most = sentence, worth
    if not best and beginning is not story:
        best = _further_on(story, matched)
    return _cut(best, matched)


def _further_on(story: Story, matched: Matched) -> str:
    """Return what stands around the first of the words, looked for as they are typed: fast in millions of letters."""
    wanted = [*matched.terms, *([matched.prefix] if matched.prefix else [])]
    for text in story.body:
        low = text.lower()
        places = [at for word in wanted if (at := low.find(word)) >= 0]
        if places:
            return excerpt(text, min(places), min(places) + 1)
    return ""


def _sentences(text: str) -> Sequence[str]:
    return _SENTENCE_END.split(text[:20_000])


def _cut(sentence: str, matched: Matched) -> str:
    """Return a long sentence cut to the part around its first match."""
    sentence = sentence.strip()
    if len(sentence) <= _LONGEST_SNIPPET:
        return sentence
    first = next((start for start, _ in matched_spans(sentence, matched)), 0)
    start = max(0, min(first - 60, len(sentence) - _LONGEST_SNIPPET))
    if start:
        start = sentence.find(" ", start) + 1
    end = sentence.rfind(" ", start, start + _LONGEST_SNIPPET)
    return ("… " if start else "") + sentence[start : end if end > start else None] + (" …" if end > start else "")
