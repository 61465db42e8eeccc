"""The names of a story, each once: a family name counts as the full name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from store.api.story import Story
from store.names.name import Name
from store.names.occurrence import Occurrence
from store.names.occurrences import occurrences
from store.names.variants import full_names
from store.text.fold import words
from store.text.reading_limits import beginning_of

_MAX_NAMES = 120


def name_keys(story: Story) -> list[str]:
    """Return the folded keys of a story's names, each once, in order of appearance."""
    return [name.key for name in find_names(story)]


def find_names(story: Story) -> list[Name]:
    """Return a story's names, each once, in order of appearance."""
    return distinct_names(occurrences(texts_of(story)), story.place)


def texts_of(story: Story) -> tuple[str, ...]:
    """Return the parts of a story in which names are looked for, the title first."""
    story = beginning_of(story)
    return (story.title, *story.highlights, story.caption, *story.body)


def names_in(texts: Sequence[str], place: str = "") -> list[Name]:
    """Return the names in the parts of a text that was written at a place, each once, in order of appearance."""
    return distinct_names(occurrences(texts), place)


def distinct_names(seen: Sequence[Occurrence], place: str, short: Mapping[str, str] | None = None) -> list[Name]:
    """Return the names that occur in a text, each once, and the place of its dateline.

    `short` is which of them are short for others, as `full_names` tells it, if that is known.
    """
    found: dict[str, Name] = {}
    for name, _, _, _ in seen:
        found.setdefault(name.key, name)
    short = full_names(list(found)) if short is None else short
    if short:
        articled = {one.name.key for one in seen if one.name.key in short and one.before == "the"}
        for alone in short:
            if alone not in articled:
                del found[alone]
    if place:
        dateline = dateline_name(place)
        found.setdefault(dateline.key, dateline)
    return list(found.values())[:_MAX_NAMES]


@lru_cache(1_000)
def dateline_name(place: str) -> Name:
    """Return a dateline's place as a sentence prints it: `New York` for `NEW YORK`."""
    printed = " ".join(part.capitalize() if part.isupper() else part for part in place.split())
    return Name(printed, " ".join(words(printed)))
