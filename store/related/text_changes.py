"""Changes: which words an updated story has more and which it has lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from store.api.story import Story
from store.api.story_details import ChangedText
from store.text.fold import words
from store.text.reading_limits import beginning_of

_MOST = 4_000
"""Words of a story that are compared."""


def changed_words(old: Story, new: Story) -> ChangedText:
    """Return the words that an updated story has more, and those it has lost; case and signs do not count."""
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after])
    added, removed = [], []
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            removed.append(_printed(before[start:end]))
            added.append(_printed(after[new_start:new_end]))
    return ChangedText(tuple(filter(None, added)), tuple(filter(None, removed)))


def _words(story: Story) -> list[tuple[str, str]]:
    """Return a story's words, each as it is compared and as it is printed."""
    story = beginning_of(story)
    text = " ".join((story.title, *story.highlights, *story.body)).split()[:_MOST]
    compared = [("".join(words(word)), word) for word in text]
    return [(key, word) for key, word in compared if key]


def _printed(part: Sequence[tuple[str, str]]) -> str:
    return " ".join(word for _, word in part)


def changed_text(story: Story, earlier: Iterable[Story]) -> ChangedText | None:
    """Return what is different in a story from the last of its earlier texts that differs; None if none does."""
    found = (changed_words(before, story) for before in earlier)
    return next((changed for changed in found if changed.added or changed.removed), None)
