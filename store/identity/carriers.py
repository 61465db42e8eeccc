"""Carriers: the same report published by several sources is one story, which says where else it was."""

from __future__ import annotations

from dataclasses import replace

from store.api.errors import UnknownStoryError
from store.api.story import Carried, Story
from store.identity.links import host_of
from store.text.fold import fold

_FULLER = 1.2
"""A text that is so many times as long as another is the one to read."""


def is_other_source(old: Story, new: Story) -> bool:
    """Return whether two versions of one story come from two sources; not if one doesn't say where it comes from."""
    if not old.source or not new.source or fold(old.source) == fold(new.source):
        return False
    return host_of(old.link) != host_of(new.link) or not old.link


def is_fuller(new: Story, old: Story) -> bool:
    """Return whether a text is clearly longer than another."""
    return text_length(new) > text_length(old) * _FULLER


def carried_by_both(lead: Story, other: Story) -> tuple[Carried, ...]:
    """Return where else a story was published that two sources have, besides the one it is read from."""
    own = Carried(lead.source, lead.link)
    places = (*lead.also, *other.also, Carried(other.source, other.link))
    return tuple(dict.fromkeys(place for place in places if place != own))


def place_of(story: Story, source: str) -> Carried:
    """Return the place besides its own where a source published a story; without a name, the only one there is.

    Raises UnknownStoryError, telling which there are.
    """
    named = [place for place in story.also if not source or fold(source) in (fold(place.source), fold(place.link))]
    if len(named) != 1:
        there = ", ".join(place.source or place.link for place in story.also)
        raise UnknownStoryError(f"the story {story.id} is also in {there}; say which of them to part from it")
    return named[0]


def taken_from(story: Story, place: Carried) -> Story:
    """Return a story that no longer says that it was published in a place."""
    return replace(story, also=tuple(other for other in story.also if other != place))


def is_text_of(text: Story, place: Carried) -> bool:
    """Return whether a text is the one that was published in a place."""
    return Carried(text.source, text.link) == place


def text_length(story: Story) -> int:
    """Return how many characters of text a story has."""
    return sum(map(len, (*story.highlights, *story.body)))
