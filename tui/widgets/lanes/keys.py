"""The lanes' own keys."""

from __future__ import annotations

from textual.binding import Binding


def _key(keys: str, action: str, label: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, label, id=f"lanes.{name}", tooltip=tooltip)


KEYS = [
    _key("j,down", "step(1)", "Next", "next", "Go to the lane's next story"),
    _key("k,up", "step(-1)", "Previous", "previous", "Go to the lane's story before"),
    _key("h,left", "across(-1)", "Left lane", "left", "Go to the lane on the left"),
    _key("l,right", "across(1)", "Right lane", "right", "Go to the lane on the right"),
    _key("pagedown", "page(1)", "Page down", "page-down", "Go a page down"),
    _key("pageup", "page(-1)", "Page up", "page-up", "Go a page up"),
    _key("home", "page(-999999)", "Top", "top", "Go to the top of the lanes"),
    _key("end,G", "page(999999)", "Bottom", "bottom", "Go to the bottom of the lanes"),
    _key("enter", "open", "Read", "read", "Read the story, or open what is folded"),
]
