"""Stories as JSON Lines, which come in again unchanged: a story a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import orjson

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.plain_story import FORM, FORM_NAME, plain_story


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:  # noqa: ARG001 - a line tells of its story alone
    """Write stories a line each; the names in it are stable."""
    for one in stories:
        out.write(orjson.dumps({FORM_NAME: FORM, **plain_story(one)}, option=orjson.OPT_APPEND_NEWLINE))
