"""A story with its marks as plain data, which comes in again unchanged: what JSON, JSON Lines and Markdown write."""

from __future__ import annotations

from typing import Any

from store.api.story import Story
from store.api.views import MarkedStory, Marks

FORM = 1
"""Version of the form, told in every file that is to come in again."""
FORM_NAME = "dateline"
"""Under what the version stands."""


def plain_story(one: MarkedStory) -> dict[str, Any]:
    """Return a story by the names of its fields, and its marks under `marks`; what is empty is left out."""
    marks = _plain_marks(one.marks)
    return {**_plain_fields(one.story), **({"marks": marks} if marks else {})}


def flat_story(one: MarkedStory) -> dict[str, Any]:
    """Return the version of the form, a story by the names of its fields, and its marks by theirs; what is empty is left out."""
    return {FORM_NAME: FORM, **_plain_fields(one.story), **_plain_marks(one.marks)}


def _plain_fields(story: Story) -> dict[str, Any]:
    return {name: value for name, value in story.to_json().items() if value not in (None, "", [], False)}


def _plain_marks(marks: Marks) -> dict[str, Any]:
    """Return marks by their names; what is empty is left out."""
    given = {
        "read": marks.read,
        "starred": marks.starred,
        "theme": marks.theme,
        "tags": list(marks.tags),
        "note": marks.note,
    }
    return {name: value for name, value in given.items() if value}
