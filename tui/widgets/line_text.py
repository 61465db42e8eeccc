"""Text on a line of the terminal: cut to its columns, searched words marked, and the signs that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from store.api.search import Matched
from store.api.views import StoryRow
from tui.terminal.anchored_text import surplus
from tui.terminal.steady_widths import steady
from tui.widgets.date_words import whole_day

HERE, UNREAD, STARRED = "▌", "●", "★"
HAPPENED, AHEAD = "◇", "▷"
"""What stories say happened on a day; what they announce for it."""


def fit(text: str, width: int) -> str:
    """Return a text in exactly so many columns, cut with an ellipsis if it is longer."""
    text = steady(text)
    room = width - surplus(text)
    if cell_len(text) <= room:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, room - 1)).rstrip() + "…", width)


def whole_line(segments: Iterable[Segment], width: int, ground: Style) -> Strip:
    """Return a line of exactly so many columns on a ground: made in one go, as each step on the way would be a line of its own."""
    return Strip(Segment.adjust_line_length(list(Segment.apply_style(segments, ground)), width, ground), width)


def parted(text: str, width: int) -> tuple[str, str]:
    """Return what of a text stands on a first line of so many columns, and what follows; words stay whole where they can."""
    if cell_len(text) <= width:
        return text, ""
    first = chop_cells(text, width)[0]
    if text[len(first)] != " " and (space := first.rfind(" ")) > 0:
        first = first[:space]
    return first.rstrip(), text[len(first) :].lstrip()


def mark_terms(text: Text, matched: Matched, style: Style) -> None:
    """Mark the words of a text that a search found."""
    for start, end in _spans(text.plain, matched):
        text.stylize(style, start, end)


def marked(text: str, matched: Matched, style: Style, match: Style) -> list[Segment]:
    """Return a text in a style, with the words marked that a search was about."""
    segments, done = [], 0
    for start, end in _spans(text, matched):
        segments += [Segment(text[done:start], style), Segment(text[start:end], style + match)]
        done = end
    return [*segments, Segment(text[done:], style)]


def _spans(text: str, matched: Matched) -> list[tuple[int, int]]:
    """Return what of a text is marked; what finds it is loaded with the first search."""
    if not matched:
        return []
    from store.text.match_spans import matched_spans

    return matched_spans(text, matched)


def day_of(row: StoryRow) -> str:
    """Return the day of a story as lists have it: ` 2 Jun 2025`."""
    return f"{whole_day(row.published.first_day):>11}"
