"""The keys that matter now: what the bottom line shows in each state of the screen."""

from __future__ import annotations

from tui.widgets.foot import Hint

_BACK = ("Esc", "back", "leave")
FOLLOWING: list[Hint] = [
    ("i", "back", "thread_alone"),
    ("I", "storyline", "draw_thread('line')"),
    ("M", "map", "draw_thread('map')"),
    ("X", "put right", "correct_thread"),
    ("↵", "read", ""),
    ("?", "help", "help"),
]
ASKING: list[Hint] = [
    ("↵", "go there", ""),
    ("Esc", "back", ""),
    ("Tab", "complete", ""),
    ("↑ ↓", "earlier", ""),
    ("ctrl+n", "next match", ""),
]
NAMING: list[Hint] = [
    ("↵", "keep", ""),
    ("Esc", "back", ""),
]
READING: list[Hint] = [
    ("Esc", "timeline", "leave"),
    ("j k", "scroll", "read_on"),
    ("Tab", "related", "app.focus_next"),
    ("[ ]", "thread", "thread_step(1)"),
    ("p", "names", "names"),
    ("s", "star", "star"),
    ("o", "link", "open_link"),
    ("u", "next unread", "unread(1)"),
]
HUNTING: list[Hint] = [
    ("n N", "matches", "match(1)"),
    ("b", "narrow", "narrow"),
    ("B", "widen", "widen"),
    ("W", "watch", "keep_watch"),
    _BACK,
    ("a", "among all", "among"),
    ("K", "theme", "new_theme"),
    ("/", "change", "search"),
    ("↵", "read", ""),
]
LANES: list[Hint] = [
    ("h l", "lanes", ""),
    ("j k", "move", ""),
    ("↵", "read", ""),
    ("v", "stream", "view"),
    ("?", "help", "help"),
]
BROWSING: list[Hint] = [
    ("↵", "read", ""),
    ("/", "find", "search"),
    ("[ ]", "thread", "thread_step(1)"),
    ("g", "date", "go_to_date"),
    ("v", "lanes", "view"),
    ("b", "narrow", "narrow"),
    ("u", "unread", "unread(1)"),
    ("?", "help", "help"),
    ("+ -", "zoom", ""),
    ("q", "quit", "app.quit"),
]


def hints(*, asking: str, reading: bool, hunting: bool, lanes: bool, following: bool) -> list[Hint]:
    """Return the keys for a state of the screen, the most wanted first; `asking` is what the line is open for."""
    if asking:
        return NAMING if asking in ("watch", "thread", "theme") else ASKING
    if reading:
        return READING
    if hunting:
        return HUNTING
    if following:
        return FOLLOWING
    return LANES if lanes else BROWSING
