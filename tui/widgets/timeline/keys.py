"""The timeline's own keys."""

from __future__ import annotations

from textual.binding import Binding


def _key(keys: str, action: str, label: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, label, id=f"timeline.{name}", tooltip=tooltip)


KEYS = [
    _key("j,down", "step(1)", "Next", "next", "Go to the next line"),
    _key("k,up", "step(-1)", "Previous", "previous", "Go to the line before"),
    _key("pagedown,ctrl+f", "page(1)", "Page down", "page-down", "Go a page down"),
    _key("pageup,ctrl+b", "page(-1)", "Page up", "page-up", "Go a page up"),
    _key("home", "edge(-1)", "Top", "top", "Go to the top of the timeline"),
    _key("end,G", "edge(1)", "Bottom", "bottom", "Go to the bottom of the timeline"),
    _key("right_parenthesis", "next_day(1)", "Next day", "next-day", "Go to the next day that has stories"),
    _key("left_parenthesis", "next_day(-1)", "Day before", "day-before", "Go to the day before that has stories"),
    _key(
        "right_curly_bracket",
        "next_group(1)",
        "Next month",
        "next-month",
        "Go to the next month",
    ),
    _key("left_curly_bracket", "next_group(-1)", "Month before", "month-before", "Go to the month before"),
    _key("plus,equals_sign", "zoom(-1)", "Closer", "closer", "Look closer: decades, years, months, weeks, stories"),
    _key("minus", "zoom(1)", "Farther", "farther", "Look from farther away"),
    _key("enter", "open", "Read", "read", "Read the story, or look into a stretch of time"),
]
