"""Live blogs: pages that are written entry by entry through a day, each with its time above it."""

# ruff: noqa: E501 - patterns read best in long lines
from __future__ import annotations

import re
from collections.abc import Sequence

from store.api.when import Precision
from store.formats.news_text.blocks import Block, Kind
from store.text.late_pattern import LatePattern

_LIVE = LatePattern(
    r"""^live\s*(?:[:|–—-]|(?:blog|updates?|coverage|report(?:ing)?)\b)|\blive[ -]?(?:blog|ticker)|\blive\s+(?:updates?|coverage|report(?:ing)?)\b
    |[:|–—,-]\s*(?:as\s+it\s+happened|live|en\s+direct|en\s+vivo|en\s+directo|ao\s+vivo|in\s+diretta|canlı)\s*$|\bas\s+it\s+happened\b|\bminute[ -]by[ -]minute\b
    |^(?:en\s+direct|en\s+vivo|en\s+directo|ao\s+vivo|aovivo|(?:la\s+)?diretta|canlı|liveticker|онлайн|прямая\s+трансляция)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = ("live", "happened", "direct", "vivo", "minute", "diretta")
"""One of these stands in what is told live, if it is told in plain letters."""
_FEWEST = 2
"""Bare times of day from which a page is told entry by entry."""


def is_live_title(title: str) -> bool:
    """Return whether a headline says that its page is written live."""
    if title.isascii() and not any(map(title.lower().__contains__, _WORDS)):
        return False
    return bool(_LIVE.compiled.search(title))


def is_live(blocks: Sequence[Block]) -> bool:
    """Return whether a story is told entry by entry, each beneath its time of day."""
    return sum(block.kind == Kind.TIME for block in blocks) >= _FEWEST


def with_entry_times(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return a story's blocks with the dates and ages above a live blog's entries made into times; another story's stay.

    The first date of a live blog is its own. An entry's time is kept as the page has it.
    """
    if not is_live_title(title):
        return list(blocks)
    first = next((block for block in blocks if block.when), None)
    return [block._replace(kind=Kind.TIME, publication=None) if _is_entry(block, first) else block for block in blocks]


def _is_entry(block: Block, first: Block | None) -> bool:
    """Return whether a date further down a live blog is the time of an entry: a bare minute."""
    line, when = block.publication, block.when
    minute = when is not None and when.precision is Precision.MINUTE
    return block is not first and line is not None and minute and not line.labelled and not line.rest
