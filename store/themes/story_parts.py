"""The parts of a story in which themes are looked for, and how much a word in each counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from store.api.story import Story

_READ = 1_500
"""Characters of the body that are read: news says first what it is about."""
_OPENING = 60
"""Words of the body that count more than the rest, whether its first paragraph ends there or not."""
_NEAR = 260
"""Words of the body from which on a word counts less."""
_TITLE, _TOP, _BODY, _FAR = 3.0, 2.0, 1.0, 0.6
_MOST_SECTIONS, _LONGEST_SECTION = 15, 80


class Place(IntEnum):
    """Where in a story a word stands."""

    LATE = 0
    EARLY = 1
    """Near the beginning of the text."""
    TOP = 2
    """In the title, a highlight or at the beginning of the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story."""

    text: str
    weight: float = 0.0
    """How much a word in it counts; nothing for a paragraph, where it is the word's place that tells."""


def parts_of(story: Story, *, tagged: bool = False) -> Iterator[Part]:
    """Yield the parts of a story in which themes are looked for, the title first; the paragraphs are one.

    With them go what its source filed it under, if that is to be read as `tagged`: as words like others.
    """
    yield Part(story.title, _TITLE)
    if tagged and story.sections:
        yield Part(", ".join(section[:_LONGEST_SECTION] for section in story.sections[:_MOST_SECTIONS]), _BODY)
    left = _READ
    if story.highlights:
        highlights = "\n".join(_beginning(story.highlights, left))
        yield Part(highlights, _TOP)
        left -= len(highlights)
    if left > 0 and (text := "\n".join(_beginning(story.body, left))[:left]):
        yield Part(text)


def _beginning(paragraphs: Sequence[str], left: int) -> Iterator[str]:
    """Yield the paragraphs that so many characters are of."""
    for paragraph in paragraphs:
        yield paragraph[:left]
        left -= len(paragraph)
        if left <= 0:
            return


def weight_at(index: int) -> tuple[float, Place]:
    """Return how much the word of the body with an index counts, and how prominent it is."""
    if index < _OPENING:
        return _TOP, Place.TOP
    return (_BODY, Place.EARLY) if index < _NEAR else (_FAR, Place.LATE)
