"""Stories as JSON, which comes in again unchanged: `{"dateline": 1, …, "stories": […]}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import orjson

from store.api.views import MarkedStory
from store.exports.about import About
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
    out.write(orjson.dumps(head)[:-1] + b',"stories":[')
    before = b"\n"
    for one in stories:
        out.write(before + orjson.dumps(plain_story(one)))
        before = b",\n"
    out.write(b"\n]}\n")
