"""Lists beneath a story: topics, tags and other stories, whose lines are no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.line_shapes import is_running_text
from store.formats.news_text.list_headings import opens_list

_LONGEST_ITEM = 120


def without_lists(blocks: Sequence[Block]) -> list[Block]:
    """Return a story's blocks without furniture, and without the lists that furniture opens.

    A list ends with the first sentence or paragraph; a short line right above a paragraph, set off from the list, stays as a subhead.
    """
    kept: list[Block] = []
    in_list, items = False, 0
    for index, block in enumerate(blocks):
        if block.kind == Kind.FURNITURE:
            if not in_list or opens_list(block.text):
                in_list, items = opens_list(block.text), 0
        elif in_list and kept and _is_item(block) and not (items and _is_subhead(block, blocks[index + 1 : index + 2])):
            items += 1
        elif block.kind != Kind.RULE:
            in_list = False
            kept.append(block)
    return kept


def _is_item(block: Block) -> bool:
    """Return whether a block can be a line of a list: short, and no sentence."""
    stops = block.text.endswith((".", "。", "।", "۔")) and len(block.text.split()) > 3
    return block.kind in (Kind.TEXT, Kind.BULLET, Kind.LINK) and not stops and len(block.text) < _LONGEST_ITEM


def _is_subhead(block: Block, following: Sequence[Block]) -> bool:
    """Return whether a line that is set off from the lines of a list above it stands right above a paragraph."""
    above = any(is_running_text(paragraph) and paragraph.is_sentence for paragraph in following)
    return block.gap > 0 and block.kind == Kind.TEXT and above
