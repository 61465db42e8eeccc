"""Stories on their way out: nothing in them steers what they are opened in, whoever wrote them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from store.api.story import Story
from store.api.views import MarkedStory, Marks
from store.text.clean import clean_line, clean_text


def clean_story(one: MarkedStory, *, notes: bool = True) -> MarkedStory:
    """Return a story as it may leave: each of its texts one cleaned line, its note cleaned lines, or left out."""
    plain = {name: _cleaned(value) for name, value in one.story.to_json().items()}
    plain["title"] = plain["title"] or plain["id"]  # of a title that was nothing but signs that steer
    marks = Marks(
        one.marks.read,
        one.marks.starred,
        clean_line(one.marks.theme),
        tuple(map(clean_line, one.marks.tags)),
        clean_text(one.marks.note) if notes else "",
    )
    return replace(one, story=Story.from_json(plain), marks=marks, themes=tuple(map(clean_line, one.themes)))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return {name: _cleaned(one) for name, one in value.items()} if isinstance(value, dict) else value
