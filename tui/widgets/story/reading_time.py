"""How long a story takes to read."""

from __future__ import annotations

from store.api.story import Story

_WORDS, _LETTERS = 230, 400
"""Words that are read in a minute; letters of a script that writes no spaces between words."""
_UNSPACED = "\u2e80"
"""From this letter on nearly all letters are of such a script."""


def minutes_to_read(story: Story) -> int:
    """Return how many minutes a story takes to read, one at least."""
    minutes = 0.0
    for part in (*story.highlights, *story.body):
        if part.isascii():
            minutes += len(part.split()) / _WORDS
        else:
            unspaced = sum(letter >= _UNSPACED for letter in part)
            minutes += unspaced / _LETTERS if unspaced * 2 > len(part) else len(part.split()) / _WORDS
    return max(1, round(minutes))
