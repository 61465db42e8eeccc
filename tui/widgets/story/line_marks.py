"""The lines of a story as they are painted: their margin, and what their letters carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from tui.widgets.story.story_layout import DATE, MEASURE

MARGIN = 2
"""Columns left free before the text at least; one more is left free after it."""


def margin(width: int) -> int:
    """Return how many columns stand free before the text: it is in the middle of those that it does not need."""
    return max(MARGIN, (width - MEASURE) // 2)


def has_date(text: Text, which: int) -> bool:
    """Return whether a line has a date of the story, by its place among them."""
    return any(isinstance(span.style, Style) and span.style.meta.get(DATE) == which for span in text.spans)


def with_found(segments: Iterable[Segment], which: int, here: Style) -> list[Segment]:
    """Return a line with the place of the words marked that the person is on."""
    return [
        Segment(text, style + here) if style is not None and style.meta.get("found") == which else Segment(text, style)
        for text, style, _ in segments
    ]


def meta_at(segments: Iterable[Segment], column: int) -> Mapping[str, Any]:
    """Return what the style carries of the letter that stands in a column of a line; nothing before its first and after its last."""
    end = 0
    for segment in segments if column >= 0 else ():
        end += segment.cell_length
        if column < end:
            return segment.style.meta if segment.style else {}
    return {}
