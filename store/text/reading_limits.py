"""Limits of reading: how much of a story is read to understand it, so that no text, whatever it holds, takes long or much memory.

A story is kept, shown and found whole; its themes, names and dates are looked for in its beginning, which is longer than
nearly every report is. What reads texts grows in time and memory with what it reads, never faster.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from operator import sub

from store.api.story import Story

READ_LIMIT = 60_000
"""Characters of a story that are read to understand it: some ten thousand words."""
SENTENCE_LIMIT = 1_000
"""Characters of a sentence that are kept around what was found in it."""
MENTION_LIMIT = 1_000
"""Dates of a story that are told."""

EASY_LIMIT = 20_000
"""Characters of a story up to which it is understood at once; a longer one is, a moment later, in a process of its own."""
UNEXPECTED_ERRORS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What a fault of the rules raises on a text that nobody thought of; endless recursion is a `RuntimeError`."""


def length_of(story: Story) -> int:
    """Return how many characters of text a story has."""
    return len(story.title) + len(story.caption) + sum(map(len, story.highlights)) + sum(map(len, story.body))


def is_easy(story: Story) -> bool:
    """Return whether a story is short enough to be understood at once."""
    return length_of(story) <= EASY_LIMIT


def beginning_of(story: Story) -> Story:
    """Return a story as far as it is read to be understood; the story itself, as nearly always, if that is all of it."""
    if length_of(story) <= READ_LIMIT:
        return story
    highlights, left = _first(story.highlights, READ_LIMIT - len(story.title))
    body, left = _first(story.body, left)
    return replace(story, highlights=highlights, body=body, caption=story.caption[: max(0, left)])


def not_understood(story: Story, failed: str = "") -> str:
    """Return in a sentence what of a story was not understood; empty, as nearly always, if all of it was.

    `failed` is why nothing of it could be.
    """
    if failed:
        return f"Not understood: {failed}; its themes, names and dates are missing."
    length = length_of(story)
    if length <= READ_LIMIT:
        return ""
    return f"Only its first {READ_LIMIT:,} of {length:,} characters were read for themes, names and dates."


def excerpt(text: str, start: int, end: int) -> str:
    """Return a sentence, of a very long one the part around a place in it, cut between words."""
    if len(text) <= SENTENCE_LIMIT:
        return text
    first = max(0, min(start - SENTENCE_LIMIT // 2, len(text) - SENTENCE_LIMIT))
    last = max(end, first + SENTENCE_LIMIT)
    if first:
        first = max(text.find(" ", first, start), first)
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space > 0 else last
    return f"{'… ' if first else ''}{text[first:last].strip()}{' …' if last < len(text) else ''}"


def _first(texts: tuple[str, ...], left: int) -> tuple[tuple[str, ...], int]:
    """Return as many texts as there is room for, the last of them perhaps cut, and the room that is left."""
    rooms = list(accumulate(map(len, texts), sub, initial=left))
    return tuple(text[:room] for text, room in zip(texts, rooms, strict=False) if room > 0), rooms[-1]
