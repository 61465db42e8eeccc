"""Live blogs: pages that are written entry by entry through a day, each with its time."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re

_LIVE = re.compile(
    r"""^live\s*(?:[:|–—-]|(?:blog|updates?|coverage|report(?:ing)?)\b)|\blive[ -]?(?:blog|ticker)|\blive\s+(?:updates?|coverage|report(?:ing)?)\b
    |[:|–—,-]\s*(?:as\s+it\s+happened|live|en\s+direct|en\s+vivo|en\s+directo|ao\s+vivo|in\s+diretta|canlı)\s*$|\bas\s+it\s+happened\b|\bminute[ -]by[ -]minute\b
    |^(?:en\s+direct|en\s+vivo|en\s+directo|ao\s+vivo|aovivo|(?:la\s+)?diretta|canlı|liveticker|онлайн|прямая\s+трансляция)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    r"""(?:\d+[hm]\s+ago|(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d)(?::[0-5]\d)?(?:\s*[ap]\.?m\.?)?|(?:1[0-2]|[1-9])\s*[ap]\.?m\.?)
    (?:\s*(?:uhr|hrs?|h|[A-Z]{2,5}|GMT[+-]\d+|local\s+time|\(\s*(?:\d\d?[:.]\d\d\s*)?[A-Z]{2,5}\s*\)))?\s*[:|–—-]?""",
    re.IGNORECASE | re.VERBOSE,
)


def is_clock(line: str) -> bool:
    """Return whether a line is nothing but a time of day, as it stands above the entries of a live blog."""
    return len(line) <= 24 and line[0].isdigit() and bool(_CLOCK.fullmatch(line))


def is_live_title(title: str) -> bool:
    """Return whether a headline says that its page is written live."""
    return bool(_LIVE.search(title))
