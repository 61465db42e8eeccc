"""The parts of a story in which themes are looked for, and how much a word in each counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from sys import maxsize
from typing import NamedTuple

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


Region = tuple[int, float, Place]
"""Words before an index, how much each counts, and where in the story they stand."""
_REGIONS: tuple[Region, ...] = ((_OPENING, _TOP, Place.TOP), (_NEAR, _BODY, Place.EARLY), (maxsize, _FAR, Place.LATE))


class Part(NamedTuple):
    """A part of a story."""

    text: str
    weight: float = 0.0
    """How much a word in it counts; nothing for paragraphs, where it is the word's place that tells."""

    def regions(self, words: Sequence[str], before: int) -> Iterator[Region]:
        """Yield its regions, first to last, with the place where each ends in its words, of which each has a blank before and after it.

        So many words of the story stand before the part.
        """
        if self.weight:
            yield maxsize, self.weight, Place.TOP
            return
        first, place_of_first = 0, 1
        for end, weight, place in _REGIONS:
            last = end - before
            if last >= len(words):
                yield maxsize, weight, place
                return
            if last > 0:
                place_of_first += len("  ".join(words[first:last])) + 2
                first = last
                yield place_of_first, weight, place


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
