"""The entries of a live blog: each paragraph with the time that stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.api.when import Precision
from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.live import is_live_title

FEWEST = 2
"""Bare times of day from which a page is told entry by entry."""


def with_entry_times(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return a story's blocks with the dates and ages above a live blog's entries made into times; another story's stay.

    The first date of a live blog is its own. An entry's time is told as the page has it.
    """
    if not is_live_title(title):
        return list(blocks)
    told, own = [], False
    for block in blocks:
        when = block.publication and (block.publication.published or block.publication.updated)
        entry = own and when and block.publication and not block.publication.labelled and not block.publication.rest
        if entry and when and when.precision is Precision.MINUTE:
            told.append(replace(block, kind=Kind.TIME, publication=None))
        else:
            told.append(block)
        own = own or when is not None
    return told


def is_live(blocks: Sequence[Block]) -> bool:
    """Return whether a story is told entry by entry, each beneath its time of day."""
    return sum(block.kind is Kind.TIME for block in blocks) >= FEWEST
