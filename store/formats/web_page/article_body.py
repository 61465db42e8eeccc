"""Which of a page's text is its article: what trafilatura finds, made whole by the blocks that stand beside it in the same form.

Trafilatura is exact where a page is built as most are. Where it takes one of several parts of a text, the other parts are known by
standing in elements of the same name; where it finds a menu, the part of the page that holds nearly all running text is taken.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from store.formats.web_page.text_blocks import TextBlock, text_blocks
from store.text.reading_limits import UNEXPECTED_ERRORS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEARLY_ALL = 0.8
_TOO_LITTLE = 0.15
"""What is found must hold more than this share of what the page's largest part holds."""
_COMMON = 0.3
"""Share of the text that stands in elements of one name, for others of that name to be taken too."""
_WINDOW, _SEARCHED = 20_000, 200_000
"""Letters ahead in which a block is looked for, and letters of a text that is searched from its beginning again."""
_FEW_CHILDREN, _MOST_WORK = 100, 1_000_000_000
"""Elements in one that are not worth counting, and characters that may be moved."""
_SHORT = 40
_LONG = 200
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAVES = frozenset(("p", "li", "blockquote", "td", "tr", "dd", "pre"))
_LETTERS = re.compile(r"\w+")
_STOPS = (".", "!", "?", "…", "。", "۔", "।", ":", "！", "？")


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of a page's article."""

    blocks: list[TextBlock]
    """Its blocks, from its first running text to its last; none if there is no article."""
    teasers: int
    """How many headings that are links stand among them on the page."""


def article_text(tree: HtmlElement) -> ArticleText:
    """Return the text of a page's article."""
    blocks = text_blocks(tree)
    taken = _found(tree, blocks)
    names: Counter[tuple[str, str | int]] = Counter()
    for block in compress(blocks, taken):
        names[_name(block)] += running(block)
    most = _COMMON * names.total()
    common = {name for name, amount in names.items() if amount > most}
    inside = set(_part_of(tree, list(compress(blocks, taken)), _NEARLY_ALL).iter())
    ends = [index for index, is_taken in enumerate(taken) if is_taken]
    article = [
        block
        for index, (block, is_taken) in enumerate(zip(blocks, taken, strict=True))
        if is_taken
        or (
            running(block)
            and (_name(block) in common or (ends[0] < index < ends[-1] and _is_quoted(block) and block.element in inside))
        )
    ]
    begin = next(
        (index for index, block in enumerate(article) if running(block) or (block.tag == "p" and block.link_share < 0.5)), 0
    )
    if (
        begin
        and article[begin - 1].tag in _HEADINGS
        and article[begin - 1].links == 0
        and len(article[begin - 1].text) > _SHORT
    ):
        begin -= 1
    end = next((index for index in range(len(article), 0, -1) if is_text(article[index - 1])), 0)
    if not any(map(running, article)):
        return ArticleText([], 0)
    between = blocks[blocks.index(article[begin]) : blocks.index(article[end - 1])]
    return ArticleText(article[begin:end], sum(block.tag in _HEADINGS and block.link_share > 0.8 for block in between))


def _is_quoted(block: TextBlock) -> bool:
    return block.tag == "blockquote" or any(parent.tag == "blockquote" for parent in block.element.iterancestors("blockquote"))


def is_text(block: TextBlock) -> bool:
    """Return whether a block can stand at an end of an article: no heading, and not mostly a link."""
    return running(block) > 0 or (block.link_share < 0.5 and block.tag in _LEAVES)


def running(block: TextBlock) -> int:
    """Return how much running text a block is, in characters; none if it is mostly links, or too short."""
    own = len(block.text) - block.links
    wide = len(block.text.encode("utf-8", "replace")) - 2 * block.links
    if wide < _SHORT or block.link_share > 0.4 or block.tag in _HEADINGS:
        return 0
    is_sentence = block.text.rstrip("”\"'’)").endswith(_STOPS)
    return own if is_sentence or own > _LONG else own * 2 // 5


def _found(tree: HtmlElement, blocks: list[TextBlock]) -> list[bool]:
    """Return for each block whether it is taken for a part of the article."""
    taken = _matches(blocks, _extracted(tree))
    amount = sum(running(block) for block, is_taken in zip(blocks, taken, strict=True) if is_taken)
    root = _part_of(tree, blocks, _NEARLY_ALL)
    inside = set(root.iter())
    others = [block.element in inside and block.link_share <= 0.5 for block in blocks]
    most = sum(running(block) for block, is_inside in zip(blocks, others, strict=True) if is_inside)
    return others if amount < _TOO_LITTLE * most else taken


def _extracted(tree: HtmlElement) -> str:
    """Return the text that trafilatura takes for the article; nothing where it finds none, fails, or would take too long."""
    if _work(tree) > _MOST_WORK:
        return ""
    from lxml.etree import LxmlError
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of a page is nothing for a person
    try:
        return extract(tree, fast=True, include_comments=False) or ""
    except (*UNEXPECTED_ERRORS, LxmlError):
        return ""


def _work(tree: HtmlElement) -> int:
    """Return how many characters trafilatura may move: each element that it takes out of another moves the text behind it."""
    work = 0
    for element in tree.iter():
        children = len(element)
        if children > _FEW_CHILDREN:
            work += children * sum(len(child.tail) for child in element if child.tail)
    return work


def _matches(blocks: list[TextBlock], text: str) -> list[bool]:
    """Return for each block whether it stands in a text, which has the blocks in the same order and may have parted or joined them."""
    letters, lines, at = _letters(text), set(map(_letters, text.split("\n"))), 0
    taken = []
    for block in blocks:
        own = _letters(block.text)
        place = letters.find(own, at, at + len(own) + _WINDOW) if own else -1
        if place < 0 and own and len(letters) <= _SEARCHED:
            place = letters.find(own)
        taken.append(place >= 0 or (bool(own) and own in lines))
        at = max(at, place + len(own)) if place >= 0 else at
    return taken


def _part_of(tree: HtmlElement, blocks: list[TextBlock], share: float) -> HtmlElement:
    """Return the smallest element that holds nearly all running text of some blocks."""
    held: Counter[HtmlElement] = Counter()
    for block in blocks:
        if amount := running(block):
            element: HtmlElement | None = block.element
            while element is not None:
                held[element] += amount
                element = element.getparent()
    root = tree
    while (best := max(root, key=held.__getitem__, default=None)) is not None:
        if best.tag in _LEAVES or not held[best] or held[best] < share * held[root]:
            break
        root = best
    return root


def _name(block: TextBlock) -> tuple[str, str | int]:
    """Return by what the element that a block stands in is known again: its class, or else that it is this very element."""
    element = block.element
    if element.tag in _LEAVES and (parent := element.getparent()) is not None:
        element = parent
    return str(element.tag), element.get("class") or id(element)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))
