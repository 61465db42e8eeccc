"""The text of a page as a list of blocks: paragraphs, headings, items and rows, each with how much of it is links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike
    strong sub sup time tt u var wbr inline amp-mathml center-text""".split()
)
_WITHOUT = frozenset(
    ("figcaption", "audio", "video", "picture", "img", "title", "head", "map", "rt", "script", "style", "math")
)
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of a page's text."""

    element: HtmlElement
    """The innermost element that holds all of it."""
    tag: str
    """The block's own tag."""
    text: str
    """Its words on one line."""
    links: int
    """How many characters of it are links."""

    @property
    def link_share(self) -> float:
        """Which share of it is links."""
        return self.links / max(1, len(self.text))


@dataclass(slots=True)
class _Collector:
    found: list[TextBlock] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    has_text: bool = False
    links: int = 0

    def take(self, text: str | None, *, link: bool) -> None:
        """Take a piece of running text."""
        if text:
            self.parts.append(text)
            self.has_text = self.has_text or not text.isspace()
            self.links += len(text.strip()) if link else 0

    def end(self, element: HtmlElement, tag: str) -> None:
        """End a block."""
        if self.has_text:
            whole = "".join(self.parts)
            pieces = [piece for piece in map(clean_line, _BREAK.split(whole)) if piece]
            size = max(1, sum(map(len, pieces)))
            for piece in pieces:
                share = len(piece) / size
                self.found.append(TextBlock(element, tag, piece, int(self.links * share)))
        self.parts.clear()
        self.links = 0
        self.has_text = False


def text_blocks(tree: HtmlElement, *, layout: bool = False) -> list[TextBlock]:
    """Return the blocks of a tree's text in order, without captions of pictures; with `layout`, a table's cells are blocks too."""
    from lxml.etree import iterwalk

    collector = _Collector()
    blocks: list[HtmlElement] = [tree]
    links = hidden = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "!"
        start = event == "start"
        step = 1 if start else -1
        if tag in _WITHOUT:
            hidden += step
        is_cell = tag in ("td", "th") and not layout
        is_block = not is_cell and tag not in _INLINE and tag not in ("br", "!") and tag not in _WITHOUT
        if is_block and not hidden:
            collector.end(blocks[-1], str(blocks[-1].tag))
            if start:
                blocks.append(element)
            else:
                blocks.pop()
        if start:
            links += tag == "a"
        if tag == "br" and start and not hidden:
            collector.take("\n", link=False)
        if is_cell and start and collector.has_text:
            collector.take(" | ", link=False)
        if start and not hidden and tag != "!":
            collector.take(_one_line(element.text), link=links > 0)
        if not start:
            links -= tag == "a"
            if not hidden:
                collector.take(_one_line(element.tail), link=links > 0)
    collector.end(tree, str(tree.tag))
    return collector.found


def _one_line(text: str | None) -> str | None:
    return text.replace("\n", " ").replace("\r", " ") if text else text
