"""Stories as JSON, which comes in again unchanged: `{"dateline": 1, …, "stories": […]}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.json_list import write_with_list
from store.exports.plain_story import FORM, FORM_NAME, plain_story


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Write stories as one JSON object, a story a line; the names in it are stable."""
    head = {
        FORM_NAME: FORM,
        "title": about.title,
        "selection": about.selection,
        "made": about.made.isoformat(),
        "count": about.count,
    }
    write_with_list(out, head, "stories", map(plain_story, stories))
