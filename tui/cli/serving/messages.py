"""What a page says to its session, in the words of textual-serve's script; whatever else comes is nothing."""

from __future__ import annotations

import json
from typing import NamedTuple

_MOST = {"width": 1_000, "height": 500}
"""Columns and lines that a screen is painted with at most: it is held in memory, whoever asks for it."""
_USUAL = {"width": 80, "height": 24}
_LONGEST_PING = 40
"""Letters of a ping that are given back."""


class Message(NamedTuple):
    """One thing that a page says."""

    kind: str
    """`stdin` for keys, `resize`, `ping`, `blur` or `focus`; empty if it means nothing."""
    text: str = ""
    """The keys, or what a ping wants back."""
    width: int = 0
    height: int = 0
    """Columns and lines, of a new size."""


def message(said: str) -> Message:
    """Return what a page says; nothing if it is none of what a page of ours says."""
    try:
        parts = json.loads(said)
    except (ValueError, RecursionError):
        return Message("")
    kind, value = (*parts, None)[:2] if isinstance(parts, list) and parts else (None, None)
    if kind in ("blur", "focus"):
        return Message(kind)
    if kind == "stdin" and isinstance(value, str):
        return Message(kind, value)
    if kind == "ping" and isinstance(value, str):
        return Message(kind, value[:_LONGEST_PING])
    if kind == "resize" and isinstance(value, dict):
        width, height = (value.get(name) for name in _MOST)
        if isinstance(width, int) and isinstance(height, int):
            return Message(kind, "", _within("width", width), _within("height", height))
    return Message("")


def size_asked(width: str, height: str) -> tuple[int, int]:
    """Return the columns and lines that a page's address asks for, as far as they can be had."""
    first, second = (_number("width", width), _number("height", height))
    return first, second


def _number(name: str, text: str) -> int:
    return _within(name, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else _USUAL[name]


def _within(name: str, value: int) -> int:
    return max(1, min(value, _MOST[name]))
