"""A story whose text a person changed in an editor: what they changed is taken, all else stays as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.when import When
from tui.screens.timeline.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.api.story import Story
    from store.formats import Read

_FIELDS = ("title", "caption", "credit", "published", "highlights", "place", "body", "link")
"""What a story's text tells of it."""


def corrected(story: Story, before: str, after: str) -> tuple[Story | None, Sequence[Read]]:
    """Return the story as its text tells it now, and what was read of that; None if it is no version of the story any more.

    Then it would stand as a story of its own, which is for the person to say.
    """
    from store.formats import ReadStory
    from store.identity.versions import version_score

    read, was = read_text(after), read_text(before)
    if len(read) != 1 or len(was) != 1 or not isinstance(read[0], ReadStory) or not isinstance(was[0], ReadStory):
        return None, read
    one, other = read[0].story, was[0].story
    changes = {name: getattr(one, name) for name in _FIELDS if getattr(one, name) != getattr(other, name)}
    now = replace(story, **changes, updated=When.now())
    same = "title" not in changes and version_score(story, now) > 0
    return (now if same else None), read
